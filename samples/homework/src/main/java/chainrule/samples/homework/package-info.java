/** The homework's three networks at work. */
package chainrule.samples.homework;
