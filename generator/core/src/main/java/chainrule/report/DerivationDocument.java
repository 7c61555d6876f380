package chainrule.report;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Line;
import chainrule.derivation.Stabilized;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays a derivation out as a document: data, forward, functions, adjoints, gradients, stable forms. */
public final class DerivationDocument {

    static final String CLOSED_FORMS = "Closed forms";
    static final String STABLE_FORMS = "What runs in another form, and why";

    private final Derivation derivation;
    private final Notation formulas;
    private final Notation derivatives;

    private DerivationDocument(Derivation derivation, Notation formulas) {
        this.derivation = derivation;
        this.formulas = formulas;
        this.derivatives = formulas.ofDerivatives();
    }

    public static Document of(Derivation derivation, Notation formulas) {
        return new DerivationDocument(derivation, formulas).document();
    }

    private Document document() {
        List<Document.Section> sections = new ArrayList<>();
        add(sections, "Names", "", names());
        add(sections, "Forward", "", forward());
        add(sections, "Derivatives of the functions", "", functions());
        add(
                sections,
                "Backward, from the loss",
                "Each adjoint is the sum over its uses of (adjoint of the use) times (derivative of the use).",
                adjoints(false));
        add(sections, "Gradients", "", adjoints(true));
        add(sections, CLOSED_FORMS, "The gradient of each parameter with the adjoints put in.", closedForms());
        add(sections, STABLE_FORMS, "", stabilized());
        add(sections, "Checked", "", checked());
        return new Document(derivation.network().name(), sections);
    }

    private List<Document.Entry> checked() {
        int points = derivation.checkedPoints();
        String text = points == 0
                ? "No point was found where the network has a value: the lines above are not checked."
                : "Every line above was evaluated on both sides at " + points + (points == 1 ? " random point" : " random points")
                        + ", on a copy of the network with small sizes that differ wherever the specification lets them;"
                        + " each adjoint was compared with difference quotients.";
        return List.of(new Document.Entry("", "", List.of(new Document.Line(text, ""))));
    }

    private static void add(
            List<Document.Section> sections, String heading, String introduction, List<Document.Entry> entries) {
        if (!entries.isEmpty()) {
            sections.add(new Document.Section(heading, introduction, entries));
        }
    }

    private List<Document.Entry> names() {
        Network n = derivation.network();
        List<Document.Entry> entries = new ArrayList<>();
        List<String> sizes = NetworkSizes.of(n).stream()
                .filter(s -> !s.isLiteral())
                .map(s -> s.isFree() ? s.name() : s.name() + " = " + s.value())
                .toList();
        if (!sizes.isEmpty()) {
            entries.add(new Document.Entry("sizes:", "", List.of(new Document.Line(String.join(", ", sizes), ""))));
        }
        if (!n.inputs().isEmpty()) {
            entries.add(listed("inputs:", n.inputs()));
        }
        if (!n.targets().isEmpty()) {
            entries.add(listed("targets:", n.targets()));
        }
        if (!n.parameters().isEmpty()) {
            entries.add(listed("parameters:", n.parameters().stream().map(Parameter::symbol).toList()));
        }
        return entries;
    }

    private Document.Entry listed(String what, List<Symbol> symbols) {
        List<String> names = symbols.stream().map(this::declared).toList();
        return new Document.Entry(what, "", List.of(new Document.Line(String.join(", ", names), "")));
    }

    private String declared(Symbol s) {
        String classes = s.isInteger() ? " class[" + s.classes() + "]" : "";
        return formulas.name(s) + formulas.shape(s.axes()) + classes;
    }

    private List<Document.Entry> forward() {
        return derivation.network().definitions().stream().map(a -> entry(a, "")).toList();
    }

    private Document.Entry entry(Assignment a, String reason) {
        return new Document.Entry(
                left(a),
                formulas.shape(a.target().axes()),
                List.of(new Document.Line(over(a.mean(), formulas.formula(a.axes(), a.value())), reason)));
    }

    static String over(boolean batch, String formula) {
        return batch ? "mean[batch](" + formula + ")" : formula;
    }

    private String left(Assignment a) {
        return formulas.left(a.target(), a.axes(), !Notation.hasMatrixForm(a.axes(), a.value()));
    }

    /** Whether all lines have a matrix form; else all are in index form. */
    private static boolean inMatrixForm(Derived d) {
        return d.lines().stream()
                .allMatch(l -> factorsInMatrixForm(d, l) || Notation.hasMatrixForm(d.axes(), l.value()));
    }

    /** Whether factors can stand beside each other; a column and a row are one product instead. */
    private static boolean factorsInMatrixForm(Derived d, Line line) {
        return line.factors().stream().allMatch(f -> Notation.hasMatrixForm(d.axes(), f));
    }

    private String function(NamedFunction f, String mark) {
        String formals = f.formals().stream().map(formulas::name).collect(Collectors.joining(", "));
        return formulas.functionName(f) + mark + "(" + formals + ")";
    }

    /** σ′ for a function of one argument; for one of several the argument is named: f′_slope. */
    private String mark(DerivedFunctions.Derivation d) {
        List<Symbol> formals = d.function().formals();
        return formulas.prime() + (formals.size() > 1 ? "_" + formulas.name(formals.get(d.argument())) : "");
    }

    private List<Document.Entry> functions() {
        List<Document.Entry> entries = new ArrayList<>();
        for (DerivedFunctions.Derivation d : derivation.functions()) {
            List<Document.Line> lines = new ArrayList<>();
            if (d.steps().isEmpty()) {
                lines.add(new Document.Line(formulas.formula(List.of(), d.value()), ""));
            } else {
                lines.add(new Document.Line(
                        formulas.formula(List.of(), d.steps().get(0).before()), "differentiated"));
            }
            for (Simplifier.Step s : d.steps()) {
                lines.add(new Document.Line(formulas.formula(List.of(), s.after()), s.reason()));
            }
            entries.add(new Document.Entry(
                    function(d.function(), ""),
                    "",
                    List.of(new Document.Line(formulas.formula(List.of(), d.function().body()), ""))));
            entries.add(new Document.Entry(function(d.function(), mark(d)), "", lines));
        }
        return entries;
    }

    private List<Document.Entry> adjoints(boolean ofParameters) {
        List<Document.Entry> entries = new ArrayList<>();
        for (Derived d : derivation.adjoints()) {
            if (ofParameters == (d.target().primal().role() == Symbol.Role.PARAMETER)) {
                entries.add(entry(d));
            }
        }
        return entries;
    }

    private Document.Entry entry(Derived d) {
        boolean matrix = inMatrixForm(d);
        List<Document.Line> lines =
                d.lines().stream().map(l -> line(d, l, matrix)).toList();
        return new Document.Entry(
                derivatives.left(d.target(), d.axes(), !matrix), derivatives.shape(d.target().axes()), lines);
    }

    private Document.Line line(Derived d, Line line, boolean matrix) {
        String reason = line.about().map(s -> line.reason() + " " + derivatives.name(s)).orElse(line.reason());
        boolean one = line.factors().size() == 1 || matrix && !factorsInMatrixForm(d, line);
        String formula = one
                ? (matrix ? derivatives.formula(d.axes(), line.value()) : derivatives.indexFormula(d.axes(), line.value()))
                : derivatives.product(d.axes(), line.factors(), matrix);
        return new Document.Line(over(d.mean(), formula), reason);
    }

    private List<Document.Entry> closedForms() {
        return derivation.closedForms().stream().map(this::closedForm).toList();
    }

    private Document.Entry closedForm(Assignment a) {
        return new Document.Entry(
                derivatives.left(a.target(), a.axes(), !Notation.hasMatrixForm(a.axes(), a.value())),
                derivatives.shape(a.target().axes()),
                List.of(new Document.Line(over(a.mean(), derivatives.formula(a.axes(), a.value())), "")));
    }

    private List<Document.Entry> stabilized() {
        List<Document.Entry> entries = new ArrayList<>();
        for (Stabilized s : derivation.stabilized()) {
            List<Document.Line> lines = new ArrayList<>();
            Assignment stable = s.written().withValue(s.stable());
            lines.add(new Document.Line(over(stable.mean(), formulas.formula(stable.axes(), stable.value())), ""));
            entries.add(new Document.Entry(
                    left(stable), "", lines));
            rules(s).forEach(r -> entries.add(new Document.Entry("", "", List.of(new Document.Line(r, "")))));
        }
        return entries;
    }

    /** "by …: …" for each rule that made a form stable. */
    private static Set<String> rules(Stabilized s) {
        Set<String> rules = new LinkedHashSet<>();
        for (var step : s.steps()) {
            for (RewriteRule r : step.rules()) {
                rules.add("by " + r.name() + (r.why().isEmpty() ? "" : "   (" + r.why() + ")"));
            }
        }
        return rules;
    }
}
