/** Audits of generated classes: what they allocate, and how large their methods are. */
package chainrule.audit;
