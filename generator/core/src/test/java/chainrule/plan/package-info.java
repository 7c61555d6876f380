/** Plans built by hand, and those of networks. */
package chainrule.plan;
