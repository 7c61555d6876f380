/** Programs built by hand, emitted, compiled, run and compared with a plain interpretation. */
package chainrule.emit;
