package chainrule.syntax;

import chainrule.source.SourceSpan;

/** An expression as it was written. Brackets are not kept: they are in the shape of the tree. */
public sealed interface ExpressionSyntax
        permits AccessSyntax,
                BinarySyntax,
                BooleanSyntax,
                CallSyntax,
                ConditionalSyntax,
                NameSyntax,
                NumberSyntax,
                PipeSyntax,
                TransposeSyntax,
                UnarySyntax {
    /** Where it stands. */
    SourceSpan span();

    /** Calls the visitor's method for this record. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One traversal, with a method for each record and no default, so that a new record stops it from compiling.
     *
     * @param <R> what the traversal makes of each
     */
    interface Visitor<R> {
        R visitNumber(NumberSyntax number);

        R visitBoolean(BooleanSyntax constant);

        R visitName(NameSyntax name);

        R visitUnary(UnarySyntax unary);

        R visitTranspose(TransposeSyntax transpose);

        R visitBinary(BinarySyntax binary);

        R visitConditional(ConditionalSyntax conditional);

        R visitCall(CallSyntax call);

        R visitAccess(AccessSyntax access);

        R visitPipe(PipeSyntax pipe);
    }
}
