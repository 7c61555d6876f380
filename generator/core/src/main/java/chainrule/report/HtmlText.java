package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.MathNode;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences in HTML: the one place where text is escaped. */
final class HtmlText {

    private final FormulaPrinter formulas;

    HtmlText(FormulaPrinter formulas) {
        this.formulas = formulas;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String attribute(String text) {
        return escaped(text).replace("\"", "&quot;");
    }

    String of(MathNode node) {
        return formulas.print(node);
    }

    String of(Prose prose) {
        return prose.spans().stream().map(this::of).collect(Collectors.joining());
    }

    private String of(Prose.Span span) {
        if (span instanceof Prose.Words x) {
            return escaped(x.text());
        }
        if (span instanceof Prose.Formula x) {
            return formulas.print(x.node());
        }
        if (span instanceof Prose.Code x) {
            return "<code>" + escaped(x.text()) + "</code>";
        }
        return shape(((Prose.Shape) span).sizes());
    }

    /** The space that a tensor is from, e.g. ∈ ℝ⁴ˣ²; nothing for a number. */
    static String shape(List<String> sizes) {
        return sizes.isEmpty()
                ? ""
                : "<span class=\"shape\">∈ ℝ<sup>" + escaped(String.join(" × ", sizes)) + "</sup></span>";
    }
}
