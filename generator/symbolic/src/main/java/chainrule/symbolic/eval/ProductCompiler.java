package chainrule.symbolic.eval;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Mul;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes products. Factors that guard the others are looked at before them: those of indices first, one after the other, then the
 * rest, all of them; where one is 0, no other factor need have a value.
 */
final class ProductCompiler {

    private final ProgramWriter writer;
    private final TermCompiler terms;
    private final List<Integer> ends = new ArrayList<>();
    private int to;

    ProductCompiler(ProgramWriter writer, TermCompiler terms) {
        this.writer = writer;
        this.terms = terms;
    }

    int product(Mul e) {
        to = writer.number();
        int[] guards = new int[e.factors().size()];
        writer.code().write(Op.CLEAR, to);
        for (int k = 0; k < guards.length; k++) {
            if (isGuard(e.factors().get(k), true)) {
                guards[k] = terms.value(e.factors().get(k).base());
                writer.code().write(Op.DEPEND, to, guards[k]);
                endIfZero(guards[k]);
            }
        }
        List<Integer> ofData = new ArrayList<>();
        for (int k = 0; k < guards.length; k++) {
            if (isGuard(e.factors().get(k), false)) {
                guards[k] = terms.value(e.factors().get(k).base());
                writer.code().write(Op.DEPEND, to, guards[k]);
                ofData.add(guards[k]);
            }
        }
        ofData.forEach(this::endIfZero);
        multiply(e, factors(e, guards));
        ends.forEach(writer.code()::land);
        return to;
    }

    private void endIfZero(int guard) {
        ends.add(writer.code().jump(Op.JUMP_IF_ZERO, guard));
    }

    private List<Integer> factors(Mul e, int[] guards) {
        List<Integer> factors = new ArrayList<>();
        for (int k = 0; k < guards.length; k++) {
            Mul.Factor f = e.factors().get(k);
            int base = isGuard(f, true) || isGuard(f, false) ? guards[k] : terms.value(Frame.base(f));
            int factor = power(f, base);
            ends.add(writer.code().jump(Op.ABSORB, factor, to));
            factors.add(factor);
        }
        return factors;
    }

    private int power(Mul.Factor f, int base) {
        if (f.exponent().isOne()) {
            return base;
        }
        int power = writer.number();
        writer.code().write(Frame.isExponential(f) ? Op.EXPONENTIAL : Op.POWER, power, base, writer.rational(f.exponent()));
        return power;
    }

    private void multiply(Mul e, List<Integer> factors) {
        int product = e.coefficient().isOne() ? factors.get(0) : writer.constant(e.coefficient());
        for (int factor : factors.subList(e.coefficient().isOne() ? 1 : 0, factors.size())) {
            writer.code().write(Op.TIMES, to, product, factor);
            product = to;
        }
        if (product != to) {
            writer.code().write(Op.MOVE, to, product);
        }
    }

    /** Whether a factor is a guard, by indices or by data. */
    private static boolean isGuard(Mul.Factor f, boolean byIndices) {
        if (f.exponent().signum() <= 0) {
            return false;
        }
        return f.base() instanceof Delta
                ? byIndices
                : f.base() instanceof Conditional c && byIndices == Accesses.areOfIntegers(c.condition());
    }
}
