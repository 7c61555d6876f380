/** Handwritten digits of 8 by 8 pixels. */
package chainrule.samples.digits;
