/** What the tests of several packages share: random specifications, and the way from a text to a derivation. */
package chainrule.testing;
