package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record of a statement or definition, from its text. */
class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            dim n                          ¦ dim n
            dim n = 2*k                    ¦ dim n = (* 2 k)
            input x                        ¦ input x
            input x[4, 3]                  ¦ input x[4, 3]
            input w[6] class[1000]         ¦ input w[6] class[1000]
            input w class[v + 1]           ¦ input w class[(+ v 1)]
            target y[1]                    ¦ target y[1]
            target t class[10]             ¦ target t class[10]
            param b[3]                     ¦ param b[3]
            param s                        ¦ param s
            param W[3, 2] ~ glorot         ¦ param W[3, 2] ~ glorot
            param W[3, 2] ~ normal(0.1)    ¦ param W[3, 2] ~ normal(0.1)
            param g[6] = 1                 ¦ param g[6] = 1
            param g[6] =⏎ -1               ¦ param g[6] = (- 1)
            y = W*x                        ¦ y = (* W x)
            y[i] = x[i]                    ¦ y[i] = x[i]
            y[i: n, j] = x[i, j]           ¦ y[i: n, j] = x[i, j]
            output p                       ¦ output p
            output a, b                    ¦ output a, b
            output p = softmax(z)          ¦ output p; p = softmax(z)
            output p[i] = z[i]             ¦ output p; p[i] = z[i]
            loss l = bce(p, y)             ¦ loss l = bce(p, y)
            step sgd                       ¦ step sgd()
            step sgd(rate = 0.1)           ¦ step sgd(rate = 0.1)
            assume n > 0                   ¦ assume (> n 0)
            assume sum(y) = 1              ¦ assume (== sum(y) 1)
            assume A symmetric             ¦ assume symmetric(A)
            """)
    void isRead(String line, String expected) {
        StatementSyntax statement =
                Parsing.net(line.replace('⏎', '\n')).statements().get(0);
        assertThat(statement.accept(new Shown())).isEqualTo(expected);
        assertThat(statement.span().content()).isEqualTo(line.replace('⏎', '\n'));
    }

    @Test
    void aFileHoldsDefinitionsInAnyOrder() {
        SpecSyntax spec = Parsing.spec("""
                import "lib/layers.net"
                fn nll(logp, t class[k]) = -logp[t]
                net A { x = 1 }
                fn two() = 2; layer id(x[n], units = 3) { x }
                optimizer adam(rate = 1e-3) {
                  state m, v = 1
                  state p
                  m     <- 0.9*m + g
                  theta <- theta -
                           rate*m
                }
                optimizer plain { theta <- -g }
                """);
        assertThat(spec.imports()).extracting(ImportSyntax::path).containsExactly("lib/layers.net");
        assertThat(spec.imports().get(0).pathSpan().content()).isEqualTo("\"lib/layers.net\"");
        assertThat(spec.functions()).extracting(FunctionSyntax::name).containsExactly("nll", "two");
        assertThat(spec.nets()).extracting(NetSyntax::name).containsExactly("A");
        assertThat(spec.text().name()).isEqualTo("test.net");

        FunctionSyntax nll = spec.functions().get(0);
        assertThat(Prefixed.of(nll.body())).isEqualTo("(- logp[t])");
        assertThat(nll.formals().get(0).shaped()).isFalse();
        assertThat(nll.formals().get(1).classes().map(Prefixed::of)).contains("k");
        assertThat(nll.nameSpan()).hasToString("test.net:2:4");

        LayerSyntax layer = spec.layers().get(0);
        assertThat(layer.statements()).isEmpty();
        assertThat(Prefixed.of(layer.result())).isEqualTo("x");
        assertThat(layer.formals().get(0).shaped()).isTrue();
        assertThat(Prefixed.of(layer.formals().get(0).shape())).isEqualTo("n");
        assertThat(layer.formals().get(1).defaultValue().map(Prefixed::of)).contains("3");

        OptimizerSyntax adam = spec.optimizers().get(0);
        assertThat(adam.states()).extracting(StateSyntax::name).containsExactly("m", "v", "p");
        assertThat(adam.states().get(1).initial().map(Prefixed::of)).contains("1");
        assertThat(adam.updates()).extracting(UpdateSyntax::name).containsExactly("m", "theta");
        assertThat(Prefixed.of(adam.updates().get(1).value())).isEqualTo("(- theta (* rate m))");
        assertThat(spec.optimizers().get(1).formals()).isEmpty();
        assertThat(Prefixed.of(spec.optimizers().get(1).updates().get(0).value()))
                .isEqualTo("(- g)");
    }

    @Test
    void aLayerMayEndInADefinition() {
        LayerSyntax layer = Parsing.spec("layer f(x) {\n param W[3]\n y[i] = W[i]*x\n}")
                .layers()
                .get(0);
        assertThat(layer.statements()).hasSize(2);
        assertThat(layer.result()).isInstanceOf(NameSyntax.class);
        assertThat(layer.result().span()).hasToString("test.net:3:2");
    }

    @Test
    void spansCoverWhatWasWritten() {
        BinarySyntax sum = (BinarySyntax) Parsing.expression("𝑥 + (ŷ·f(z, k = 2))' // end");
        assertThat(sum.span().content()).isEqualTo("𝑥 + (ŷ·f(z, k = 2))'");
        assertThat(sum.operatorSpan()).hasToString("test.net:1:3");
        assertThat(sum.right().span().content()).isEqualTo("(ŷ·f(z, k = 2))'");
        BinarySyntax product = (BinarySyntax) ((TransposeSyntax) sum.right()).operand();
        CallSyntax call = (CallSyntax) product.right();
        assertThat(call.calleeSpan().content()).isEqualTo("f");
        assertThat(call.arguments().get(1).span().content()).isEqualTo("k = 2");
    }

    /** Writes a statement with its expressions as {@link Prefixed} does. */
    private static final class Shown implements StatementSyntax.Visitor<String> {
        @Override
        public String visitDim(DimSyntax dim) {
            return "dim " + dim.name() + tail(" = ", dim.value());
        }

        @Override
        public String visitInput(InputSyntax input) {
            return "input " + input.name() + shape(input.shape()) + classes(input.classes());
        }

        @Override
        public String visitTarget(TargetSyntax target) {
            return "target " + target.name() + shape(target.shape()) + classes(target.classes());
        }

        @Override
        public String visitParam(ParamSyntax param) {
            return "param " + param.name() + shape(param.shape()) + tail(" ~ ", param.initializer())
                    + tail(" = ", param.constant());
        }

        @Override
        public String visitDefinition(DefinitionSyntax definition) {
            String indices = definition.indices().isEmpty() ? "" : "[" + Prefixed.binders(definition.indices()) + "]";
            return definition.name() + indices + " = " + Prefixed.of(definition.value());
        }

        @Override
        public String visitOutput(OutputSyntax output) {
            return output.names().stream().map(NameSyntax::name).collect(Collectors.joining(", ", "output ", ""))
                    + output.definition().map(d -> "; " + visitDefinition(d)).orElse("");
        }

        @Override
        public String visitLoss(LossSyntax loss) {
            return "loss " + visitDefinition(loss.definition());
        }

        @Override
        public String visitStep(StepSyntax step) {
            return "step " + Prefixed.of(step.optimizer());
        }

        @Override
        public String visitAssume(AssumeSyntax assume) {
            return "assume " + Prefixed.of(assume.condition());
        }

        private static String shape(List<ExpressionSyntax> shape) {
            return shape.isEmpty() ? "" : "[" + Prefixed.of(shape) + "]";
        }

        private static String classes(Optional<ExpressionSyntax> classes) {
            return classes.map(c -> " class[" + Prefixed.of(c) + "]").orElse("");
        }

        private static String tail(String sign, Optional<ExpressionSyntax> value) {
            return value.map(v -> sign + Prefixed.of(v)).orElse("");
        }
    }
}
