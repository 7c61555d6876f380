package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import chainrule.testing.Derivations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Along a random direction of the variable each element of a Jacobian's row shows. */
class ExactJacobianTest {

    private static final Network NETWORK = Derivations.subject(
                    "net N {\n input x[3]\n param w[5, 3] ~ glorot\n z = w*x\n h[i] = z[i]^2*sum(z)\n loss l = sum(h)\n}\n")
            .network();

    private static Assignment definition(String name) {
        return NETWORK.definitions().stream().filter(a -> a.target().name().equals(name)).findFirst().orElseThrow();
    }

    /** ∂h[i]/∂z[j] = δ(i, j) 2 z[i] Σz + z[i]², with a factor where i is 0 and j is 1. */
    private static Exactness compare(Rational factor) {
        Assignment h = definition("h");
        Symbol z = definition("z").target();
        Index i = h.axes().get(0);
        Index j = Index.fresh(z.axes().get(0));
        Index k = Index.fresh(z.axes().get(0));
        Expr zi = Exprs.access(z, List.of(Affine.of(i)));
        Expr sum = Exprs.sum(List.of(k), Exprs.access(z, List.of(Affine.of(k))));
        Expr right = Exprs.add(
                Exprs.mul(Exprs.delta(Affine.of(i), Affine.of(j)), Exprs.num(2), zi, sum), Exprs.pow(zi, 2));
        Expr one = Exprs.mul(Exprs.delta(Affine.of(i), Affine.constant(0)), Exprs.delta(Affine.of(j), Affine.constant(1)));
        Expr off = Exprs.add(Exprs.one(), Exprs.mul(one, Exprs.num(factor.minus(Rational.of(1)))));
        ExactCheck check = ExactCheck.of(NETWORK, List.of());
        return new ExactJacobian(h.axes(), z, List.of(j), Exprs.mul(off, right)).compare(check, h.value());
    }

    @Test
    void aRightOne() {
        assertThat(compare(Rational.of(1))).isEqualTo(Exactness.EXACT);
    }

    @Test
    void oneElementThatIsSlightlyOff() {
        assertThat(compare(Rational.of(1001, 1000))).isEqualTo(Exactness.DIFFERENT);
    }
}
