package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.testing.Derivations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A network without a small copy is checked in excerpts, and what is wrong in any layer is found. */
class ExcerptsTest {

    private static final int BLOCKS = 7;

    private static final Derivation DEEP = Derivations.of(deep());
    private static final Excerpts EXCERPTS = Excerpts.of(DEEP);

    /** Two valid convolutions in each block, at last pooling with a stride; sizes are all different. */
    private static String deep() {
        StringBuilder spec = new StringBuilder("""
                layer conv(x[c, h, w], n) {
                  param K[n, c, 3, 3] ~ he
                  y[o, i, j] = sum[q, u, v](K[o, q, u, v]*x[q, i + u, j + v])
                }
                layer crop(x[c, h, w]) {
                  y[o, i: h - 4, j: w - 4] = x[o, i + 2, j + 2]
                }
                net Deep {
                  input x[3, 90, 94]
                  target t class[7]
                  h0 = x |> conv(5) |> relu
                """);
        for (int k = 1; k <= BLOCKS; k++) {
            spec.append("  r%1$d = h%2$d |> conv(6) |> relu |> conv(5)\n  h%1$d = relu(r%1$d + (h%2$d |> crop))\n".formatted(k, k - 1));
        }
        return spec + "  s[o, i, j] = max[u: 2, v: 2](h" + BLOCKS + "[o, 2*i + u, 2*j + v])\n"
                + "  g[o] = mean[i, j](s[o, i, j])\n  z = g |> dense(7)\n  p = softmax(z)\n"
                + "  loss l = cross_entropy(z, t)\n}\n";
    }

    @Test
    void linesAreCheckedInExcerpts() {
        for (Derived d : DEEP.adjoints()) {
            Excerpt e = EXCERPTS.around(EXCERPTS.names(d));
            assertThat(e).as("%s", d.target()).isNotSameAs(EXCERPTS.whole());
            assertThat(e.network().definitions()).hasSizeLessThan(DEEP.network().definitions().size() / 2);
        }
        assertThat(LineChecker.check(DEEP)).isEqualTo(2);
    }

    /** At a border, in the last element, and in the sign. */
    @Test
    void wrongLinesAreFound() {
        for (int k = 0; k < DEEP.adjoints().size(); k += 3) {
            Derived d = DEEP.adjoints().get(k);
            Expr first = d.lines().get(0).value();
            Stream<Expr> atBorders = d.axes().stream()
                    .flatMap(i -> Stream.of(Affine.ZERO, i.extent().plus(-1)).map(place -> off(first, i, place)));
            Stream.concat(atBorders, Stream.of(Exprs.negate(first))).forEach(wrong -> requireFound(d, wrong));
        }
    }

    @Test
    void linesHoldInExactArithmetic() {
        ExactMarks marks = new ExactMarks();
        ExactLines.mark(DEEP, EXCERPTS, marks);
        assertThat(marks.all()).doesNotContain(Exactness.NONE, Exactness.DIFFERENT);
    }

    private static Expr off(Expr e, Index i, Affine place) {
        return Exprs.mul(e, Exprs.add(Exprs.one(), Exprs.times(Rational.of(1, 1000), Exprs.delta(Affine.of(i), place))));
    }

    private static void requireFound(Derived d, Expr wrong) {
        Derived broken = new Derived(d.target(), d.axes(), d.consumers(), List.of(Line.of(wrong, "chain rule")), d.mean());
        Excerpt e = EXCERPTS.around(EXCERPTS.names(d));
        LineGroup lines = new LineGroup(Set.of(), List.of(), List.of(broken), List.of(), List.of());
        assertThatThrownBy(() -> LineChecker.checkIn(e, DEEP, EXCERPTS, lines)).as("%s", wrong).isInstanceOf(LineCheckException.class);
    }
}
