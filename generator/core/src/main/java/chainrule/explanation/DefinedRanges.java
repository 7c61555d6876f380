package chainrule.explanation;

import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RangeAnalysis;
import java.util.IdentityHashMap;
import java.util.Map;

/** Where the values of names lie by their definitions, e.g. a square at 0 and above. */
final class DefinedRanges {

    private final Uses uses;
    private final Map<Symbol, Range> known = new IdentityHashMap<>();
    private final RangeAnalysis analysis = new RangeAnalysis(this::of);

    DefinedRanges(Uses uses) {
        this.uses = uses;
    }

    Range of(Symbol s) {
        Range range = known.get(s);
        if (range == null) {
            Assignment a = uses.definition(s);
            range = a == null || uses.isRecurrent(s) ? s.range() : analysis.of(a.value()).and(s.range());
            known.put(s, range);
        }
        return range;
    }
}
