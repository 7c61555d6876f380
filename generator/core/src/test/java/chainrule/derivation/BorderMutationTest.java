package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adjoints that are wrong at a border alone are caught on the small copy, which has all borders of the network. */
class BorderMutationTest {

    private static final List<String> NETWORKS = List.of(
            "input x[28]\n param k[5]\n a = tanh(2*x)\n c[i: 28] = sum[u](k[u]*a[i + u - 2 else 0])\n p = c*w\n param w\n loss l = sum(p^2)",
            "input x[28]\n param k[5]\n a = k[0]*x\n c[i: 13] = sum[u](k[u]*a[2*i + u - 1 else 0])\n loss l = sum(tanh(c))",
            "input x[27]\n param k[27]\n a = k .* x\n c[i] = max[u: 3](a[3*i + u])\n loss l = sum(c^2)",
            "input x[29]\n param k[29]\n a = k .* x\n c[i] = mean[u: 3](a[2*i + u])\n loss l = sum(exp(c))",
            "input x[12, 14]\n param K[3, 3]\n a = K[0, 0]*x\n c[i: 12, j: 14] = sum[u, v](K[u, v]*a[i + u - 1, j + v - 1 else 0])\n loss l = sum(c^2)",
            "input x[12]\n param k[4]\n h[t] = tanh(k[0]*x[t] + k[1]*h[t - 1 else 0])\n loss l = sum(h^2) + sum(k)");

    private int tried;
    private final List<String> alive = new ArrayList<>();

    @Test
    void wrongBordersAreCaught() {
        for (String lines : NETWORKS) {
            Derivation d = Derivations.of("net N {\n" + lines + "\n}\n");
            assertThat(LineChecker.check(d)).isPositive();
            assertThat(LineChecker.check(d, Excerpts.narrow(d)).points()).isPositive();
            for (Derived one : d.adjoints()) {
                Expr first = one.lines().get(0).value();
                Stream.concat(atBorders(one.axes(), first), ranges(first)).forEach(m -> attempt(d, one, m));
            }
        }
        System.out.println("Mutants of borders: " + (tried - alive.size()) + " of " + tried + " caught");
        assertThat(alive).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    /** All lines wrong alike: only the differences can tell. */
    private void attempt(Derivation d, Derived old, Mutant m) {
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        Line line = Line.of(m.value(), "chain rule");
        adjoints.set(adjoints.indexOf(old), new Derived(old.target(), old.axes(), old.consumers(), List.of(line), old.mean()));
        Derivation broken = new Derivation(d.network(), d.functions(), adjoints, List.of(), List.of(), d.program());
        attempt(Excerpts.of(broken), broken, m.how() + " in " + old.target() + " of " + d.network().definitions());
        attempt(Excerpts.narrow(broken), broken, m.how() + " in an excerpt around " + old.target() + " of " + d.network().definitions());
    }

    private void attempt(Excerpts excerpts, Derivation broken, String how) {
        tried++;
        try {
            LineChecker.check(broken, excerpts);
            alive.add(how);
        } catch (LineCheckException caught) {
            assertThat(caught).hasMessageContaining("rule: ");
        }
    }

    /** Off by a thousandth of itself, or by a thousandth, at the first or the last place of an axis. */
    private static Stream<Mutant> atBorders(List<Index> axes, Expr e) {
        return axes.stream().flatMap(i -> Stream.of(Affine.ZERO, i.extent().plus(-1)).flatMap(place -> {
            Expr there = Exprs.times(Rational.of(1, 1000), Exprs.delta(Affine.of(i), place));
            return Stream.of(
                    new Mutant("a factor at " + i + " = " + place, Exprs.mul(e, Exprs.add(Exprs.one(), there))),
                    new Mutant("a term at " + i + " = " + place, Exprs.add(e, there)));
        }));
    }

    /** A range of a sum, or a comparison of places, off by one. */
    private static Stream<Mutant> ranges(Expr e) {
        List<Mutant> all = new ArrayList<>();
        List<Expr> parts = new ArrayList<>();
        parts(e, parts);
        for (Expr part : parts) {
            if (part instanceof Apply a && a.function() == ElementaryFunction.LESS) {
                Expr off = Exprs.apply(ElementaryFunction.LESS, a.arguments().get(0), Exprs.add(a.arguments().get(1), Exprs.num(Rational.of(-1))));
                all.add(new Mutant(part + " became " + off, replaced(e, part, off)));
            } else if (part instanceof Apply a && a.function() == ElementaryFunction.LESS_EQUAL) {
                Expr off = Exprs.apply(ElementaryFunction.LESS, a.arguments().get(0), a.arguments().get(1));
                all.add(new Mutant(part + " became " + off, replaced(e, part, off)));
            }
        }
        return all.stream();
    }

    private static void parts(Expr e, List<Expr> into) {
        into.add(e);
        (e instanceof Reduce r ? List.of(r.open().body()) : e.children()).forEach(c -> parts(c, into));
    }

    private static Expr replaced(Expr e, Expr part, Expr by) {
        return e == part ? by : e.mapChildren(c -> replaced(c, part, by));
    }
}
