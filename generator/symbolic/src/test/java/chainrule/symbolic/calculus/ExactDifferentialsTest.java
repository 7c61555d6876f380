package chainrule.symbolic.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.exact.Branches;
import chainrule.symbolic.exact.ExactDomain;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import chainrule.symbolic.exact.Padic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table against difference quotients modulo powers of a prime, on every side of its kinks. */
class ExactDifferentialsTest {

    private static final int STEP = 6;
    private static final int KNOWN = 2 * STEP - 4;
    private static final int DIGITS = 3;

    private final Branches branches = new Branches();

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void coefficientIsTheDerivative(ElementaryFunction f) {
        List<Symbol> formals = new ArrayList<>();
        for (int k = 0; k < f.arity(); k++) {
            formals.add(Symbol.formal("x" + k));
        }
        List<Expr> arguments = formals.stream().map(s -> Exprs.access(s, List.of())).toList();
        Expr value = Exprs.apply(f, arguments);
        int compared = 0;
        for (int seed = 1; seed < 60; seed++) {
            for (int k = 0; k < f.arity(); k++) {
                compared += agrees(value, DifferentialTable.STANDARD.partial(f, k, arguments, value), formals, k, seed) ? 1 : 0;
            }
        }
        assertThat(compared).as("points of %s", f).isGreaterThan(isRounding(f) ? -1 : 20);
        assertThat(branches.areAllSeen() || isLogical(f) || f == ElementaryFunction.EQUAL).isTrue();
    }

    /** p-adic numbers are not rounded: these rows are checked in floating point alone. */
    private static boolean isRounding(ElementaryFunction f) {
        return f == ElementaryFunction.FLOOR || f == ElementaryFunction.CEIL || f == ElementaryFunction.ROUND;
    }

    private static boolean isLogical(ElementaryFunction f) {
        return f == ElementaryFunction.AND || f == ElementaryFunction.OR || f == ElementaryFunction.NOT;
    }

    /** Whether there is a value at a point; where there is, it has to be the quotient. */
    private boolean agrees(Expr value, Expr partial, List<Symbol> formals, int k, int seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Environment reals = new Environment();
        formals.forEach(s -> reals.set(s, 2 * random.nextDouble() - 1));
        ExactPoint point = new ExactPoint(reals);
        // Of a power, the base has a logarithm and the exponent a small one.
        boolean power = value instanceof Apply a && a.function() == ElementaryFunction.POWER;
        formals.forEach(s -> point.draw(
                s, power && s == formals.get(0) ? ExactDomain.NEAR_ONE : ExactDomain.MULTIPLES, random));
        try {
            ExactNumber slope = new ExactEvaluator(point, branches).value(List.of(), partial, 0);
            Padic step = Padic.ofPrime(STEP);
            ExactNumber kept = point.values(formals.get(k))[0];
            point.set(formals.get(k), 0, kept.movedBy(step));
            ExactNumber up = new ExactEvaluator(point, branches).value(List.of(), value, 0);
            point.set(formals.get(k), 0, kept.movedBy(Padic.of(0).minus(step)));
            ExactNumber down = new ExactEvaluator(point, branches).value(List.of(), value, 0);
            Padic quotient = up.minus(down).padic().dividedBy(step.plus(step)).upTo(KNOWN);
            assertThat(quotient.differs(slope.padic(), DIGITS)).as("%s at %s", value, reals.get(formals.get(0))).isFalse();
            return quotient.commonDigits(slope.padic()) >= DIGITS;
        } catch (NotExactException noValue) {
            return false;
        }
    }
}
