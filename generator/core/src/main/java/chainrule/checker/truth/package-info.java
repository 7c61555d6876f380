/** What is right: any derivative of a network as an object, its values at random points, and whether a formula is the same object. */
package chainrule.checker.truth;
