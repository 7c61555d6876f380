package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.derivation.WrittenNames;
import chainrule.model.Assignment;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two derivations side by side: which lines differ and why, and what that does where an output is confidently wrong. */
public final class ContrastDocument {

    private final Half a;
    private final Half b;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> differing = new LinkedHashSet<>();

    private ContrastDocument(Half a, Half b) {
        this.a = a;
        this.b = b;
        // In the order of the definitions of the one, then what only the other has.
        names.addAll(a.all());
        names.addAll(b.all());
    }

    /** Names of the two that are equal are the same quantity. */
    public static Document of(WrittenNames first, WrittenNames second) {
        String left = first.derivation().network().name();
        String right = second.derivation().network().name();
        boolean same = left.equals(right);
        Half a = Half.of(first, same ? "first" : left);
        Half b = Half.of(second, same ? "second" : right);
        return new ContrastDocument(a, b).document(left + " and " + right);
    }

    private Document document(String title) {
        List<Document.Section> sections = new ArrayList<>();
        sections.add(definitions());
        sections.add(gradients());
        section(sections, "same", "The same in both", alike());
        for (String name : gradientNames()) {
            new ConfidenceSection(a, b).of(name).ifPresent(sections::add);
        }
        sections.add(DerivationDocument.checked(a.material()));
        return new Document(
                title,
                a.material().network().loss().name(),
                Glossary.of(a.material()),
                NetworkGraph.of(a.material()),
                sections);
    }

    private static void section(
            List<Document.Section> sections, String id, String heading, List<Document.Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Document.Section(id, heading, Prose.NONE, blocks));
        }
    }

    /** In the order in which they are derived: from the loss backwards. */
    private Set<String> gradientNames() {
        Set<String> gradients = new LinkedHashSet<>(a.gradients());
        gradients.addAll(b.gradients());
        return gradients;
    }

    private Document.Section definitions() {
        List<Document.Block> blocks = new ArrayList<>();
        for (String name : names) {
            Optional<Assignment> left = a.definition(name);
            Optional<Assignment> right = b.definition(name);
            if (!left.map(a::text).equals(right.map(b::text))) {
                changed.add(name);
                blocks.addAll(both(left, right));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(new Document.Remark(Prose.of("none")));
        }
        return new Document.Section("definitions", "Definitions that differ", Prose.NONE, blocks);
    }

    private List<Document.Block> both(Optional<Assignment> left, Optional<Assignment> right) {
        List<Document.Block> blocks = new ArrayList<>();
        left.ifPresent(x -> blocks.add(a.equation(x, (right.isEmpty() ? "only in " : "in ") + a.label())));
        right.ifPresent(x -> blocks.add(b.equation(x, (left.isEmpty() ? "only in " : "in ") + b.label())));
        return blocks;
    }

    private Document.Section gradients() {
        List<Document.Block> blocks = new ArrayList<>();
        for (String name : gradientNames()) {
            Optional<Derived> left = a.gradient(name);
            Optional<Derived> right = b.gradient(name);
            if (!left.map(a::result).map(a::text).equals(right.map(b::result).map(b::text))) {
                differing.add(name);
                blocks.addAll(both(left.map(a::result), right.map(b::result)));
                blocks.add(new Document.Remark(why(left, right)));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(new Document.Remark(Prose.of("none")));
        }
        return new Document.Section("gradients", "Gradients that differ", Prose.NONE, blocks);
    }

    private List<Document.Block> alike() {
        List<Document.Block> alike = new ArrayList<>();
        for (String name : gradientNames()) {
            if (!differing.contains(name)) {
                a.gradient(name).ifPresent(d -> alike.add(a.equation(a.result(d), "")));
            }
        }
        return alike;
    }

    private Prose why(Optional<Derived> left, Optional<Derived> right) {
        Set<String> through = new LinkedHashSet<>();
        left.ifPresent(d -> d.consumers().forEach(c -> through.add(c.target().name())));
        right.ifPresent(d -> d.consumers().forEach(c -> through.add(c.target().name())));
        List<MathNode> direct = through.stream().filter(changed::contains).map(ContrastDocument::name).toList();
        List<MathNode> parts = through.stream().filter(differing::contains).map(ContrastDocument::gradient).toList();
        Prose why = direct.isEmpty()
                ? Prose.of("Why: it is made of ").formulas(parts)
                : Prose.of("Why: ").formulas(direct).words(direct.size() == 1 ? " is defined differently" : " are defined differently");
        why = parts.isEmpty() && direct.isEmpty() ? Prose.of("Why: it is written in another way") : why;
        return Cancellations.say(b, right, Cancellations.say(a, left, why.words("."), right.isPresent()), left.isPresent());
    }

    private static MathNode name(String name) {
        return new MathNode.Name(name, false);
    }

    private static MathNode gradient(String name) {
        return new MathNode.Name(name, true);
    }
}
