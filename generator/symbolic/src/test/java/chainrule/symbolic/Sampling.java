package chainrule.symbolic;

import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** Draws values for the symbols of a term, each in its range. */
public final class Sampling {

    private Sampling() {}

    public static Environment draw(Expr e, long seed) {
        Environment environment = new Environment();
        Random random = new Random(seed);
        for (Symbol s : symbols(e)) {
            Tensor t = Tensor.zeros(environment.shape(s));
            for (int k = 0; k < t.data().length; k++) {
                t.data()[k] = draw(s.range(), random);
            }
            environment.set(s, t);
        }
        return environment;
    }

    /** From the middle of the range mostly, from far out now and then. */
    public static double draw(Range range, Random random) {
        double wide = random.nextInt(4) == 0 ? 30 : 2;
        double low = Math.max(range.low(), -wide);
        double high = Math.min(range.high(), wide);
        double u = 0.001 + 0.998 * random.nextDouble();
        return low + (high - low) * u;
    }

    public static Set<Symbol> symbols(Expr e) {
        Set<Symbol> found = new LinkedHashSet<>();
        collect(e, found, new HashSet<>());
        return found;
    }

    private static void collect(Expr e, Set<Symbol> found, Set<Expr> seen) {
        if (seen.add(e)) {
            if (e instanceof Access a) {
                found.add(a.symbol());
            }
            e.children().forEach(child -> collect(child, found, seen));
        }
    }
}
