package chainrule.syntax;

import chainrule.source.SourceSpan;

/** A line of a net or of a layer. */
public sealed interface StatementSyntax
        permits AssumeSyntax,
                DefinitionSyntax,
                DimSyntax,
                InputSyntax,
                LossSyntax,
                OutputSyntax,
                ParamSyntax,
                StepSyntax,
                TargetSyntax {
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
        R visitDim(DimSyntax dim);

        R visitInput(InputSyntax input);

        R visitTarget(TargetSyntax target);

        R visitParam(ParamSyntax param);

        R visitDefinition(DefinitionSyntax definition);

        R visitOutput(OutputSyntax output);

        R visitLoss(LossSyntax loss);

        R visitStep(StepSyntax step);

        R visitAssume(AssumeSyntax assume);
    }
}
