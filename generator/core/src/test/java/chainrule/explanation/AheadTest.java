package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.analysis.Analyzer;
import chainrule.derivation.Derivation;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.Uses;
import chainrule.library.SourceLoader;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.testing.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What runs beside a derivation or a document makes no indices, by whose age terms are ordered, and sees no value that moves:
 * so the text is the same whichever thread is faster.
 */
class AheadTest {

    private static final String SOFTMAX =
            "input x[3]\n target t class[3]\n param W[3, 3] ~ glorot\n z = W*x\n p = softmax(z)\n loss l = cross_entropy(p, t)";
    private static final String RECURRENCE = "input x[4, 3]\n param A[3, 3] ~ normal(0.5)\n"
            + " a[s, k] = x[s, k] + (if s == 0 then 0 else log(sum[i](exp(a[s - 1, i else 0] + A[i, k]))))\n loss l = sum(a)";

    private static String net(String lines) {
        return "net N {\n " + lines + "\n}\n";
    }

    private static long indices() {
        return Long.parseLong(Index.fresh(Affine.constant(1)).name().substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {SOFTMAX, RECURRENCE})
    void measuringStableFormsMakesNoIndices(String lines) {
        Derivation d = Fixtures.checked(net(lines));
        Stabilities forms = Stabilities.of(d, new Uses(d.network()), CheckPoints.of(d));
        long before = indices();
        assertThat(forms.measured()).anyMatch(s -> !s.sweeps().isEmpty());
        assertThat(indices()).isEqualTo(before + 1);
    }

    @Test
    void measuringStableFormsSeesNoMovedValue() {
        Derivation d = Fixtures.checked(net(SOFTMAX));
        CheckPoints points = CheckPoints.of(d);
        Stabilities moved = Stabilities.of(d, new Uses(d.network()), points);
        List<Stability> known = Stabilities.of(d, new Uses(d.network()), points).measured();
        Environment point = points.points(Set.of()).get(0);
        d.network().definitions().forEach(a -> move(point.get(a.target())));
        d.network().inputs().forEach(s -> move(point.get(s)));
        assertThat(moved.measured()).isEqualTo(known);
        assertThat(Stabilities.of(d, new Uses(d.network()), points).measured()).isNotEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {SOFTMAX, RECURRENCE})
    void drawingExactPointsMakesNoIndices(String lines) {
        Diagnostics none = new Diagnostics();
        Network network = Analyzer.analyze(SourceLoader.load(SourceText.of("N.net", net(lines)), none), Map.of(), none)
                .orElseThrow()
                .network();
        Reduce.openAll(network.definitions().stream().map(Assignment::value).toList());
        long before = indices();
        ExactCheck.drawn(network, List::of);
        assertThat(indices()).isEqualTo(before + 1);
    }

    private static void move(Tensor t) {
        for (int k = 0; k < t.data().length; k++) {
            t.data()[k] += 0.1 + k;
        }
    }
}
