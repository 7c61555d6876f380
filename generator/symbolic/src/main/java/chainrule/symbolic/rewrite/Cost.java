package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorCall;

/**
 * What a reader reads: symbols and operators, a function by its name as one. Division by a defined name counts extra, for a
 * defined name may round to 0.
 */
public final class Cost implements Expr.Visitor<Integer> {

    private static final Cost INSTANCE = new Cost();
    /** Nobody reads what costs more; sums of a few such costs are numbers still. */
    private static final int MOST = 1 << 20;
    private static final int DIVISION_BY_A_NAME = 2;
    /** So that v (1 − v) is shorter than v − v². */
    private static final int POWER = 3;

    private Cost() {}

    /** The cost of a term, once for all: shared parts count each time, but are looked at once. */
    public static int of(Expr e) {
        return e.measuredBy(x -> Math.min(MOST, x.accept(INSTANCE)));
    }

    @Override
    public Integer visit(Num e) {
        return number(e.value());
    }

    private static int number(Rational value) {
        return value.isInteger() ? 1 : 2;
    }

    @Override
    public Integer visit(Access e) {
        TensorCall call = e.symbol().call();
        // A class as a vector reads as the class.
        return call == null || call.function() == OpaqueFunction.ONEHOT ? 1 : 1 + call.arguments().stream().mapToInt(a -> of(a.body())).sum();
    }

    @Override
    public Integer visit(IndexValue e) {
        return 1;
    }

    @Override
    public Integer visit(Add e) {
        int cost = e.terms().size() - 1;
        boolean positive = false;
        for (Add.Term t : e.terms()) {
            Rational size = t.coefficient().abs();
            cost += t.term().isOne() ? number(size) : of(t.term()) + (size.isOne() ? 0 : number(size) + 1);
            positive |= t.coefficient().signum() > 0;
        }
        return positive ? cost : cost + 1;
    }

    @Override
    public Integer visit(Mul e) {
        Rational size = e.coefficient().abs();
        boolean flips = e.factors().stream()
                .anyMatch(f -> f.base() instanceof Add && f.exponent().isOne());
        int cost = e.coefficient().signum() < 0 && !flips ? 1 : 0;
        int operands = 0;
        if (!size.isOne()) {
            cost += number(size);
            operands++;
        }
        boolean numerator = operands > 0;
        for (Mul.Factor f : e.factors()) {
            cost += factor(f);
            operands++;
            numerator |= f.exponent().signum() > 0 || f.isExponential();
        }
        return cost + operands - (numerator ? 1 : 0);
    }

    private static int factor(Mul.Factor f) {
        Rational size = f.exponent().abs();
        if (f.isExponential()) {
            Rational q = f.exponent();
            return of(f.base()) + (q.isOne() ? 0 : q.equals(Rational.MINUS_ONE) ? 1 : 2);
        }
        int risk = f.exponent().signum() < 0
                        && f.base() instanceof Access a
                        && a.symbol().role() == Symbol.Role.DEFINITION
                ? DIVISION_BY_A_NAME
                : 0;
        return of(f.base()) + (size.isOne() ? 0 : POWER) + risk;
    }

    @Override
    public Integer visit(Apply e) {
        return 1 + e.arguments().stream().mapToInt(Cost::of).sum();
    }

    @Override
    public Integer visit(Call e) {
        return 1 + e.arguments().stream().mapToInt(Cost::of).sum();
    }

    @Override
    public Integer visit(Conditional e) {
        return 2 + of(e.condition()) + of(e.then()) + of(e.otherwise());
    }

    @Override
    public Integer visit(Reduce e) {
        return 2 + of(e.open().body());
    }

    @Override
    public Integer visit(Delta e) {
        return 3;
    }
}
