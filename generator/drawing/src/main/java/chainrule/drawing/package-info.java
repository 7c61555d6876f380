/** Places for the nodes of a network's graph, by the Eclipse Layout Kernel; its types never leave this package. */
package chainrule.drawing;
