/** A package with a flaw, by which the rules of the house show that they find one. */
package chainrule.house.crooked;
