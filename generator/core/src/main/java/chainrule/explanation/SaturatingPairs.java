package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds outputs that saturate, and sees from the adjoint of the pre-activation whether the loss makes up for it. */
final class SaturatingPairs {

    private SaturatingPairs() {}

    static List<SaturatingPair> of(Derivation derivation, List<BoundedSlope> slopes) {
        List<SaturatingPair> pairs = new ArrayList<>();
        for (BoundedSlope s : slopes) {
            if (saturates(s) && derivation.network().outputs().contains(s.local().definition().target())) {
                pair(derivation, s).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** Whether the slope is written in the output, and is 0 at both ends of the output's range. */
    private static boolean saturates(BoundedSlope s) {
        Range r = s.domain();
        return s.variable().isPresent()
                && s.variable().get() instanceof Access a
                && a.symbol() == s.local().definition().target()
                && isZero(at(s.slope(), s.local().definition().target(), r.low()))
                && isZero(at(s.slope(), s.local().definition().target(), r.high()));
    }

    private static boolean isZero(Optional<Expr> e) {
        return e.isPresent() && e.get() instanceof Num n && n.value().isZero();
    }

    private static Optional<SaturatingPair> pair(Derivation derivation, BoundedSlope s) {
        Assignment output = s.local().definition();
        Symbol argument = s.local().by();
        for (Derived d : derivation.adjoints()) {
            if (d.target().primal() == argument && isOfOutputAndData(d.result().value(), output.target())) {
                Optional<Expr> low = at(d.result().value(), output.target(), s.domain().low());
                Optional<Expr> high = at(d.result().value(), output.target(), s.domain().high());
                boolean stalls = isZero(low) && isZero(high);
                return Optional.of(new SaturatingPair(output.target(), argument, !stalls));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOutputAndData(Expr e, Symbol output) {
        return Accesses.symbols(e).stream().allMatch(s -> s == output || s.role() == Symbol.Role.TARGET);
    }

    /** A term with a whole number in place of the output's elements. */
    private static Optional<Expr> at(Expr e, Symbol output, double value) {
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            return Optional.empty();
        }
        Expr number = Exprs.num(Rational.of((long) value));
        return Optional.of(Substitution.ofAccesses(a -> a.symbol() == output ? number : null).apply(e));
    }
}
