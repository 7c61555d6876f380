package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.FormulaDerivation;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays the derivation of an expression out: what leads to its closed forms, and these in its own variables. */
public final class FormulaDocument {

    /** What an expression calls the parts of a network. */
    private static final Map<String, String> WORDS =
            Map.of("inputs:", "given:", "targets:", "element:", "parameters:", "variables:");

    private FormulaDocument() {}

    /** @param title the expression as it was typed */
    public static Document of(String title, FormulaDerivation derivation, Notation formulas, Layout layout) {
        List<Document.Section> sections = new ArrayList<>();
        for (Document.Section s : DerivationDocument.of(derivation.derivation(), formulas).sections()) {
            // Nothing of an expression runs, and its closed forms have no names but its own.
            if (s.heading().equals(DerivationDocument.CLOSED_FORMS)) {
                sections.add(closedForms(derivation, formulas, layout));
            } else if (!s.heading().equals(DerivationDocument.STABLE_FORMS)) {
                sections.add(section(s));
            }
        }
        return new Document(title, sections);
    }

    private static Document.Section section(Document.Section s) {
        List<Document.Entry> entries = s.entries().stream()
                .filter(e -> !e.left().equals(e.lines().get(0).formula()))
                .map(e -> new Document.Entry(WORDS.getOrDefault(e.left(), e.left()), e.shape(), e.lines()))
                .toList();
        return new Document.Section(s.heading(), s.introduction(), entries);
    }

    private static Document.Section closedForms(FormulaDerivation derivation, Notation formulas, Layout layout) {
        ClosedFormLines lines = new ClosedFormLines(formulas.style(), layout);
        List<Document.Entry> entries = new ArrayList<>();
        for (ClosedForm f : derivation.closedForms()) {
            entries.add(new Document.Entry(
                    lines.left(f), lines.shape(f), List.of(new Document.Line(lines.right(f), ""))));
        }
        return new Document.Section(
                DerivationDocument.CLOSED_FORMS,
                "In the variables of the expression, compared with difference quotients of it.",
                entries);
    }
}
