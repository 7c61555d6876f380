/** Text with positions, and what there is to say about it: used by every module, uses nothing. */
package chainrule.source;
