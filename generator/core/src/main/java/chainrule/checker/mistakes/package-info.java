/** The likely mistake: a catalogue of corrections of the line and of variations of the truth, each tried. */
package chainrule.checker.mistakes;
