package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineCheckException;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A local derivative, down to the differential of one operation. */
class DifferentialStepsTest {

    private static String unfolded(String spec) {
        return new View(Format.TEXT, true, true, View.WIDEST)
                .print(DerivationDocument.of(Fixtures.checked(spec), Layout.GRADIENT));
    }

    @Test
    void eachOperationHasItsRule() {
        assertThat(unfolded(ExampleSpecs.samples().get("HomeworkBce")))
                .containsSubsequence(
                        "d(1/(1 + exp(-z))) = -(1/(1 + exp(-z))^2) d(1 + exp(-z))", "power rule",
                        "d(1 + exp(-z)) = d(exp(-z))", "constant terms",
                        "d(exp(-z)) = exp(-z) d(-z)", "differential of exp",
                        "d(-z) = -dz", "constant factor",
                        "d(x[j] W1[i, j]) = x[j] dW1[i, j]", "constant factors",
                        "d(log(1 - yhat[i])) = (1/(1 - yhat[i])) d(1 - yhat[i])", "differential of log");
    }

    @Test
    void aProductOfTwoVariablesHasTwoTerms() {
        assertThat(unfolded("net Squares {\n input x[3]\n param a[3] ~ glorot\n loss l = sum(a .* tanh(a) .* x)\n}\n"))
                .containsSubsequence(
                        "d(x[i] a[i] tanh(a[i])) = x[i] tanh(a[i]) da[i] + x[i] a[i] d(tanh(a[i]))", "product rule",
                        "d(tanh(a[i])) = (1 - tanh(a[i])^2) da[i]", "differential of tanh");
    }

    /** Cases, a largest element, a recurrence, a root, a batch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "net Cases {\n input x[3]\n param w[3] ~ glorot\n z = w .* x\n a = if z > 0 then z else exp(z) - 1\n"
                        + " loss l = sum(a^2)\n}\n",
                "net Largest {\n input x[3, 4]\n param w[4] ~ glorot\n z[i] = max[j](w[j]*x[i, j])\n loss l = sum(z^2)\n}\n",
                "net Turns {\n input x[5, 2]\n param w[2] ~ glorot\n param u ~ glorot\n"
                        + " h[t] = tanh(u*h[t-1 else 0] + sum[k](w[k]*x[t, k]))\n loss l = sum(h^2)\n}\n",
                "net Length {\n input x[3]\n param w[3] ~ glorot\n loss l = norm2(w .* x)\n}\n",
                "net Batch {\n input x[3]\n param w[3] ~ glorot\n z[i] = w[i]*x[i]\n m[i] = mean[batch](z[i])\n"
                        + " loss l = sum((z - m)^2)\n}\n"
            })
    void everyKindOfOperationHolds(String spec) {
        Explanation e = Explanation.of(Fixtures.checked(spec));
        assertThat(e.locals()).isNotEmpty().allSatisfy(d -> assertThat(d.operations()).isNotEmpty());
    }

    @Test
    void aWrongCoefficientIsCaught() {
        Derivation derivation = Fixtures.checked(ExampleSpecs.samples().get("HomeworkBce"));
        Environment point = CheckPoints.of(derivation).points(Set.of(derivation.network().loss())).get(0);
        for (LocalDerivative d : Explanation.of(derivation).locals()) {
            DifferentialCheck check = new DifferentialCheck(point, d.by());
            for (OperationDifferential o : d.operations()) {
                check.require(o);
                for (int k = 0; k < o.parts().size(); k++) {
                    OperationDifferential wrong = withHalfTheCoefficient(o, k);
                    assertThatThrownBy(() -> check.require(wrong)).isInstanceOf(LineCheckException.class);
                }
            }
        }
    }

    private static OperationDifferential withHalfTheCoefficient(OperationDifferential o, int k) {
        List<OperationDifferential.Part> parts = new ArrayList<>(o.parts());
        OperationDifferential.Part p = parts.get(k);
        parts.set(k, new OperationDifferential.Part(
                p.operand(), p.bound(), Exprs.divide(p.coefficient(), Exprs.num(2))));
        return new OperationDifferential(o.term(), o.rule(), parts);
    }
}
