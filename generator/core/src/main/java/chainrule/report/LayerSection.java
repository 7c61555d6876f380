package chainrule.report;

import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The definitions from the inputs to the loss: who reads what, and each formula written out. */
final class LayerSection {

    private LayerSection() {}

    static Document.Section table(Material m) {
        List<List<Prose>> rows = new ArrayList<>();
        for (Assignment a : m.network().definitions()) {
            List<Symbol> used = new ArrayList<>(Accesses.symbols(a.value()));
            List<Symbol> learned = m.network().parameters().stream()
                    .map(Parameter::symbol)
                    .filter(new HashSet<>(used)::contains)
                    .toList();
            used.removeAll(learned);
            used.removeIf(s -> s.role() == Symbol.Role.CONSTANT || s.role() == Symbol.Role.CALL);
            rows.add(List.of(
                    Prose.of(Material.name(a.target())),
                    Prose.NONE.formulas(Material.names(used)),
                    Prose.NONE.formulas(Material.names(learned)),
                    Prose.of(m.left(a)).words(" = ").formula(m.formula(a)),
                    Prose.NONE.shape(Material.shape(a.target()))));
        }
        return new Document.Section(
                "layers",
                "Layer table",
                Prose.NONE,
                List.of(new Document.Table(List.of("layer", "input", "parameters", "output", "shape"), rows)));
    }

    static Document.Section forward(Material m) {
        Map<Symbol, Assignment> composed = new IdentityHashMap<>();
        m.explanation().composed().forEach(a -> composed.put(a.target(), a));
        List<Document.Block> blocks = new ArrayList<>();
        for (Assignment a : m.network().definitions()) {
            List<Document.Line> lines = new ArrayList<>(List.of(Document.Line.given(m.formula(a))));
            Assignment whole = composed.get(a.target());
            if (whole != null) {
                lines.add(Document.Line.of(
                        m.formula(whole), "in inputs and parameters", m.checked(whole, 0, Check.EVALUATED)));
            }
            blocks.add(new Document.Equation(
                    Material.definitionAnchor(a.target()), m.left(a), Material.shape(a.target()), lines));
        }
        return new Document.Section("forward", "Forward", Prose.NONE, blocks);
    }
}
