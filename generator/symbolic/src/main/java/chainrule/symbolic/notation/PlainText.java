package chainrule.symbolic.notation;

import java.util.List;
import java.util.stream.Collectors;

/** Prints a formula as a line of text, with brackets where precedence asks for them. */
final class PlainText {

    private record Piece(String text, Precedence precedence) {
        String at(Precedence least) {
            return precedence.compareTo(least) < 0 ? "(" + text + ")" : text;
        }
    }

    private final Style style;
    private final String loss;

    PlainText(Style style, String loss) {
        this.style = style;
        this.loss = loss;
    }

    String print(MathNode node) {
        return piece(node).text();
    }

    String name(String name, boolean adjoint) {
        String shown = style.names() ? SymbolNames.unicode(name) : name;
        String d = style.symbols() ? "∂" : "d";
        String of = style.names() ? SymbolNames.unicode(loss) : loss;
        return adjoint ? d + of + "/" + d + shown : shown;
    }

    private Piece piece(MathNode n) {
        if (n instanceof MathNode.Name x) {
            // The language reads ∂l/∂z as one name's quotient, so a power or transpose of it needs brackets.
            return new Piece(name(x.name(), x.adjoint()), x.adjoint() ? Precedence.PRODUCT : Precedence.ATOM);
        }
        if (n instanceof MathNode.Index x) {
            return new Piece(x.name(), Precedence.ATOM);
        }
        if (n instanceof MathNode.Number x) {
            return new Piece(x.text(), Precedence.ATOM);
        }
        if (n instanceof MathNode.Derivative x) {
            return new Piece(derivative(x), Precedence.PRODUCT);
        }
        if (n instanceof MathNode.Sum x) {
            return sum(x);
        }
        if (n instanceof MathNode.Product x) {
            return product(x);
        }
        if (n instanceof MathNode.Quotient x) {
            String above = piece(x.numerator()).at(isLoose(x.numerator()) ? Precedence.POWER : Precedence.PRODUCT);
            String below = piece(x.denominator()).at(Precedence.POWER);
            return new Piece(above + "/" + below, Precedence.PRODUCT);
        }
        if (n instanceof MathNode.Power x) {
            return power(x);
        }
        if (n instanceof MathNode.Transpose x) {
            return new Piece(piece(x.operand()).at(Precedence.POSTFIX) + (style.symbols() ? "ᵀ" : "'"), Precedence.POSTFIX);
        }
        return compound(n);
    }

    /** ∂v/∂u, ∂²v/∂u², ∂²v/∂u∂w. */
    private String derivative(MathNode.Derivative x) {
        String d = style.symbols() ? "∂" : "d";
        String order = x.by().size() == 1 ? "" : power(x.by().size());
        boolean same = x.by().stream().allMatch(v -> v == x.by().get(0) || v.equals(x.by().get(0)));
        String below = same
                ? d + print(x.by().get(0)) + order
                : x.by().stream().map(v -> d + print(v)).collect(Collectors.joining());
        return d + order + print(x.of()) + "/" + below;
    }

    private String power(int n) {
        return style.symbols() ? Character.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(n)) : Integer.toString(n);
    }

    private Piece compound(MathNode n) {
        if (n instanceof MathNode.Array x) {
            return new Piece("[" + list(x.elements()) + "]", Precedence.ATOM);
        }
        if (n instanceof MathNode.Ellipsis) {
            return new Piece(style.symbols() ? "…" : "...", Precedence.ATOM);
        }
        if (n instanceof MathNode.Function x) {
            return new Piece(function(x.name(), x.sign()) + "(" + list(x.arguments()) + ")", Precedence.POSTFIX);
        }
        if (n instanceof MathNode.Differential x) {
            return new Piece(x.isOfName() ? "d" + print(x.of()) : "d(" + print(x.of()) + ")", Precedence.POSTFIX);
        }
        if (n instanceof MathNode.Primed x) {
            return new Piece(
                    function(x.name(), x.sign()) + prime() + "(" + print(x.argument()) + ")", Precedence.POSTFIX);
        }
        if (n instanceof MathNode.Subscripted x) {
            return new Piece(
                    piece(x.base()).at(Precedence.POSTFIX) + "[" + list(x.subscripts()) + "]", Precedence.POSTFIX);
        }
        if (n instanceof MathNode.Outside x) {
            return new Piece(print(x.subscript()) + " else " + print(x.value()), Precedence.CHOICE);
        }
        if (n instanceof MathNode.Reduction x) {
            return over(x.operator(), x.binders(), x.body());
        }
        if (n instanceof MathNode.OfElements x) {
            return over(function(x.name(), x.sign()), x.binders(), x.body());
        }
        if (n instanceof MathNode.Choice x) {
            return new Piece(
                    "if " + piece(x.condition()).at(Precedence.OR) + " then " + print(x.then()) + " else "
                            + print(x.otherwise()),
                    Precedence.CHOICE);
        }
        if (n instanceof MathNode.Not x) {
            return new Piece("not " + piece(x.operand()).at(Precedence.NOT), Precedence.NOT);
        }
        return relation((MathNode.Relation) n);
    }

    private Piece over(String function, List<MathNode.Binder> binders, MathNode body) {
        String indices = binders.stream()
                .map(b -> b.index() + (b.range() == null ? "" : ": " + print(b.range())))
                .collect(Collectors.joining(", "));
        return new Piece(function + "[" + indices + "](" + print(body) + ")", Precedence.POSTFIX);
    }

    private Piece relation(MathNode.Relation x) {
        Precedence p = x.operator().equals("and") ? Precedence.AND
                : x.operator().equals("or") ? Precedence.OR
                : Precedence.RELATION;
        Precedence inner = p == Precedence.RELATION ? Precedence.SUM : p;
        return new Piece(
                piece(x.left()).at(inner) + " " + x.operator() + " " + piece(x.right()).at(inner), p);
    }

    String prime() {
        return style.symbols() ? "′" : "'";
    }

    String function(String name, String sign) {
        return style.names() ? sign : name;
    }

    private String list(List<MathNode> nodes) {
        return nodes.stream().map(this::print).collect(Collectors.joining(", "));
    }

    private Piece sum(MathNode.Sum x) {
        StringBuilder text = new StringBuilder();
        String minus = style.symbols() ? "−" : "-";
        for (MathNode.Signed t : x.terms()) {
            boolean first = text.isEmpty();
            text.append(t.minus() ? (first ? minus : " " + minus + " ") : first ? "" : " + ");
            boolean bare = first && !t.minus();
            // The language reads -dl/dz as (-dl)/dz.
            boolean loose = first && t.minus() && isLoose(t.term());
            Precedence least = bare ? Precedence.SUM : loose ? Precedence.POWER : Precedence.PRODUCT;
            text.append(piece(t.term()).at(least));
        }
        boolean alone = x.terms().size() == 1;
        return new Piece(text.toString(), alone ? Precedence.SIGN : Precedence.SUM);
    }

    private Piece product(MathNode.Product x) {
        String sign = sign(x.kind());
        StringBuilder text = new StringBuilder();
        for (MathNode f : x.factors()) {
            boolean first = text.isEmpty();
            boolean loose = f instanceof MathNode.Quotient
                    || f instanceof MathNode.Product p && p.kind() != x.kind() && x.kind() != MathNode.Kind.SCALAR
                    || isLoose(f);
            Precedence least = first && !loose ? Precedence.PRODUCT : loose ? Precedence.POWER : tight(f, x.kind());
            text.append(first ? "" : f instanceof MathNode.Number ? sign(MathNode.Kind.CHAIN) : sign).append(piece(f).at(least));
        }
        return new Piece(text.toString(), Precedence.PRODUCT);
    }

    private String sign(MathNode.Kind kind) {
        return switch (kind) {
            case ELEMENTWISE -> style.symbols() ? " ⊙ " : " .* ";
            case CHAIN -> style.symbols() ? " · " : " * ";
            case SCALAR, MATRIX -> style.juxtaposes() ? " " : style.symbols() ? " · " : "*";
        };
    }

    /** Whether this is an adjoint where its sign is read as a division. */
    private boolean isLoose(MathNode n) {
        return n instanceof MathNode.Name name && name.adjoint() && !style.juxtaposes();
    }

    /** W₂ᵀ ∂l/∂z₃ reads as a product; a product to the right of another needs brackets where the kinds differ. */
    private static Precedence tight(MathNode f, MathNode.Kind kind) {
        boolean same = f instanceof MathNode.Product p
                && (p.kind() == kind || kind == MathNode.Kind.SCALAR);
        boolean adjoint = f instanceof MathNode.Name n && n.adjoint() || f instanceof MathNode.Derivative;
        return same || adjoint ? Precedence.PRODUCT : Precedence.POWER;
    }

    private Piece power(MathNode.Power x) {
        String base = piece(x.base()).at(Precedence.POSTFIX);
        if (style.symbols() && x.exponent() instanceof MathNode.Number n && n.text().length() == 1) {
            String digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
            return new Piece(base + digits.charAt(n.text().charAt(0) - '0'), Precedence.POWER);
        }
        return new Piece(base + "^" + piece(x.exponent()).at(Precedence.POWER), Precedence.POWER);
    }
}
