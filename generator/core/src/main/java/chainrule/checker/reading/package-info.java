/** What a student's expressions mean: read by the analysis, in every layout, with the names that the lines themselves define. */
package chainrule.checker.reading;
