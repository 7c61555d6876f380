package chainrule.symbolic.notation;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Terms as lines of text: in matrix form where there is one, e.g. ∂l/∂z₃ z₂ᵀ, else in index form, e.g. p[i] − g[i, t]. */
public final class Notation {

    private final PlainText text;
    private final String loss;
    private final Style style;
    private final Layout layout;
    private final boolean ofDerivatives;

    /** @param loss the name of the loss, for adjoints */
    public Notation(Style style, String loss) {
        this(style, loss, Layout.GRADIENT);
    }

    /** @param layout how derivatives of the loss are laid out: see {@link #ofDerivatives} */
    public Notation(Style style, String loss, Layout layout) {
        this(style, loss, layout, false);
    }

    private Notation(Style style, String loss, Layout layout, boolean ofDerivatives) {
        this.layout = layout;
        this.ofDerivatives = ofDerivatives;
        this.text = new PlainText(style, loss);
        this.loss = loss;
        this.style = style;
    }

    public Style style() {
        return style;
    }

    /** The same for terms that are derivatives of the loss: they are laid out as the layout has them. */
    public Notation ofDerivatives() {
        return layout == Layout.GRADIENT ? this : new Notation(style, loss, layout, true);
    }

    /** A term over axes as a tree: matrix form if there is one, else index form. */
    public MathNode node(List<Index> axes, Expr e) {
        MathNode matrix = MatrixForm.of(axes, e).orElse(null);
        if (matrix == null) {
            return indexNode(axes, e);
        }
        return !ofDerivatives ? matrix : axes.isEmpty() ? rows(e).asRows(matrix) : rows(e).turned(matrix);
    }

    private static NumeratorLayout rows(Expr e) {
        return new NumeratorLayout(Accesses.symbols(e).stream()
                .filter(s -> s.primal() != null && !s.axes().isEmpty())
                .map(Symbol::name)
                .collect(Collectors.toSet()));
    }

    /**
     * A formula in index form, whether or not there is a matrix form. No bound index has the name of an axis, whether or not
     * the term depends on it, nor that of the loss.
     */
    public MathNode indexNode(List<Index> axes, Expr e) {
        Set<String> reserved = axes.stream().map(Index::name).collect(Collectors.toCollection(HashSet::new));
        // The loss of an expression that is no number is one of its elements, l[i, j].
        reserved.addAll(List.of(loss.split("[\\[\\], ]+")));
        MathNode node = new IndexForm(e, reserved).node(e);
        return ofDerivatives ? rows(e).asRows(node) : node;
    }

    /** Whether a term has a matrix form; one without axes that only indexes has the same in both. */
    public static boolean hasMatrixForm(List<Index> axes, Expr e) {
        return MatrixForm.of(axes, e).isPresent();
    }

    public String formula(List<Index> axes, Expr e) {
        return text.print(node(axes, e));
    }

    /** A formula in index form, whether or not there is a matrix form. */
    public String indexFormula(List<Index> axes, Expr e) {
        return text.print(indexNode(axes, e));
    }

    public String product(List<Index> axes, List<Expr> factors, boolean matrix) {
        return text.print(productNode(axes, factors, matrix));
    }

    /** Factors beside each other, none merged with another. */
    public MathNode productNode(List<Index> axes, List<Expr> factors, boolean matrix) {
        List<MathNode> nodes = factors.stream()
                .map(f -> matrix ? node(axes, f) : indexNode(axes, f))
                .toList();
        MathNode.Kind kind = matrix && !axes.isEmpty() ? MathNode.Kind.ELEMENTWISE : MathNode.Kind.SCALAR;
        return new MathNode.Product(kind, nodes);
    }

    public String name(Symbol s) {
        return text.name(s.name(), s.primal() != null);
    }

    public static MathNode nameNode(Symbol s) {
        return new MathNode.Name(s.name(), s.primal() != null);
    }

    /** An element, e.g. W[i, j]; without axes the node itself. */
    public static MathNode elementNode(MathNode whole, List<Index> axes) {
        return axes.isEmpty()
                ? whole
                : new MathNode.Subscripted(
                        whole, axes.stream().<MathNode>map(i -> new MathNode.Index(i.name())).toList());
    }

    /** What marks a derivative of a function. */
    public String prime() {
        return text.prime();
    }

    public String functionName(NamedFunction f) {
        return text.function(f.name(), f.sign());
    }

    /** The left side of a definition: with indices where the right side is in index form. */
    public String left(Symbol s, List<Index> axes, boolean indexForm) {
        List<Index> shown = new ArrayList<>(axes);
        if (ofDerivatives) {
            Collections.reverse(shown);
        }
        return name(s)
                + (axes.isEmpty() || !indexForm
                        ? ""
                        : shown.stream().map(Index::name).collect(Collectors.joining(", ", "[", "]")));
    }

    /** The shape of a derivative in numerator layout: that by a column is a row. */
    public static List<Affine> turned(List<Affine> extents) {
        List<Affine> turned = new ArrayList<>(extents);
        Collections.reverse(turned);
        turned.addAll(0, turned.size() == 1 ? List.of(Affine.constant(1)) : List.of());
        return turned;
    }

    /** [4, 2], sizes by their names; nothing for a number. */
    public String shape(List<Affine> extents) {
        List<Affine> shown = ofDerivatives ? turned(extents) : extents;
        return extents.isEmpty()
                ? ""
                : shown.stream()
                        .map(a -> Optional.ofNullable(a.asSize())
                                .map(s -> s.name())
                                .orElseGet(() -> Long.toString(a.valueOfSizes())))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
