package chainrule.symbolic.notation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets a formula in two dimensions: fractions, sub- and superscripts, sums with their indices below, cases. Brackets come
 * from {@link Precedence}; what a fraction or a root holds needs none.
 */
final class Typesetter {

    /** A fraction with a longer line than this, in characters of plain text, is written with a slash, which can be broken. */
    private static final int WIDEST_FRACTION = 56;

    /** No line breaks in brackets that hold no more than this. */
    private static final int WIDEST_SOLID = 16;

    /** Wider content has brackets that do not grow. */
    private static final int WIDEST_GROWING = 64;

    private record Piece(String text, Precedence precedence, boolean tall) {}

    private final Markup markup;
    private final PlainText measure;
    private final String loss;
    private final Map<MathNode, Piece> pieces = new IdentityHashMap<>();

    Typesetter(Markup markup, String loss) {
        this.markup = markup;
        this.measure = new PlainText(Style.TEXTBOOK, loss);
        this.loss = loss;
    }

    String print(MathNode node) {
        pieces.clear();
        return markup.formula(node instanceof MathNode.Choice x ? cases(x).text() : piece(node).text());
    }

    /** What a script, a fraction or a root holds. */
    private String inside(MathNode node) {
        return Markup.unbroken(piece(node).text());
    }

    private String at(MathNode node, Precedence least) {
        Piece p = piece(node);
        return p.precedence().compareTo(least) < 0 ? bracketed(List.of(node)) : p.text();
    }

    /** Brackets that grow cannot be broken; around what is wide they stay as they are. */
    private String bracketed(List<MathNode> nodes) {
        String list = String.join(
                markup.sign(Sign.COMMA), nodes.stream().map(n -> piece(n).text()).toList());
        int width = nodes.stream().mapToInt(this::width).sum();
        boolean grows = isTall(nodes) && width <= WIDEST_GROWING;
        boolean solid = (grows || width <= WIDEST_SOLID) && list.indexOf(Markup.BREAK) >= 0;
        String content = solid ? markup.solid(Markup.unbroken(list)) : list;
        return markup.bracketed(Markup.Bracket.ROUND, content, grows);
    }

    /** In characters of plain text. */
    private int width(MathNode node) {
        return measure.print(node).length();
    }

    private boolean isTall(List<MathNode> nodes) {
        return nodes.stream().anyMatch(n -> piece(n).tall());
    }

    private Piece atom(String text) {
        return new Piece(text, Precedence.ATOM, false);
    }

    /** Each node is set once, however often it is asked how tall it is. */
    private Piece piece(MathNode n) {
        Piece known = pieces.get(n);
        if (known == null) {
            known = set(n);
            pieces.put(n, known);
        }
        return known;
    }

    private Piece set(MathNode n) {
        if (n instanceof MathNode.Name x) {
            return name(x);
        }
        if (n instanceof MathNode.Index x) {
            return atom(markup.index(x.name()));
        }
        if (n instanceof MathNode.Number x) {
            return atom(markup.number(x.text()));
        }
        if (n instanceof MathNode.Derivative x) {
            return derivative(x);
        }
        if (n instanceof MathNode.Sum x) {
            return sum(x);
        }
        if (n instanceof MathNode.Product x) {
            return product(x);
        }
        if (n instanceof MathNode.Quotient x) {
            return quotient(x);
        }
        if (n instanceof MathNode.Power x) {
            return raised(x.base(), inside(x.exponent()), Precedence.POWER);
        }
        if (n instanceof MathNode.Transpose x) {
            return raised(x.operand(), markup.sign(Sign.TRANSPOSE), Precedence.POSTFIX);
        }
        return compound(n);
    }

    /** A superscript stands above the subscript of a name, unless the name has a superscript itself. */
    private Piece raised(MathNode base, String above, Precedence precedence) {
        if (base instanceof MathNode.Name x && !x.adjoint() && NameParts.of(x.name()).superscript().isEmpty()) {
            String shown = markup.name(NameParts.of(x.name()), above);
            return new Piece(markup.symbol(shown, x), precedence, false);
        }
        String text = Markup.unbroken(at(base, Precedence.POSTFIX));
        return new Piece(markup.superscript(text, above), precedence, piece(base).tall());
    }

    private Piece name(MathNode.Name x) {
        String shown = element(x.name());
        if (!x.adjoint()) {
            return atom(markup.symbol(shown, x));
        }
        Piece whole = derivative(element(loss), shown);
        return new Piece(markup.symbol(whole.text(), x), whole.precedence(), true);
    }

    /** The name of a loss, which may be that of an element: f[i, j]. */
    private String element(String name) {
        int bracket = name.indexOf('[');
        String whole = markup.name(NameParts.of(bracket < 0 ? name : name.substring(0, bracket)), "");
        return bracket < 0 ? whole : markup.subscript(whole, indices(name.substring(bracket + 1, name.length() - 1)));
    }

    private String indices(String list) {
        return Stream.of(list.split(", ")).map(markup::index).collect(Collectors.joining(markup.sign(Sign.COMMA)));
    }

    /** ∂v/∂u, ∂²v/∂u², ∂²v/∂u ∂w. */
    private Piece derivative(MathNode.Derivative x) {
        String d = markup.sign(Sign.PARTIAL);
        int order = x.by().size();
        if (order == 1) {
            return derivative(inside(x.of()), inside(x.by().get(0)));
        }
        String number = markup.number(Integer.toString(order));
        boolean same = x.by().stream().distinct().count() == 1;
        String below = same
                ? d + markup.superscript(inside(x.by().get(0)), number)
                : x.by().stream().map(v -> d + inside(v)).collect(Collectors.joining(markup.times()));
        String above = markup.superscript(d, number) + inside(x.of());
        return new Piece(markup.fraction(above, below), Precedence.POWER, true);
    }

    /** A fraction: an atom beside other factors, but in need of brackets under a script. */
    private Piece derivative(String of, String by) {
        String d = markup.sign(Sign.PARTIAL);
        return new Piece(markup.fraction(d + of, d + by), Precedence.POWER, true);
    }

    private Piece compound(MathNode n) {
        if (n instanceof MathNode.Array x) {
            return array(x);
        }
        if (n instanceof MathNode.Ellipsis) {
            return atom(markup.sign(Sign.ELLIPSIS));
        }
        if (n instanceof MathNode.Function x) {
            return function(x);
        }
        if (n instanceof MathNode.Differential x) {
            String d = markup.function("d");
            return x.isOfName() ? new Piece(d + at(x.of(), Precedence.POSTFIX), Precedence.POSTFIX, false) : call(d, List.of(x.of()));
        }
        if (n instanceof MathNode.Primed x) {
            return call(markup.primed(markup.function(x.sign())), List.of(x.argument()));
        }
        if (n instanceof MathNode.Subscripted x) {
            return subscripted(x);
        }
        if (n instanceof MathNode.Outside x) {
            return new Piece(piece(x.subscript()).text() + markup.words("else") + piece(x.value()).text(), Precedence.CHOICE, false);
        }
        if (n instanceof MathNode.Reduction x) {
            return reduction(x);
        }
        if (n instanceof MathNode.OfElements x) {
            String below = x.binders().stream()
                    .map(b -> markup.index(b.index())
                            + (b.range() == null ? "" : markup.sign(Sign.LESS) + inside(b.range())))
                    .collect(Collectors.joining(markup.sign(Sign.COMMA)));
            return call(markup.subscript(markup.function(x.sign()), below), List.of(x.body()));
        }
        if (n instanceof MathNode.Choice x) {
            return choice(x);
        }
        if (n instanceof MathNode.Not x) {
            return new Piece(markup.sign(Sign.NOT) + at(x.operand(), Precedence.NOT), Precedence.NOT, false);
        }
        return relation((MathNode.Relation) n);
    }

    /** A vector is a column; what has more than two axes is a list of matrices. */
    private Piece array(MathNode.Array x) {
        boolean deep = !x.isMatrix() && x.elements().stream().anyMatch(MathNode.Array.class::isInstance);
        List<List<String>> rows = x.elements().stream()
                .map(e -> (e instanceof MathNode.Array row && !deep ? row.elements() : List.of(e))
                        .stream().map(this::inside).toList())
                .toList();
        return new Piece(markup.matrix(rows), Precedence.ATOM, true);
    }

    private Piece relation(MathNode.Relation x) {
        Precedence p = x.operator().equals("and") ? Precedence.AND
                : x.operator().equals("or") ? Precedence.OR
                : Precedence.RELATION;
        Precedence inner = p == Precedence.RELATION ? Precedence.SUM : p;
        String text = at(x.left(), inner) + markup.sign(Sign.of(x.operator())) + at(x.right(), inner);
        return new Piece(text, p, isTall(List.of(x.left(), x.right())));
    }

    private Piece function(MathNode.Function x) {
        if (x.arguments().size() == 1 && x.name().equals("sqrt")) {
            return new Piece(markup.root(inside(x.arguments().get(0))), Precedence.POSTFIX, true);
        }
        if (x.arguments().size() == 1 && x.name().equals("abs")) {
            Piece argument = piece(x.arguments().get(0));
            String content = Markup.unbroken(argument.text());
            return new Piece(
                    markup.bracketed(Markup.Bracket.BARS, content, argument.tall()), Precedence.POSTFIX, argument.tall());
        }
        if (x.arguments().size() == 1 && x.name().equals("exp") && !isTall(x.arguments())) {
            String e = markup.superscript(markup.function("e"), inside(x.arguments().get(0)));
            return new Piece(e, Precedence.POWER, false);
        }
        return call(markup.function(x.sign()), x.arguments());
    }

    private Piece call(String name, List<MathNode> arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof MathNode.Array x) {
            return new Piece(name + array(x).text(), Precedence.POSTFIX, true);
        }
        return new Piece(name + bracketed(arguments), Precedence.POSTFIX, isTall(arguments));
    }

    private Piece subscripted(MathNode.Subscripted x) {
        boolean plain = x.base() instanceof MathNode.Function
                || x.base() instanceof MathNode.Name n && !n.adjoint() && isBare(NameParts.of(n.name()));
        Piece base = piece(x.base());
        String shown = plain ? Markup.unbroken(base.text()) : Markup.unbroken(bracketed(List.of(x.base())));
        String subscripts = String.join(
                markup.sign(Sign.COMMA), x.subscripts().stream().map(this::inside).toList());
        return new Piece(markup.subscript(shown, subscripts), Precedence.POSTFIX, base.tall());
    }

    private static boolean isBare(NameParts p) {
        return p.subscript().isEmpty() && p.owner() == null && p.superscript().isEmpty();
    }

    /** Σⱼ a: with its body a factor that must stand last. */
    private Piece reduction(MathNode.Reduction x) {
        StringBuilder text = new StringBuilder();
        List<String> implied = new ArrayList<>();
        for (MathNode.Binder b : x.binders()) {
            if (b.range() == null) {
                implied.add(markup.index(b.index()));
            }
        }
        if (!implied.isEmpty()) {
            text.append(markup.large(x.operator(), String.join(markup.sign(Sign.COMMA), implied), ""));
        }
        for (MathNode.Binder b : x.binders()) {
            if (b.range() != null) {
                String from = markup.index(b.index()) + markup.sign(Sign.EQUAL) + markup.number("0");
                text.append(markup.large(x.operator(), from, inside(last(b.range()))));
            }
        }
        return new Piece(text + at(x.body(), Precedence.PRODUCT), Precedence.PRODUCT, true);
    }

    private static MathNode last(MathNode extent) {
        if (extent instanceof MathNode.Number n) {
            return new MathNode.Number(Long.toString(Long.parseLong(n.text()) - 1));
        }
        MathNode.Signed one = new MathNode.Signed(true, new MathNode.Number("1"));
        return new MathNode.Sum(List.of(new MathNode.Signed(false, extent), one));
    }

    /** Inside a formula, 1 where a condition holds and else 0 is its indicator. */
    private Piece choice(MathNode.Choice x) {
        if (isOne(x.then()) && isZero(x.otherwise())) {
            return new Piece(markup.indicator(inside(x.condition())), Precedence.POSTFIX, false);
        }
        return cases(x);
    }

    private Piece cases(MathNode.Choice x) {
        List<String> values = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        MathNode rest = x;
        while (rest instanceof MathNode.Choice c) {
            values.add(inside(c.then()));
            conditions.add(inside(c.condition()));
            rest = c.otherwise();
        }
        values.add(inside(rest));
        return new Piece(markup.cases(values, conditions), Precedence.CHOICE, true);
    }

    private static boolean isOne(MathNode n) {
        return n instanceof MathNode.Number x && x.text().equals("1");
    }

    private static boolean isZero(MathNode n) {
        return n instanceof MathNode.Number x && x.text().equals("0");
    }

    private Piece sum(MathNode.Sum x) {
        StringBuilder text = new StringBuilder();
        boolean tall = false;
        for (MathNode.Signed t : x.terms()) {
            boolean first = text.isEmpty();
            if (first) {
                text.append(t.minus() ? markup.sign(Sign.NEGATIVE) : "");
            } else {
                text.append(Markup.BREAK).append(markup.sign(t.minus() ? Sign.MINUS : Sign.PLUS));
            }
            text.append(at(t.term(), first && !t.minus() ? Precedence.SUM : Precedence.PRODUCT));
            tall |= piece(t.term()).tall();
        }
        return new Piece(text.toString(), x.terms().size() == 1 ? Precedence.SIGN : Precedence.SUM, tall);
    }

    private Piece product(MathNode.Product x) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < x.factors().size(); k++) {
            MathNode f = x.factors().get(k);
            text.append(k == 0 ? "" : between(x.kind(), f)).append(factor(f, x.kind(), k == x.factors().size() - 1));
        }
        return new Piece(text.toString(), Precedence.PRODUCT, isTall(x.factors()));
    }

    private String between(MathNode.Kind kind, MathNode next) {
        return switch (kind) {
            case ELEMENTWISE -> Markup.BREAK + markup.sign(Sign.ELEMENTWISE);
            case CHAIN -> Markup.BREAK + markup.sign(Sign.DOT);
            case SCALAR, MATRIX -> next instanceof MathNode.Number
                    ? Markup.BREAK + markup.sign(Sign.DOT)
                    : markup.times() + Markup.BREAK;
        };
    }

    /** A sum over an index takes all that stands behind it, so that it needs brackets where it is not the last factor. */
    private String factor(MathNode f, MathNode.Kind kind, boolean last) {
        boolean joins = f instanceof MathNode.Product p && (p.kind() == kind || kind == MathNode.Kind.SCALAR);
        boolean open = f instanceof MathNode.Reduction || f instanceof MathNode.Product p && endsOpen(p);
        boolean loose = joins && (last || !open) || f instanceof MathNode.Reduction && last;
        return at(f, loose ? Precedence.PRODUCT : Precedence.POWER);
    }

    private static boolean endsOpen(MathNode.Product p) {
        MathNode last = p.factors().get(p.factors().size() - 1);
        return last instanceof MathNode.Reduction || last instanceof MathNode.Product q && endsOpen(q);
    }

    /** A fraction stands like an atom beside others; one that is too wide becomes a quotient with a slash. */
    private Piece quotient(MathNode.Quotient x) {
        if (Math.max(width(x.numerator()), width(x.denominator())) > WIDEST_FRACTION) {
            String text = at(x.numerator(), Precedence.PRODUCT) + Markup.BREAK + markup.sign(Sign.SLASH)
                    + at(x.denominator(), Precedence.POWER);
            return new Piece(text, Precedence.PRODUCT, isTall(List.of(x.numerator(), x.denominator())));
        }
        return new Piece(markup.fraction(inside(x.numerator()), inside(x.denominator())), Precedence.POWER, true);
    }
}
