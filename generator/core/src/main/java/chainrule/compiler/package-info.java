/** From a specification to a derivation and to Java source: the only API of the front ends. */
package chainrule.compiler;
