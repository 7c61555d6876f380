/** Generated classes against the Evaluator, over random networks; what such a comparison needs. */
package chainrule.generated;
