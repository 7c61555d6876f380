package chainrule.symbolic;

import java.util.List;
import java.util.stream.Collectors;

/** The technical text of a term for a debugger and for failing tests; readers get a notation. */
final class DebugText implements Expr.Visitor<String> {

    private static final DebugText INSTANCE = new DebugText();

    private DebugText() {}

    static String of(Expr e) {
        return e.accept(INSTANCE);
    }

    private String join(String separator, List<Expr> terms) {
        return terms.stream().map(DebugText::of).collect(Collectors.joining(separator));
    }

    @Override
    public String visit(Num e) {
        return e.value().toString();
    }

    @Override
    public String visit(Access e) {
        return e.symbol()
                + (e.subscripts().isEmpty()
                        ? ""
                        : e.subscripts().stream().map(Affine::toString).collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    public String visit(IndexValue e) {
        return e.term().toString();
    }

    @Override
    public String visit(Add e) {
        return e.terms().stream()
                .map(t -> t.coefficient().isOne() ? of(t.term()) : t.coefficient() + "*" + of(t.term()))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    @Override
    public String visit(Mul e) {
        String factors = e.factors().stream()
                .map(f -> of(f.base()) + (f.exponent().isOne() ? "" : "^" + f.exponent()))
                .collect(Collectors.joining("*"));
        return e.coefficient().isOne() ? factors : e.coefficient() + "*" + factors;
    }

    @Override
    public String visit(Apply e) {
        return e.function().symbol() + "(" + join(", ", e.arguments()) + ")";
    }

    @Override
    public String visit(Call e) {
        return e.function().name() + "(" + join(", ", e.arguments()) + ")";
    }

    @Override
    public String visit(Conditional e) {
        return "(if " + of(e.condition()) + " then " + of(e.then()) + " else " + of(e.otherwise()) + ")";
    }

    @Override
    public String visit(Reduce e) {
        return e.operator().symbol() + e.bound() + "(" + of(e.closedBody()) + ")";
    }

    @Override
    public String visit(Delta e) {
        return "δ(" + e.left() + ", " + e.right() + ")";
    }
}
