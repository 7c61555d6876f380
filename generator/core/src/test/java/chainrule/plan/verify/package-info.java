/** Spoilt plans are refused. */
package chainrule.plan.verify;
