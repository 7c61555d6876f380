package chainrule.library;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.check.GradientCheck;
import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.generated.Generated;
import chainrule.generated.NetworkCheck;
import chainrule.notation.ParseBack;
import chainrule.runtime.ElementType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function, loss and layer of the standard library, found by reading its files: the lines of its derivation hold, its
 * formulas read back, the generated code computes what the Evaluator does in both precisions, and its derivatives are those of
 * central differences. Optimizers and initializers have tests of their own beside this one.
 */
class StandardLibraryTest {

    private static final long SEED = 5;

    static List<Subject> subjects() {
        return Subject.all(Stream.concat(
                        Library.functions().stream().map(Cases::of), Library.layers().stream().map(Cases::of))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void isDerivedPrintedAndGenerated(Subject example) {
        Derivation derivation = example.derivation();
        Generated classes = example.classes();
        assertThat(LineChecker.check(derivation)).isPositive();
        assertThat(ParseBack.check(example.spec(), derivation, SEED)).isPositive();
        assertThat(NetworkCheck.of(derivation, classes, SEED)).as(example.spec()).isEmpty();
        assertThat(GradientCheck.run(
                        derivation.program(), classes.create(ElementType.DOUBLE, GradientCheck.samples()), SEED))
                .as(example.spec())
                .matches(report -> report.passed());
    }

    /** Nothing is left out, and what the language promises is there. */
    @Test
    void theLibraryIsThere() {
        assertThat(Library.all())
                .extracting(f -> f.name())
                .contains("sigmoid", "relu", "leaky_relu", "softplus", "identity", "softmax", "softmin", "log_softmax")
                .contains("elu", "celu", "selu", "silu", "mish", "gelu", "gelu_tanh", "relu6", "rrelu", "threshold")
                .contains("hardtanh", "hardsigmoid", "hardswish", "hardshrink", "softshrink", "softsign", "tanhshrink")
                .contains("mse", "l1", "smooth_l1", "huber", "log_cosh", "pinball", "poisson_nll", "gaussian_nll")
                .contains("bce", "bce_with_logits", "cross_entropy", "nll", "kl", "kl_div", "distillation", "focal", "dice")
                .contains("hinge", "squared_hinge", "soft_margin", "multilabel_soft_margin", "hinge_embedding", "margin_ranking")
                .contains("multi_margin", "multilabel_margin", "cosine_embedding", "triplet_margin")
                .contains("zeros", "ones", "constant", "uniform", "normal", "glorot", "he", "xavier_uniform", "xavier_normal")
                .contains("kaiming_uniform", "kaiming_normal", "lecun_uniform", "lecun_normal", "torch_default");
        assertThat(Library.layers()).extracting(l -> l.name()).contains("dense", "prelu", "glu", "geglu", "swiglu");
        assertThat(Library.optimizers())
                .extracting(o -> o.name())
                .contains("sgd", "asgd", "rprop", "lion", "adam", "adamw", "nadam", "radam", "adamax", "adagrad", "adadelta")
                .contains("rmsprop");
        assertThat(Library.functions()).extracting(f -> f.name()).doesNotContain("glorot");
    }
}
