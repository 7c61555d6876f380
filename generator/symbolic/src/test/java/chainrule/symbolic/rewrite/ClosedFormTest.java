package chainrule.symbolic.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Derivatives of functions of a number reach the textbook's forms without a table of them. */
class ClosedFormTest {

    private static final Expr ONE = Exprs.one();

    private static NamedFunction function(String name, UnaryOperator<Expr> body) {
        Symbol z = Symbol.formal("z");
        return new NamedFunction(name, List.of(z), body.apply(Exprs.access(z, List.of())));
    }

    private static final NamedFunction SIGMOID =
            function("sigmoid", z -> Exprs.divide(ONE, Exprs.add(ONE, Exprs.exp(Exprs.negate(z)))));
    private static final NamedFunction SOFTPLUS = function("softplus", z -> Exprs.log(Exprs.add(ONE, Exprs.exp(z))));

    private static Expr derivative(NamedFunction f) {
        return new DerivedFunctions(List.of(SIGMOID, SOFTPLUS)).derivation(f, 0).value();
    }

    private static Expr argument(NamedFunction f) {
        return Exprs.access(f.formals().get(0), List.of());
    }

    private static Expr call(NamedFunction f, Expr at) {
        return Exprs.call(f, List.of(at));
    }

    @Test
    void sigmoidInItsOutput() {
        Expr s = call(SIGMOID, argument(SIGMOID));
        assertThat(derivative(SIGMOID)).isSameAs(Exprs.mul(s, Exprs.subtract(ONE, s)));
    }

    @Test
    void softplusByTheNameOfSigmoid() {
        assertThat(derivative(SOFTPLUS)).isSameAs(call(SIGMOID, argument(SOFTPLUS)));
    }

    @Test
    void hyperbolicTangentWrittenInExponentials() {
        NamedFunction f = function("f", z -> {
            Expr u = Exprs.exp(Exprs.times(Rational.of(-2), z));
            return Exprs.divide(Exprs.subtract(ONE, u), Exprs.add(ONE, u));
        });
        assertThat(derivative(f)).isSameAs(Exprs.subtract(ONE, Exprs.pow(call(f, argument(f)), 2)));
    }

    @Test
    void logSigmoid() {
        NamedFunction f = function("f", z -> Exprs.log(call(SIGMOID, z)));
        assertThat(derivative(f)).isSameAs(Exprs.subtract(ONE, call(SIGMOID, argument(f))));
    }

    @Test
    void branchesStayOneCase() {
        NamedFunction f = function(
                "f",
                z -> Exprs.conditional(
                        Exprs.apply(ElementaryFunction.LESS, Exprs.zero(), z), z, Exprs.subtract(Exprs.exp(z), ONE)));
        Expr z = argument(f);
        assertThat(derivative(f))
                .isSameAs(Exprs.conditional(
                        Exprs.apply(ElementaryFunction.LESS, Exprs.zero(), z), ONE, Exprs.exp(z)));
    }
}
