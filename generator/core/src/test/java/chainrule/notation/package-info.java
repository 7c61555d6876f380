/** What is printed, read back: an interpreter of the language that knows nothing of the compiler. */
package chainrule.notation;
