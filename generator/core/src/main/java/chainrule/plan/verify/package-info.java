/** Whether a plan does what no plan may do: read what is not there, leave a buffer, loop over nothing. */
package chainrule.plan.verify;
