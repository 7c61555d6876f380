package chainrule.report;

import chainrule.explanation.FunctionDifferential;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each function that the network names, and its derivatives with the way to them. */
final class FunctionsSection {

    private FunctionsSection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        Set<NamedFunction> defined = new HashSet<>();
        for (FunctionDifferential f : m.explanation().functions()) {
            DerivedFunctions.Derivation d = f.derivation();
            if (defined.add(d.function())) {
                blocks.add(new Document.Equation(
                        "",
                        call(d.function()),
                        List.of(),
                        List.of(Document.Line.given(m.notation().node(List.of(), d.function().body())))));
            }
            blocks.add(derivative(m, f));
        }
        return new Document.Section("functions", "Derivatives of the functions", Prose.NONE, blocks);
    }

    static MathNode.Function call(NamedFunction f) {
        return new MathNode.Function(f.name(), f.sign(), Material.names(f.formals()));
    }

    /** σ′(z) for a function of one argument, ∂f(z, s)/∂s for one of several. */
    static MathNode derivative(NamedFunction f, int argument) {
        MathNode by = Material.name(f.formals().get(argument));
        return f.formals().size() == 1
                ? new MathNode.Primed(f.name(), f.sign(), by)
                : new MathNode.Derivative(call(f), by);
    }

    private static Document.Equation derivative(Material m, FunctionDifferential f) {
        DerivedFunctions.Derivation d = f.derivation();
        List<Document.Line> lines = new ArrayList<>();
        var first = d.steps().isEmpty() ? d.value() : d.steps().get(0).before();
        lines.add(Document.Line.of(m.notation().node(List.of(), first), "differentiated", mark(m, d, 0))
                .with(OperationLines.of(m, f.operations())));
        for (Simplifier.Step s : d.steps()) {
            lines.add(Document.Line.of(m.notation().node(List.of(), s.after()), s.reason(), mark(m, d, lines.size())));
        }
        return new Document.Equation("", derivative(d.function(), d.argument()), List.of(), lines);
    }

    /** A function has values at points of its own. */
    private static Check mark(Material m, DerivedFunctions.Derivation d, int line) {
        boolean isOpen = m.derivation().coverage().open().contains(d);
        return Check.of(m.explanation().exactness().of(d, line), isOpen ? Check.UNCHECKED : Check.EVALUATED);
    }
}
