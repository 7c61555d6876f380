package chainrule.checker.reading;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Ways;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.SecondDerivativeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the left side of a line is: a derivative as an object, laid out as the lines are; anything else by its plain meaning. */
public final class Truths {

    private final Reader reader;
    private final Layout layout;

    public Truths(Reader reader, Layout layout) {
        this.reader = reader;
        this.layout = layout;
    }

    /**
     * Of several that are possible the plainest first; none where it cannot be read, which the diagnostics say then.
     *
     * @param indexed whether the line is about the elements: those of a row and of a column are the same
     */
    public List<Truth> of(ExpressionSyntax e, boolean indexed, Diagnostics diagnostics) {
        List<Reading> readings = reader.readings(e, List.of(), diagnostics);
        String name = e instanceof NameSyntax n ? n.name() : "";
        Optional<DerivativeName> d = DerivativeName.parse(name);
        if (readings.isEmpty() || d.isEmpty()) {
            return readings.stream().limit(1).map(r -> plain(name, r.formula())).toList();
        }
        Symbol of = reader.symbols().get(d.get().of());
        Symbol by = reader.symbols().get(d.get().by());
        Truth total = Truth.of(reader.derivative(of, by, Ways.ALL));
        boolean isNumber = of.axes().isEmpty();
        return isNumber
                ? List.of(laidOut(total, indexed))
                : List.of(total, Truth.of(reader.derivative(of, by, Ways.UNNAMED)));
    }

    /** A second derivative is what differentiating the first gives: its rows are those of the first. */
    private Truth plain(String name, Meaning f) {
        return SecondDerivativeName.parse(name)
                .map(d -> reader.symbols().get(d.then()))
                .map(then -> new Truth(f, f.axes().size() - then.axes().size()))
                .orElseGet(() -> Truth.of(f));
    }

    /** The derivative of a number: a row where derivatives are rows. */
    private Truth laidOut(Truth gradient, boolean indexed) {
        Meaning f = gradient.formula();
        if (layout == Layout.GRADIENT || f.axes().isEmpty()) {
            return gradient;
        }
        List<Index> turned = new ArrayList<>(f.axes());
        Collections.reverse(turned);
        boolean isRow = turned.size() == 1 && !indexed;
        if (isRow) {
            turned.add(0, Index.fresh(Affine.constant(1)));
        }
        return new Truth(new Meaning(turned, f.body(), isRow, f.steps(), f.derivative()), gradient.above());
    }
}
