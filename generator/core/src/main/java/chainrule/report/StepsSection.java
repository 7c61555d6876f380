package chainrule.report;

import chainrule.model.JavaIdentifiers;
import chainrule.model.Optimizer;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The five steps of a training iteration, as methods of the generated class. */
final class StepsSection {

    private StepsSection() {}

    static Document.Section of(Material m) {
        List<Symbol> gradients = m.network().parameters().stream()
                .map(p -> Symbol.adjointOf(p.symbol()))
                .toList();
        List<List<Prose>> rows = new ArrayList<>();
        rows.add(row("1", "forward(" + arguments(m.network().inputs()) + "n)", Prose.of("predict: ").formulas(Material.names(m.network().outputs()))));
        rows.add(row(
                "2",
                "loss(" + arguments(m.network().targets()) + "n)",
                Prose.of("measure: the mean of ").formula(Material.name(m.network().loss())).words(" over the samples")));
        rows.add(row("3", "zeroGrad()", Prose.of("clear: gradients accumulate until they are cleared")));
        rows.add(row("4", "backward()", Prose.of("differentiate: ").formulas(Material.names(gradients))));
        rows.add(row("5", "step()", m.network().optimizer().map(o -> updates(m, o)).orElse(Prose.of("the specification names none"))));
        return new Document.Section(
                "steps",
                "The five steps of a training iteration",
                Prose.of("Methods of the generated class, in the order in which a training loop calls them."),
                List.of(new Document.Table(List.of("", "method", "what it does"), rows)));
    }

    private static String arguments(List<Symbol> data) {
        return data.stream().map(s -> JavaIdentifiers.of(s.name()) + ", ").collect(Collectors.joining());
    }

    private static List<Prose> row(String number, String method, Prose what) {
        return List.of(Prose.of(number), Prose.NONE.code(method), what);
    }

    private static Prose updates(Material m, Optimizer o) {
        Prose p = Prose.of("update each parameter by " + o.name() + ": ");
        boolean first = true;
        for (Optimizer.Update u : o.updates()) {
            p = (first ? p : p.words(";  ")).formula(Material.name(u.target())).words(" ← ")
                    .formula(m.notation().node(List.of(), u.value()));
            first = false;
        }
        return p;
    }
}
