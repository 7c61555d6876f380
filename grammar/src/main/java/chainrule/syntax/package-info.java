/**
 * The syntax of the language: one record for each construct, each with its place, and the parser that makes them. Names
 * are not resolved here and no operation is known by its name.
 */
package chainrule.syntax;
