/** Golden texts: what the compiler prints for a few small networks, to the letter. */
package chainrule.golden;
