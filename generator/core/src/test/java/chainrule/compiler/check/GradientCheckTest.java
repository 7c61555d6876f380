package chainrule.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.model.TrainingProgram;
import chainrule.source.DiagnosticPrinter;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradientCheckTest {
    private static final BiFunction<String, double[], double[]> HONEST = (name, gradient) -> gradient;

    @TempDir
    Path folder;

    /** A network with inputs x[3], parameter W[4, 3] and pre-activation z[4], and these further lines. */
    private TrainingProgram program(String lines) throws IOException {
        Path spec = folder.resolve("Net.net");
        Files.writeString(spec, "net Net {\n input x[3]\n target y[2]\n param W[4, 3]\n z = W*x\n" + lines + "\n}\n");
        Result<Derivation> result = Studies.STANDARD.toRun(CompileRequest.of(spec)).derivation();
        assertThat(result.value())
                .as(new DiagnosticPrinter().print(result.diagnostics()))
                .isPresent();
        return result.value().orElseThrow().program();
    }

    private GradientReport check(String lines, BiFunction<String, double[], double[]> spoil) throws IOException {
        TrainingProgram program = program(lines);
        return GradientCheck.run(program, new InterpretedNetwork(program, spoil), 1);
    }

    private static ParameterReport of(String parameter, GradientReport report) {
        return report.parameters().stream()
                .filter(p -> p.parameter().startsWith(parameter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rightGradientsPass() throws IOException {
        GradientReport report = check("param V[2, 4]\n loss l = mse(V * tanh(z), y)", HONEST);
        assertThat(report.passed()).isTrue();
        assertThat(report.draws()).isEqualTo(GradientCheck.WANTED_DRAWS);
        assertThat(of("W", report)).satisfies(w -> {
            assertThat(w.verdict()).isEqualTo(GradientVerdict.AGREES);
            assertThat(w.compared()).isEqualTo(12);
            assertThat(w.silent()).isZero();
            assertThat(w.differenceError()).isLessThan(1e-7);
        });
    }

    @Test
    void oneWrongElementFails() throws IOException {
        GradientReport report = check("param V[2, 4]\n loss l = mse(V * tanh(z), y)", (name, gradient) -> {
            gradient[5] *= name.equals("V") ? 1.001 : 1;
            return gradient;
        });
        assertThat(report.passed()).isFalse();
        assertThat(of("W", report).verdict()).isEqualTo(GradientVerdict.AGREES);
        assertThat(of("V", report).verdict()).isEqualTo(GradientVerdict.DIFFERS);
        assertThat(of("V", report).reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("d/dV[1, 1]: the"));
    }

    @Test
    void aForgottenFactorFails() throws IOException {
        GradientReport report = check("loss l = sum(z^2)", (name, gradient) -> {
            gradient[0] /= 2;
            return gradient;
        });
        assertThat(of("W", report).verdict()).isEqualTo(GradientVerdict.DIFFERS);
    }

    @Test
    void unitsThatNeverAnswerAreNotTested() throws IOException {
        GradientReport report = check("loss l = sum(relu(z - 1000)) + sum(x)", HONEST);
        assertThat(report.passed()).isFalse();
        assertThat(of("W", report).verdict()).isEqualTo(GradientVerdict.UNTESTED);
        assertThat(of("W", report).reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("zero"));
    }

    @Test
    void unitsThatAnswerSometimesAreDrawnAnewUntilTheyDo() throws IOException {
        GradientReport report = check("loss l = sum(relu(z - 1))", HONEST);
        assertThat(report.passed()).isTrue();
        assertThat(of("W", report).silent()).isZero();
    }

    @Test
    void zeroThatIsDerivedPasses() throws IOException {
        GradientReport report = check("param unused\n loss l = sum(z)", HONEST);
        assertThat(report.passed()).isTrue();
        assertThat(of("unused", report).verdict()).isEqualTo(GradientVerdict.ZERO);
        assertThat(check("param unused\n loss l = sum(z)", (name, gradient) -> {
                            gradient[0] += name.equals("unused") ? 1e-3 : 0;
                            return gradient;
                        })
                        .passed())
                .isFalse();
    }

    @Test
    void aLossWithoutAValueFails() throws IOException {
        GradientReport report = check("loss l = log(-1 - sum(z^2))", HONEST);
        assertThat(report.passed()).isFalse();
        assertThat(report.lossProblem()).hasValueSatisfying(p -> assertThat(p).contains("no finite value"));
    }

    @Test
    void aLossThatNeedsPositiveValuesFindsThem() throws IOException {
        GradientReport report = check("loss l = sum(log(z))", HONEST);
        assertThat(report.passed()).isTrue();
        assertThat(report.rejected()).isPositive();
    }

    /** Differences of a loss of 1000 do not see what changes it by 1e-17; the Evaluator does. */
    @Test
    void gradientsThatAreTinyBesideTheLoss() throws IOException {
        String lines = "loss l = 1000 + 0.0000000000000001*sum(tanh(z))";
        assertThat(of("W", check(lines, HONEST)).verdict()).isEqualTo(GradientVerdict.TINY);
        assertThat(check(lines, HONEST).passed()).isTrue();
        for (double off : new double[] {0, 0.5, 1 + 1e-5, -1}) {
            GradientReport report = check(lines, (name, gradient) -> {
                gradient[5] *= off;
                return gradient;
            });
            assertThat(of("W", report).verdict()).as("times %s", off).isEqualTo(GradientVerdict.DIFFERS);
        }
    }

    @Test
    void gradientsThatAreSmallBesideTheLossAreCompared() throws IOException {
        ParameterReport w = of("W", check("loss l = 1000 + 0.000001*sum(tanh(z))", HONEST));
        assertThat(w.verdict()).isEqualTo(GradientVerdict.AGREES);
        assertThat(w.compared()).isEqualTo(12);
    }

    /** One that differences alone know to be wrong: the Evaluator has the same. */
    @Test
    void aSlopeThatBothHaveWrongDiffers() throws IOException {
        TrainingProgram program = program("param V[2, 4]\n loss l = mse(V * tanh(z), y)");
        List<Assignment> backward = program.backward().stream()
                .map(a -> isOf("V", a) ? a.withValue(Exprs.mul(Exprs.num(Rational.of(1001, 1000)), a.value())) : a)
                .toList();
        TrainingProgram wrong = new TrainingProgram(program.network(), program.forward(), backward);
        GradientReport report = GradientCheck.run(wrong, new InterpretedNetwork(wrong, HONEST), 1);
        assertThat(of("V", report).verdict()).isEqualTo(GradientVerdict.DIFFERS);
        assertThat(of("V", report).reason()).hasValueSatisfying(r -> assertThat(r).contains("differences"));
    }

    private static boolean isOf(String parameter, Assignment a) {
        return a.target().primal() != null && a.target().primal().name().equals(parameter);
    }
}
