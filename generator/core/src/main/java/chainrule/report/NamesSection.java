package chainrule.report;

import chainrule.model.Fact;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** What the specification declares. */
final class NamesSection {

    private NamesSection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        List<Size> sizes = NetworkSizes.of(m.network()).stream()
                .filter(s -> !s.isLiteral())
                .toList();
        if (!sizes.isEmpty()) {
            blocks.add(new Document.Listing("sizes", sizes(sizes)));
        }
        add(blocks, "inputs", m.network().inputs());
        add(blocks, "targets", m.network().targets());
        add(blocks, "parameters", m.network().parameters().stream().map(Parameter::symbol).toList());
        for (Fact f : m.network().facts()) {
            blocks.add(new Document.Listing("assumed", Prose.of(f.text() + " (" + f.place() + ")")));
        }
        return new Document.Section("names", "Names", Prose.NONE, blocks);
    }

    private static Prose sizes(List<Size> sizes) {
        Prose p = Prose.NONE;
        for (Size s : sizes) {
            p = (p.isEmpty() ? p : p.words(", ")).formula(Glossary.name(s));
            p = s.isFree() ? p : p.words(" = " + s.value());
        }
        return p;
    }

    private static void add(List<Document.Block> blocks, String what, List<Symbol> symbols) {
        Prose p = Prose.NONE;
        for (Symbol s : symbols) {
            p = (p.isEmpty() ? p : p.words(", ")).formula(Material.name(s)).shape(Material.shape(s));
            p = s.isInteger() ? p.words(" class[" + Material.size(s.classes()) + "]") : p;
        }
        if (!symbols.isEmpty()) {
            blocks.add(new Document.Listing(what, p));
        }
    }
}
