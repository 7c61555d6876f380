package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A factor of a local derivative that cancels against the denominator of the adjoint by which it is multiplied.
 *
 * @param through the definition whose derivative has the factor
 * @param axes those of the variable
 * @param factor what cancels, over the axes
 * @param function the function whose derivative cancels as a whole; empty where that is none, or only a part
 */
public record Cancellation(Symbol through, List<Index> axes, Expr factor, Optional<String> function) {

    /** What cancels on the way to an adjoint, if something does. */
    public static Optional<Cancellation> in(Derivation derivation, Derived d) {
        if (d.consumers().size() != 1 || d.lines().isEmpty()) {
            return Optional.empty();
        }
        Assignment consumer = d.consumers().get(0);
        Optional<Derived> above = derivation.adjoints().stream()
                .filter(x -> x.target().primal() == consumer.target() && !x.mean())
                .findFirst();
        return above.flatMap(x -> between(consumer, d, x));
    }

    private static Optional<Cancellation> between(Assignment consumer, Derived d, Derived above) {
        List<Mul.Factor> first = factors(d.lines().get(0).value());
        List<Expr> below = new ArrayList<>();
        List<Mul.Factor> local = new ArrayList<>();
        for (Mul.Factor f : first) {
            if (f.base() instanceof Access a && a.symbol() == above.target()) {
                factors(above.result().at(a)).stream()
                        .filter(g -> g.exponent().signum() < 0)
                        .forEach(g -> below.add(g.base()));
            } else {
                local.add(f);
            }
        }
        List<Expr> cancelled = local.stream()
                .filter(f -> f.exponent().signum() > 0 && below.contains(f.base()) && varies(f.base()))
                .map(Mul.Factor::value)
                .toList();
        boolean whole = local.stream().filter(f -> varies(f.base())).count() == cancelled.size();
        Optional<String> function = whole && consumer.value() instanceof Call c
                ? Optional.of(c.function().name())
                : Optional.empty();
        return cancelled.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cancellation(consumer.target(), d.axes(), Exprs.mul(cancelled), function));
    }

    private static boolean varies(Expr e) {
        return !Accesses.symbols(e).isEmpty();
    }

    private static List<Mul.Factor> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of();
    }
}
