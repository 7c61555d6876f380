package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.syntax.AssumeSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.InputSyntax;
import chainrule.syntax.LossSyntax;
import chainrule.syntax.OutputSyntax;
import chainrule.syntax.ParamSyntax;
import chainrule.syntax.StatementSyntax;
import chainrule.syntax.StepSyntax;
import chainrule.syntax.TargetSyntax;
import java.util.Optional;

/** The name that a statement declares, and where. */
record DeclaredName(String name, SourceSpan span) {

    static Optional<DeclaredName> of(StatementSyntax s) {
        return s.accept(new Visitor());
    }

    private static final class Visitor implements StatementSyntax.Visitor<Optional<DeclaredName>> {

        private static Optional<DeclaredName> name(String name, SourceSpan span) {
            return Optional.of(new DeclaredName(name, span));
        }

        @Override
        public Optional<DeclaredName> visitDim(DimSyntax dim) {
            return name(dim.name(), dim.nameSpan());
        }

        @Override
        public Optional<DeclaredName> visitInput(InputSyntax input) {
            return name(input.name(), input.nameSpan());
        }

        @Override
        public Optional<DeclaredName> visitTarget(TargetSyntax target) {
            return name(target.name(), target.nameSpan());
        }

        @Override
        public Optional<DeclaredName> visitParam(ParamSyntax param) {
            return name(param.name(), param.nameSpan());
        }

        @Override
        public Optional<DeclaredName> visitDefinition(DefinitionSyntax definition) {
            return name(definition.name(), definition.nameSpan());
        }

        @Override
        public Optional<DeclaredName> visitOutput(OutputSyntax output) {
            return output.definition().flatMap(this::visitDefinition);
        }

        @Override
        public Optional<DeclaredName> visitLoss(LossSyntax loss) {
            return visitDefinition(loss.definition());
        }

        @Override
        public Optional<DeclaredName> visitStep(StepSyntax step) {
            return Optional.empty();
        }

        @Override
        public Optional<DeclaredName> visitAssume(AssumeSyntax assume) {
            return Optional.empty();
        }
    }
}
