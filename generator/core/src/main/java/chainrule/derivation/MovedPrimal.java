package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

/** A point at which a name has other values than its definition gives it, and what uses it has the values that follow. */
final class MovedPrimal {

    private MovedPrimal() {}

    /** Does something at such a point; afterwards all is as it was. */
    static void in(Environment e, Derived d, Random random, Runnable work) {
        Symbol primal = d.target().primal();
        Map<Symbol, Tensor> kept = new IdentityHashMap<>();
        kept.put(primal, e.get(primal));
        d.consumers().forEach(a -> kept.put(a.target(), e.get(a.target())));
        try {
            e.set(primal, moved(e.get(primal), random));
            d.consumers().stream().filter(a -> a.target() != primal && !a.mean()).forEach(a -> assign(a, e));
            work.run();
        } finally {
            kept.forEach(e::set);
        }
    }

    private static void assign(Assignment a, Environment e) {
        e.assign(a.target(), a.axes(), a.value());
    }

    /** A little nearer to 0, where what had a range stays in it most likely; what is 0 moves up. */
    private static Tensor moved(Tensor t, Random random) {
        double[] data = Arrays.stream(t.data())
                .map(x -> x == 0 ? random.nextDouble() : x * (0.5 + 0.5 * random.nextDouble()))
                .toArray();
        return new Tensor(t.shape(), data);
    }
}
