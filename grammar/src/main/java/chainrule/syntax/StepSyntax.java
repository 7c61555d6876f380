package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * How training moves, `step sgd(rate = 0.1)`; a bare name is a call without arguments.
 *
 * @param optimizer the optimizer and its arguments
 * @param span the whole statement
 */
public record StepSyntax(CallSyntax optimizer, SourceSpan span) implements StatementSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitStep(this);
    }
}
