package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.FormulaDerivation;
import chainrule.symbolic.Index;
import chainrule.symbolic.notation.Notation;
import java.util.ArrayList;
import java.util.List;

/** Lays the derivation of an expression out: its closed forms, then what leads to them. */
public final class FormulaDocument {

    private FormulaDocument() {}

    /** @param title the expression as it was typed */
    public static Document of(String title, FormulaDerivation derivation, Notation formulas) {
        List<Document.Section> sections = new ArrayList<>();
        for (Document.Section s : DerivationDocument.of(derivation.derivation(), formulas).sections()) {
            // Nothing of an expression runs, and its closed forms have no names but its own.
            if (s.heading().equals(DerivationDocument.CLOSED_FORMS)) {
                sections.add(closedForms(derivation.closedForms(), formulas));
            } else if (!s.heading().equals(DerivationDocument.STABLE_FORMS)) {
                sections.add(s);
            }
        }
        return new Document(title, sections);
    }

    private static Document.Section closedForms(List<ClosedForm> forms, Notation formulas) {
        ClosedFormLines lines = new ClosedFormLines(formulas.style());
        List<Document.Entry> entries = new ArrayList<>();
        for (ClosedForm f : forms) {
            String shape = formulas.shape(f.axes().stream().map(Index::extent).toList());
            entries.add(new Document.Entry(lines.left(f), shape, List.of(new Document.Line(lines.right(f), ""))));
        }
        return new Document.Section(DerivationDocument.CLOSED_FORMS, "In the variables of the expression.", entries);
    }
}
