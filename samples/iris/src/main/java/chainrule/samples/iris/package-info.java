/** Three species of flower from four measurements. */
package chainrule.samples.iris;
