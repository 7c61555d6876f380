package chainrule.report;

import chainrule.derivation.Derivation;
import chainrule.derivation.Exactness;
import chainrule.explanation.Explanation;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What sections are made of, and the forms that they share. */
record Material(Explanation explanation, Notation notation, Layout layout) {

    static Material of(Explanation explanation, Layout layout) {
        String loss = explanation.derivation().network().loss().name();
        return new Material(explanation, new Notation(Style.TEXTBOOK, loss, layout), layout);
    }

    Derivation derivation() {
        return explanation.derivation();
    }

    Network network() {
        return derivation().network();
    }

    /** What a line of the network's own formulas is marked with, if it was checked so. */
    Check checked(Check how) {
        return derivation().checkedPoints() == 0 ? Check.UNCHECKED : how;
    }

    /**
     * What a line is marked with.
     *
     * @param of what has the line, as the derivation or its explanation knows it
     * @param how the mark where exact arithmetic has no values
     */
    Check checked(Object of, int line, Check how) {
        return checked(explanation.exactness().of(of, line), explanation.covers(of, line) ? how : Check.UNCHECKED);
    }

    /** The same, where it is known what exact arithmetic found. */
    Check checked(Exactness exactness, Check how) {
        return checked(Check.of(exactness, how));
    }

    static MathNode.Name name(Symbol s) {
        return new MathNode.Name(s.name(), s.primal() != null);
    }

    static List<MathNode> names(List<Symbol> symbols) {
        return symbols.stream().<MathNode>map(Material::name).toList();
    }

    /** The name; with indices where the right side is in index form. */
    MathNode left(Assignment a) {
        return left(a.target(), a.axes(), Notation.hasMatrixForm(a.axes(), a.value()));
    }

    static MathNode left(Symbol s, List<Index> axes, boolean matrix) {
        return matrix ? name(s) : Notation.elementNode(name(s), axes);
    }

    MathNode formula(Assignment a) {
        return over(a.mean(), notation.node(a.axes(), a.value()));
    }

    /** mean[batch](…) where a value is that. */
    static MathNode over(boolean batch, MathNode formula) {
        MathNode.Binder samples = new MathNode.Binder("batch", null);
        return batch ? new MathNode.Reduction("mean", List.of(samples), formula) : formula;
    }

    /** How derivatives of the loss are written. */
    Notation derivatives() {
        return notation.ofDerivatives();
    }

    /** The name of a derivative of the loss; with indices where the right side is in index form. */
    MathNode derivative(Symbol s, List<Index> axes, boolean matrix) {
        List<Index> shown = new ArrayList<>(axes);
        if (layout == Layout.NUMERATOR) {
            Collections.reverse(shown);
        }
        return left(s, shown, matrix);
    }

    /** The shape of a derivative of the loss. */
    List<String> derivativeShape(Symbol s) {
        return sizes(layout == Layout.NUMERATOR ? Notation.turned(s.axes()) : s.axes());
    }

    /** Sizes by their names. */
    static List<String> shape(Symbol s) {
        return sizes(s.axes());
    }

    static List<String> sizes(List<Affine> extents) {
        return extents.stream().map(Material::size).toList();
    }

    static String size(Affine extent) {
        return extent.asSize() != null ? extent.asSize().name() : Long.toString(extent.valueOfSizes());
    }

    /** An element of a quantity, or the quantity where it is a number. */
    static MathNode element(MathNode whole, List<Index> axes) {
        return Notation.elementNode(whole, axes);
    }

    static String definitionAnchor(Symbol s) {
        return "def-" + s.name();
    }

    static String adjointAnchor(Symbol primal) {
        return "grad-" + primal.name();
    }
}
