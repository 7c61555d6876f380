/** From a kernel plan to Java source text, through JavaPoet, whose types do not leave this package. */
package chainrule.emit;
