/** The standard library, whose formulas are `.net` files on the class path, and the reading of a specification's imports. */
package chainrule.library;
