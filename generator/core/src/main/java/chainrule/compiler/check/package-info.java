/** Checks the gradients of a generated class against two independent references: difference quotients and the Evaluator. */
package chainrule.compiler.check;
