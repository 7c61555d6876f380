/** Plans as text that reads like mathematics with loops: for people, for tests, and for what a pass has changed. */
package chainrule.plan.text;
