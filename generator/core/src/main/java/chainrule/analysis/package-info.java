/** Names and shapes: from syntax to a resolved network in index notation, or to diagnostics. */
package chainrule.analysis;
