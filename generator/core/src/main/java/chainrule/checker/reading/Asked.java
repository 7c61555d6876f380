package chainrule.checker.reading;

import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Subject;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.Spelling;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NetParser;
import java.util.Map;
import java.util.Optional;

/**
 * A derivative that a text names, as a line would.
 *
 * @param of what is differentiated
 * @param by with respect to what
 */
public record Asked(Symbol of, Symbol by) {

    /**
     * @param name such as `dl/dW1`
     * @return empty, with an error added, if the network has no such names, or the one does not depend on the other
     */
    public static Optional<Asked> in(Subject subject, SourceText name, Diagnostics diagnostics) {
        Map<String, Symbol> names = subject.byName();
        Optional<ExpressionSyntax> e = NetParser.parseClaims(
                        SourceText.of(name.name(), name.content() + " = 0"), names::containsKey, diagnostics)
                .filter(claims -> claims.size() == 1)
                .map(claims -> claims.get(0).sides().get(0));
        if (e.isEmpty()) {
            return Optional.empty();
        }
        Optional<DerivativeName> d = e.get() instanceof NameSyntax n ? DerivativeName.parse(n.name()) : Optional.empty();
        Optional<Asked> asked = d.filter(x -> isReal(names.get(x.of())) && isReal(names.get(x.by())))
                .map(x -> new Asked(names.get(x.of()), names.get(x.by())));
        if (asked.isEmpty()) {
            diagnostics.add(unknown(subject, name, d));
            return asked;
        }
        return asked.filter(a -> depends(subject, name, a, diagnostics));
    }

    private static boolean isReal(Symbol s) {
        return s != null && !s.isInteger();
    }

    private static Diagnostic unknown(Subject subject, SourceText name, Optional<DerivativeName> d) {
        String loss = subject.network().loss().name();
        Diagnostic unknown = error("unknown-derivative", "the network has no derivative `" + name.content().strip() + "`", name);
        return d.isEmpty()
                ? unknown.withSuggestion("such as d" + loss + "/d" + subject.symbols().get(0))
                : unknown.withNearMiss(Spelling.nearest(d.get().by(), subject.byName().keySet())
                        .map(v -> "d" + d.get().of() + "/d" + v));
    }

    private static boolean depends(Subject subject, SourceText name, Asked a, Diagnostics diagnostics) {
        boolean depends = a.of() != a.by()
                && Derivatives.of(subject).network().depends(a.of(), a.by());
        if (!depends) {
            diagnostics.add(error(
                    "independent", "`" + a.of() + "` does not depend on `" + a.by() + "`: the derivative is 0", name));
        }
        return depends;
    }

    private static Diagnostic error(String code, String message, SourceText name) {
        return Diagnostic.error(code, message, name.span(0, name.content().length()));
    }
}
