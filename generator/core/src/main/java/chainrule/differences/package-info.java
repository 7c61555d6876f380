/** Derivatives by differences, in random directions. */
package chainrule.differences;
