package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Closed forms as equations: dl/dW = …, dl/dE[i, j] = … where there is no matrix form, d2l/dx2 = … for second derivatives. */
public final class ClosedFormLines {

    private static final String RAISED_TWO = "²";

    private final Style style;
    private final Layout layout;

    private ClosedFormLines(Style style, Layout layout) {
        this.style = style;
        this.layout = layout;
    }

    /** One line each, which the language reads: names are as they were typed. */
    public static List<String> specification(List<ClosedForm> forms, Layout layout) {
        ClosedFormLines lines = new ClosedFormLines(Style.SPECIFICATION, layout);
        return forms.stream().map(f -> lines.left(f) + " = " + lines.right(f)).toList();
    }

    /** ∂l/∂x, with indices where the right side is in index form. */
    private String left(ClosedForm f) {
        String quotient = quotient(f);
        return f.axes().isEmpty() || Notation.hasMatrixForm(f.axes(), f.value())
                ? quotient
                : quotient + shown(f).stream().map(Index::name).collect(Collectors.joining(", ", "[", "]"));
    }

    private List<Index> shown(ClosedForm f) {
        List<Index> shown = new ArrayList<>(f.axes());
        if (isTurned(f, layout)) {
            Collections.reverse(shown);
        }
        return shown;
    }

    static boolean isTurned(ClosedForm f, Layout layout) {
        return layout == Layout.NUMERATOR && f.isLaidOut();
    }

    private Notation derivatives(ClosedForm f) {
        return isTurned(f, layout) ? new Notation(style, f.of().name(), layout).ofDerivatives() : notation(f);
    }

    private String right(ClosedForm f) {
        String formula = derivatives(f).formula(f.axes(), f.value());
        return f.mean() ? "mean[batch](" + formula + ")" : formula;
    }

    private Notation notation(ClosedForm f) {
        return new Notation(style, f.of().name());
    }

    private String quotient(ClosedForm f) {
        Notation names = notation(f);
        String d = style.symbols() ? "∂" : "d";
        List<Symbol> by = f.by();
        if (by.size() == 1) {
            return d + names.name(f.of()) + "/" + d + names.name(by.get(0));
        }
        String two = style.symbols() ? RAISED_TWO : "2";
        boolean same = by.get(0) == by.get(1);
        return d + two + names.name(f.of()) + "/" + d + names.name(by.get(0))
                + (same ? two : d + names.name(by.get(1)));
    }
}
