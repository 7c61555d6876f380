/** Tests of what a network is made of. */
package chainrule.model;
