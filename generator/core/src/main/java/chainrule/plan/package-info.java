/** What a generated class does, down to loops and scalar statements: what lowering makes, and emission prints. */
package chainrule.plan;
