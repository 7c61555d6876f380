/** Plans executed as they are written: what generated code must compute, bit for bit. */
package chainrule.plan.run;
