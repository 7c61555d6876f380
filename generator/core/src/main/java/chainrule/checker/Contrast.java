package chainrule.checker;

import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Two derivations side by side: which lines differ and why, and what that does where an output is confidently wrong. */
public final class Contrast {

    private static final double[] PRE_ACTIVATIONS = {0, 2, 4, 8};
    /** A gradient that shrinks to less than this part of what it was. */
    private static final double VANISHED = 0.1;

    /** One of the two, with what it is called. */
    private record Half(Subject subject, String label, Notation notation) {
        static Half of(Subject s, String label) {
            return new Half(s, label, new Notation(Style.SPECIFICATION, s.network().loss().name()));
        }

        Optional<Assignment> definition(String name) {
            return subject.network().definitions().stream()
                    .filter(d -> d.target().name().equals(name) && subject.isWritten(d.target()))
                    .findFirst()
                    .map(subject::inWrittenNames);
        }

        Optional<Derived> gradient(String name) {
            return subject.derivation().adjoints().stream()
                    .filter(d -> d.target().primal().name().equals(name) && subject.isWritten(d.target().primal()))
                    .findFirst();
        }

        String formula(Assignment a) {
            return notation.formula(a.axes(), a.value());
        }

        String result(Derived d) {
            return formula(subject.inWrittenNames(d.result()));
        }

        boolean cancels(Derived d) {
            return d.lines().stream().anyMatch(l -> l.reason().contains("cancel"));
        }
    }

    private final Half a;
    private final Half b;
    private final int width;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> differing = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();

    private Contrast(Half a, Half b) {
        this.a = a;
        this.b = b;
        this.width = Math.max(a.label().length(), b.label().length()) + 1;
    }

    /** The text for a terminal; names of the two that are equal are the same quantity. */
    public static String of(Subject a, Subject b) {
        boolean same = a.network().name().equals(b.network().name());
        Half left = Half.of(a, same ? "first" : a.network().name());
        Half right = Half.of(b, same ? "second" : b.network().name());
        return new Contrast(left, right).text();
    }

    private String text() {
        out.append("Definitions that differ\n");
        List<String> names = names();
        names.forEach(this::definition);
        out.append(changed.isEmpty() ? "  none\n" : "");
        out.append("\nGradients that differ\n");
        List<String> same = names.stream().filter(n -> !gradient(n)).toList();
        List<String> alike = same.stream()
                .flatMap(n -> a.gradient(n).stream())
                .map(d -> a.notation().name(d.target()) + " = " + a.result(d))
                .toList();
        if (!alike.isEmpty()) {
            out.append("\nThe same in both\n");
            alike.forEach(line -> out.append("  ").append(line).append('\n'));
        }
        names.forEach(this::confidence);
        return out.toString();
    }

    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Half h : List.of(a, b)) {
            h.subject().derivation().adjoints().forEach(d -> names.add(d.target().primal().name()));
            h.subject().network().definitions().forEach(d -> names.add(d.target().name()));
        }
        return List.copyOf(names);
    }

    private void definition(String name) {
        Optional<Assignment> left = a.definition(name);
        Optional<Assignment> right = b.definition(name);
        String here = left.map(a::formula).orElse("not there");
        String there = right.map(b::formula).orElse("not there");
        if (left.or(() -> right).isPresent() && !here.equals(there)) {
            changed.add(name);
            both(name, here, there);
        }
    }

    private void both(String name, String here, String there) {
        out.append("  ").append(name).append('\n');
        row(a.label(), here);
        row(b.label(), there);
    }

    private void row(String label, String text) {
        out.append("    ").append(label).append(" ".repeat(width - label.length())).append(" ").append(text).append('\n');
    }

    /** Whether the gradient differs; if so it is said why. */
    private boolean gradient(String name) {
        Optional<Derived> left = a.gradient(name);
        Optional<Derived> right = b.gradient(name);
        String here = left.map(a::result).orElse("not there");
        String there = right.map(b::result).orElse("not there");
        if (left.or(() -> right).isEmpty() || here.equals(there)) {
            return false;
        }
        differing.add(name);
        both(shown(name), here, there);
        out.append("    why: ").append(why(left, right)).append('\n');
        return true;
    }

    private String why(Optional<Derived> left, Optional<Derived> right) {
        List<String> reasons = new ArrayList<>();
        Set<String> through = new LinkedHashSet<>();
        left.or(() -> right).orElseThrow().consumers().forEach(c -> through.add(c.target().name()));
        List<String> direct = through.stream().filter(changed::contains).toList();
        List<String> parts = through.stream().filter(differing::contains).toList();
        reasons.add(
                direct.isEmpty()
                        ? "it is made of " + parts.stream().map(this::shown).collect(Collectors.joining(", "))
                        : String.join(", ", direct) + " is defined differently");
        boolean cancelsHere = left.filter(a::cancels).isPresent();
        boolean cancelsThere = right.filter(b::cancels).isPresent();
        if (cancelsHere != cancelsThere) {
            reasons.add("in " + (cancelsHere ? a : b).label() + " factors cancel");
        }
        return String.join("; ", reasons);
    }

    /** For an elementwise output beside its target: the gradient before the function where the output is wrong. */
    private void confidence(String name) {
        Optional<Derived> left = a.gradient(name);
        Optional<Derived> right = b.gradient(name);
        if (left.isEmpty() || right.isEmpty() || a.result(left.get()).equals(b.result(right.get()))) {
            return;
        }
        List<double[]> rows = new ArrayList<>();
        for (double z : PRE_ACTIVATIONS) {
            Optional<double[]> here = slope(a, name, z);
            Optional<double[]> there = slope(b, name, z);
            if (here.isEmpty() || there.isEmpty()) {
                return;
            }
            rows.add(new double[] {z, here.get()[0], here.get()[1], there.get()[1]});
        }
        out.append("\nWhere the output is confident and wrong (the target is 0): the size of ").append(shown(name)).append('\n');
        out.append(String.format("  %-8s%-10s%-" + (width + 2) + "s%s%n", name, "output", a.label(), b.label()));
        rows.forEach(r -> out.append(String.format("  %-8s%-10s%-" + (width + 2) + "s%s%n", shown(r[0]), shown(r[1]), shown(r[2]), shown(r[3]))));
        conclusion(rows, 2, a);
        conclusion(rows, 3, b);
    }

    private static String shown(double x) {
        return CounterExample.number(x);
    }

    private String shown(String name) {
        return "d" + a.subject().network().loss() + "/d" + name;
    }

    /** A gradient that is far smaller where the mistake is largest. */
    private void conclusion(List<double[]> rows, int column, Half h) {
        if (rows.get(rows.size() - 1)[column] < VANISHED * rows.get(0)[column]) {
            out.append("  In ").append(h.label()).append(" the gradient vanishes where the mistake is largest: it learns slowly from it.\n");
        }
    }

    /** The output and the size of the gradient of a pre-activation, where that is a function of these two alone. */
    private static Optional<double[]> slope(Half h, String name, double z) {
        Derived d = h.gradient(name).orElseThrow();
        Symbol v = d.target().primal();
        List<Assignment> outputs = h.subject().network().definitions().stream()
                .filter(o -> h.subject().network().outputs().contains(o.target())
                        && Accesses.symbols(o.value()).equals(Set.of(v))
                        && Comparison.same(o.axes().stream().map(i -> i.extent()).toList(), v.axes()))
                .toList();
        List<Symbol> targets = h.subject().network().targets();
        if (outputs.size() != 1 || targets.size() != 1 || targets.get(0).isInteger()
                || !Comparison.same(targets.get(0).axes(), v.axes())) {
            return Optional.empty();
        }
        Environment e = new Environment(Map.of());
        Tensor at = Tensor.zeros(e.shape(v));
        Arrays.fill(at.data(), z);
        e.set(v, at).set(targets.get(0), Tensor.zeros(e.shape(targets.get(0))));
        double output = e.assign(outputs.get(0).target(), outputs.get(0).axes(), outputs.get(0).value()).data()[0];
        for (Derived g : h.subject().derivation().adjoints()) {
            if (Accesses.symbols(g.result().value()).stream().allMatch(e::has)) {
                e.assign(g.target(), g.axes(), g.result().value());
            }
        }
        return e.has(d.target()) ? Optional.of(new double[] {output, Math.abs(e.get(d.target()).data()[0])}) : Optional.empty();
    }
}
