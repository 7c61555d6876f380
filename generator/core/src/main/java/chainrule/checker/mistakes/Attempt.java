package chainrule.checker.mistakes;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.edits.IndexEdits;
import chainrule.checker.reading.OwnNames;
import chainrule.checker.reading.Reader;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Ways;
import chainrule.model.Assignment;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the trials of the catalogue look at: a wrong side, what it was compared with, and the network.
 *
 * @param side the wrong side
 * @param left the name that the line is about, such as {@code ∂l/∂W}
 * @param indices the indices on the left, none for whole tensors
 */
public record Attempt(
        Side side, String left, List<Index> indices, Subject subject, Reader reader, Derivatives derivatives, OwnNames own) {

    ExpressionSyntax expression() {
        return side.expression();
    }

    Truth truth() {
        return side.truth();
    }

    /** The names of real quantities, the student's among them. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        subject.symbols().stream().filter(s -> !s.isInteger()).map(Symbol::name).forEach(names::add);
        names.addAll(own.names());
        return names;
    }

    /** Those on the left, those that are summed over, and those in subscripts that are neither. */
    Set<String> indicesInScope() {
        Set<String> names = new LinkedHashSet<>();
        indices.forEach(i -> names.add(i.name()));
        names.addAll(IndexEdits.bound(expression()));
        IndexEdits.inSubscripts(expression()).stream().filter(n -> !reader.isKnown(n)).forEach(names::add);
        return names;
    }

    /** Other names of the shape of a name. */
    Set<String> ofTheSameShape(String name) {
        Symbol s = reader.symbols().get(name);
        Set<String> names = new LinkedHashSet<>();
        if (s != null && !s.isInteger()) {
            subject.symbols().stream()
                    .filter(x -> x != s && !x.isInteger() && Comparison.same(x.axes(), s.axes()))
                    .forEach(x -> names.add(x.name()));
        }
        return names;
    }

    /** The derivatives of elementwise definitions, ∂v/∂u, that change a value by which they are multiplied. */
    List<String> elementwise() {
        List<String> names = new ArrayList<>();
        for (Assignment d : subject.network().definitions()) {
            for (Symbol u : subject.symbols()) {
                if (subject.isWritten(d.target()) && derivatives.network().uses(d, u) && reader.isElementwise(d.target(), u)) {
                    names.add(new DerivativeName(d.target().name(), u.name()).toString());
                }
            }
        }
        return names;
    }

    /** For a line about the gradient of the loss, the variable. */
    Optional<Symbol> variable() {
        return DerivativeName.parse(left)
                .filter(d -> reader.symbols().get(d.of()) == subject.network().loss())
                .map(d -> reader.symbols().get(d.by()));
    }

    Truth gradient(Symbol s) {
        return Truth.of(reader.derivative(subject.network().loss(), s, Ways.ALL));
    }

    Meaning immediate(Symbol of, Symbol by) {
        return reader.derivative(of, by, Ways.NONE);
    }

    /** The sizes of more than 1 that the network has, each once. */
    List<Size> sizes() {
        Set<Size> sizes = new LinkedHashSet<>();
        List<Affine> extents = new ArrayList<>();
        subject.symbols().forEach(s -> extents.addAll(s.axes()));
        for (Affine a : extents) {
            if (a.asSize() != null && a.valueOfSizes() > 1) {
                sizes.add(a.asSize());
            }
        }
        return List.copyOf(sizes);
    }

    /** A definition as a reader knows it: by its name, or by its formula where the specification gives it none. */
    String described(Assignment d) {
        return subject.isWritten(d.target())
                ? d.target().name()
                : new Notation(Style.SPECIFICATION, subject.network().loss().name()).formula(d.axes(), d.value());
    }
}
