/** Lines that a person wrote about a resolved network: read by the analysis, with products and sums as people write them. */
package chainrule.analysis.lines;
