package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An adjoint of which a single element is wrong in all forms: that these are equal says nothing, one exact quotient does. */
class ExactAdjointTest {

    static Stream<String> smooth() {
        return Stream.of(
                "net Smooth {\n input x[7]\n param W[5, 7]\n z = W*x\n h = tanh(z)\n loss l = sum(h^2) + sum(exp(h))\n}",
                "net Shared {\n input x[7]\n param w[7]\n z = w .* x\n m = mean[batch](z)\n loss l = sum((z - m)^3)\n}",
                // The prime divides one element more often than the others.
                "net Sizes {\n input x[5]\n param w[5]\n param v\n z = w .* x\n"
                        + " loss l = sum[i](if i >= 1 and i <= 1 then v^3*z[i]^2 else z[i]^2)\n}",
                "net Steps {\n input x[6]\n param w = 0.7\n h[t] = tanh(w*h[t-1 else 0] + x[t])\n loss l = h[3] + h[5]^2\n}");
    }

    static Stream<String> withKinks() {
        return Stream.of(
                "net Kinks {\n input x[7]\n param W[5, 7]\n z = W*x\n h = relu(relu(z))\n loss l = sum(h^2) + sum(h)\n}",
                "net Pool {\n input x[8]\n param K[3]\n c[i: 6] = relu(sum[u](K[u]*x[i + u]))\n"
                        + " m[i: 3] = max[u: 2](c[2*i + u])\n loss l = sum(m^2) + sum(m)\n}");
    }

    private static final Expr THOUSANDTH = Exprs.num(Rational.of(1, 1000));

    private static void mark(Derivation d) {
        ExactLines.mark(d, Excerpts.of(d), new ExactMarks());
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void aSingleElementIsOffByAThousandthOfItself(String spec) {
        requireCaught(spec, (value, here) -> Exprs.mul(value, Exprs.add(Exprs.one(), Exprs.mul(THOUSANDTH, here))));
    }

    /** Where the element may be 0, off by a number. */
    @ParameterizedTest
    @MethodSource("withKinks")
    void aSingleElementIsOffBesideKinks(String spec) {
        requireCaught(spec, (value, here) -> Exprs.add(value, Exprs.mul(THOUSANDTH, here)));
    }

    private static void requireCaught(String spec, BinaryOperator<Expr> wrong) {
        Derivation d = Derivations.of(spec);
        mark(d);
        int tried = 0;
        for (int k = 0; k < d.adjoints().size(); k++) {
            if (!d.adjoints().get(k).axes().isEmpty()) {
                Derivation broken = broken(d, k, wrong);
                assertThatThrownBy(() -> mark(broken), "%s", d.adjoints().get(k).target())
                        .isInstanceOf(LineCheckException.class)
                        .hasMessageContaining("exact arithmetic (rule: chain rule");
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    /** Neither the first nor the last element of an adjoint is a little off. */
    private static Derivation broken(Derivation d, int adjoint, BinaryOperator<Expr> wrong) {
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        Derived old = adjoints.get(adjoint);
        Expr element = Exprs.one();
        for (Index axis : old.axes()) {
            Expr atOne = Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(Affine.of(axis)), Exprs.one());
            element = Exprs.mul(element, Exprs.indicator(atOne));
        }
        Expr here = element;
        List<Line> lines = old.lines().stream().map(l -> Line.of(wrong.apply(l.value(), here), l.reason())).toList();
        adjoints.set(adjoint, new Derived(old.target(), old.axes(), old.consumers(), lines, old.mean()));
        return new Derivation(d.network(), d.functions(), adjoints, d.closedForms(), d.stabilized(), d.program());
    }
}
