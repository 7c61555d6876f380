/** Tests of the evaluation in several precisions. */
package chainrule.precision;
