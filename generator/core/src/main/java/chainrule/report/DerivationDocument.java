package chainrule.report;

import chainrule.derivation.Derivation;
import chainrule.explanation.Explanation;
import chainrule.explanation.WorkedExample;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays the derivation of a network out as a document. */
public final class DerivationDocument {

    private DerivationDocument() {}

    /** Without an example. */
    public static Document of(Derivation derivation, Layout layout) {
        return of(Explanation.of(derivation), layout, Optional.empty());
    }

    /**
     * @param layout how derivatives of the loss are laid out
     * @param example the same in numbers, if wanted
     */
    public static Document of(Explanation explanation, Layout layout, Optional<WorkedExample> example) {
        explanation.begin();
        Material m = Material.of(explanation, layout);
        return of(
                m.network().name(),
                m,
                NamesSection.of(m),
                StepsSection.of(m),
                LayerSection.table(m),
                LayerSection.forward(m),
                FunctionsSection.of(m),
                LocalsSection.of(m),
                BackwardSection.adjoints(m),
                BackwardSection.gradients(m),
                ParameterSection.of(m),
                ExampleSection.of(m, example),
                StabilitySection.of(m),
                RemarksSection.of(m),
                CostSection.of(m),
                checked(m));
    }

    /** A document of those sections that are not empty. */
    static Document of(String title, Material m, Document.Section... sections) {
        List<Document.Section> filled =
                Stream.of(sections).filter(s -> !s.blocks().isEmpty()).toList();
        return new Document(title, m.network().loss().name(), Glossary.of(m), NetworkGraph.of(m), filled);
    }

    static Document.Section checked(Material m) {
        int points = m.derivation().checkedPoints();
        String text = points == 0
                ? "No point was found where the network has a value: the lines above are not checked."
                : "Every line above was evaluated on both sides at " + points
                        + (points == 1 ? " random point" : " random points")
                        + ", on a copy of the network with small sizes that differ wherever the specification lets them;"
                        + " each adjoint and each local derivative was compared with difference quotients."
                        + (m.explanation().coversAll() ? "" : " Lines marked ? could be compared at none.");
        return new Document.Section(
                "checked", "Checked", Prose.NONE, List.of(new Document.Remark(Prose.of(text))));
    }
}
