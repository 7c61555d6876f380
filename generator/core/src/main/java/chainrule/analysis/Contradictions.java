package chainrule.analysis;

import chainrule.model.Fact;
import chainrule.symbolic.Access;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.syntax.ExpressionSyntax;
import java.util.List;
import java.util.Optional;

/** Facts of which no two can hold: bounds without a value between them, and one term with two values. */
final class Contradictions {

    private Contradictions() {}

    /** The range that earlier facts leave to a symbol. */
    static Range range(Symbol s, List<Fact> earlier) {
        Range range = Range.REALS;
        for (Fact f : earlier) {
            if (f instanceof Fact.Bound b && b.symbol() == s) {
                range = range.and(b.range());
            } else if (f instanceof Fact.Equality e && value(e) != null && isElement(e, s)) {
                range = range.and(Range.point(value(e)));
            }
        }
        return range;
    }

    private static boolean isElement(Fact.Equality e, Symbol s) {
        return e.left() instanceof Access a && a.symbol() == s;
    }

    private static Double value(Fact.Equality e) {
        return e.right() instanceof Num n ? Double.valueOf(n.value().doubleValue()) : null;
    }

    /** An earlier fact about a symbol. */
    static Fact about(Symbol s, List<Fact> earlier) {
        return earlier.stream()
                .filter(f -> f instanceof Fact.Bound b && b.symbol() == s || f instanceof Fact.Equality e && isElement(e, s))
                .findFirst()
                .orElseThrow();
    }

    /** An earlier fact that cannot hold with an equation. */
    static Optional<Fact> with(Fact.Equality e, List<Fact> earlier) {
        if (value(e) == null) {
            return Optional.empty();
        }
        if (e.left() instanceof Access a && range(a.symbol(), earlier).and(Range.point(value(e))).isEmpty()) {
            return Optional.of(about(a.symbol(), earlier));
        }
        return earlier.stream()
                .filter(f -> f instanceof Fact.Equality other && other.left() == e.left()
                        && value(other) != null && !value(other).equals(value(e)))
                .findFirst();
    }

    static AnalysisException fail(Compilation c, ExpressionSyntax fact, Fact earlier) {
        String message = earlier.text().equals(fact.span().content())
                ? "nothing satisfies this"
                : "this contradicts `" + earlier.text() + "` (" + earlier.place() + ")";
        return c.reporter().fail("contradictory-facts", message, fact.span());
    }
}
