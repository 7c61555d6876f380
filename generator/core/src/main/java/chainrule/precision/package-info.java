/**
 * Terms evaluated as generated code does it, each operation rounded, and to many digits, so that the difference can be seen.
 */
package chainrule.precision;
