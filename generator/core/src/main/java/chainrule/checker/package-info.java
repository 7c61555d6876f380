/**
 * Judges a student's lines about a network: each side of each equality is read by the analysis and evaluated at random points
 * beside what the engine derives; the likely mistake is found by trying a catalogue of corrections. The rooms, each of which uses
 * those before it: {@code edits}, {@code truth}, {@code reading}, {@code mistakes}, {@code judging}.
 */
package chainrule.checker;
