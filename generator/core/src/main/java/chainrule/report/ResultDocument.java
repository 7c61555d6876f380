package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.derivation.Uses;
import chainrule.explanation.Explanation;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One gradient with all that leads to it: the ways of its variable to the loss, and each gradient on them with its lines. */
public final class ResultDocument {

    private ResultDocument() {}

    /**
     * @param title the gradient as it was typed
     * @param result one of the derivation's adjoints
     * @param layout how derivatives of the loss are laid out
     */
    public static Document of(String title, Explanation explanation, Derived result, Layout layout) {
        Material m = Material.of(explanation, layout);
        return DerivationDocument.of(
                title, m, way(m, result.target().primal()), back(m, result), closed(m, result), DerivationDocument.checked(m));
    }

    private static Document.Section way(Material m, Symbol from) {
        Set<Assignment> passed = new LinkedHashSet<>();
        collect(new Uses(m.network()), from, passed);
        List<Document.Block> blocks = new ArrayList<>();
        for (Assignment a : m.network().definitions()) {
            if (passed.contains(a)) {
                blocks.add(new Document.Equation(
                        Material.definitionAnchor(a.target()),
                        m.left(a),
                        Material.shape(a.target()),
                        List.of(Document.Line.given(m.formula(a)))));
            }
        }
        Prose introduction = Prose.of("The definitions through which ")
                .formula(Material.name(from))
                .words(" acts on ")
                .formula(Material.name(m.network().loss()))
                .words(".");
        return new Document.Section("way", "From " + from.name() + " to the loss", introduction, blocks);
    }

    private static void collect(Uses uses, Symbol from, Set<Assignment> passed) {
        for (Assignment user : uses.consumersTowardsLoss(from)) {
            if (passed.add(user)) {
                collect(uses, user.target(), passed);
            }
        }
    }

    private static Document.Section back(Material m, Derived result) {
        List<Document.Block> blocks = new ArrayList<>();
        leading(m, result).forEach(d -> blocks.add(BackwardSection.equation(m, d)));
        return new Document.Section(
                "backward", "From the loss back to " + result.target().primal().name(), Prose.NONE, blocks);
    }

    /** The gradients that a result names, directly or not, and itself: each after those that it names. */
    private static List<Derived> leading(Material m, Derived result) {
        Set<Symbol> wanted = new HashSet<>(Set.of(result.target()));
        List<Derived> all = m.derivation().adjoints();
        List<Derived> leading = new ArrayList<>();
        for (int k = all.size() - 1; k >= 0; k--) {
            Derived d = all.get(k);
            if (wanted.contains(d.target())) {
                leading.add(0, d);
                d.lines().forEach(l -> l.factors().forEach(f -> wanted.addAll(Accesses.symbols(f))));
            }
        }
        return leading;
    }

    private static Document.Section closed(Material m, Derived result) {
        List<Document.Block> blocks = new ArrayList<>();
        for (Assignment c : m.derivation().closedForms()) {
            if (c.target() == result.target()) {
                blocks.add(ParameterSection.closed(m, c));
            }
        }
        return new Document.Section("closed", "All put in", Prose.NONE, blocks);
    }
}
