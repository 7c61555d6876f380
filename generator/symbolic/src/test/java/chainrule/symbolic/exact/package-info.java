/** Tests of exact arithmetic: laws that the functions keep, and differences that rounding would hide. */
package chainrule.symbolic.exact;
