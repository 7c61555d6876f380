package chainrule.symbolic;

import java.util.Comparator;
import java.util.List;

/** A total order of terms that is the same in every run: by kind, then by content. */
public final class ExprOrder implements Expr.Visitor<Integer> {

    public static final Comparator<Expr> ORDER = ExprOrder::compare;

    private final Expr right;

    private ExprOrder(Expr right) {
        this.right = right;
    }

    static int compare(Expr a, Expr b) {
        if (a == b) {
            return 0;
        }
        int byKind = Integer.compare(rank(a), rank(b));
        return byKind != 0 ? byKind : a.accept(new ExprOrder(b));
    }

    private static int rank(Expr e) {
        return e instanceof Num ? 0
                : e instanceof IndexValue ? 1
                : e instanceof Access ? 2
                : e instanceof Delta ? 3
                : e instanceof Call ? 4
                : e instanceof Apply ? 5
                : e instanceof Mul ? 6
                : e instanceof Add ? 7
                : e instanceof Conditional ? 8
                : 9;
    }

    static int compare(Affine a, Affine b) {
        int c = Integer.compare(a.parts().size(), b.parts().size());
        for (int k = 0; c == 0 && k < a.parts().size(); k++) {
            Affine.Part p = a.parts().get(k);
            Affine.Part q = b.parts().get(k);
            c = Affine.TERM_ORDER.compare(p.term(), q.term());
            c = c != 0 ? c : Long.compare(p.coefficient(), q.coefficient());
        }
        return c != 0 ? c : Long.compare(a.constant(), b.constant());
    }

    private static int compareAffines(List<Affine> a, List<Affine> b) {
        int c = Integer.compare(a.size(), b.size());
        for (int k = 0; c == 0 && k < a.size(); k++) {
            c = compare(a.get(k), b.get(k));
        }
        return c;
    }

    private static int compareAll(List<Expr> a, List<Expr> b) {
        int c = Integer.compare(a.size(), b.size());
        for (int k = 0; c == 0 && k < a.size(); k++) {
            c = compare(a.get(k), b.get(k));
        }
        return c;
    }

    private static List<Expr> arguments(Symbol s) {
        return s.call().arguments().stream().map(TensorArgument::body).toList();
    }

    private static int compare(Symbol a, Symbol b) {
        int c = a.role().compareTo(b.role());
        c = c != 0 ? c : a.name().compareTo(b.name());
        c = c != 0 || a.call() == null ? c : compareAll(arguments(a), arguments(b));
        return c != 0 ? c : Long.compare(a.serial(), b.serial());
    }

    @Override
    public Integer visit(Num e) {
        return e.value().compareTo(((Num) right).value());
    }

    @Override
    public Integer visit(Access e) {
        Access o = (Access) right;
        int c = compare(e.symbol(), o.symbol());
        return c != 0 ? c : compareAffines(e.subscripts(), o.subscripts());
    }

    @Override
    public Integer visit(IndexValue e) {
        return Affine.TERM_ORDER.compare(e.term(), ((IndexValue) right).term());
    }

    @Override
    public Integer visit(Add e) {
        Add o = (Add) right;
        int c = compareAll(e.children(), o.children());
        for (int k = 0; c == 0 && k < e.terms().size(); k++) {
            c = e.terms().get(k).coefficient().compareTo(o.terms().get(k).coefficient());
        }
        return c;
    }

    @Override
    public Integer visit(Mul e) {
        Mul o = (Mul) right;
        int c = compareAll(e.children(), o.children());
        for (int k = 0; c == 0 && k < e.factors().size(); k++) {
            c = e.factors().get(k).exponent().compareTo(o.factors().get(k).exponent());
        }
        return c != 0 ? c : e.coefficient().compareTo(o.coefficient());
    }

    @Override
    public Integer visit(Apply e) {
        Apply o = (Apply) right;
        int c = e.function().compareTo(o.function());
        return c != 0 ? c : compareAll(e.arguments(), o.arguments());
    }

    @Override
    public Integer visit(Call e) {
        Call o = (Call) right;
        int c = e.function().name().compareTo(o.function().name());
        c = c != 0 ? c : compareAll(e.arguments(), o.arguments());
        return c != 0 ? c : compare(e.function().body(), o.function().body());
    }

    @Override
    public Integer visit(Conditional e) {
        return compareAll(e.children(), right.children());
    }

    @Override
    public Integer visit(Reduce e) {
        Reduce o = (Reduce) right;
        int c = e.operator().compareTo(o.operator());
        c = c != 0 ? c : Integer.compare(e.bound().size(), o.bound().size());
        for (int k = 0; c == 0 && k < e.bound().size(); k++) {
            c = Affine.TERM_ORDER.compare(e.bound().get(k), o.bound().get(k));
        }
        return c != 0 ? c : compare(e.closedBody(), o.closedBody());
    }

    @Override
    public Integer visit(Delta e) {
        Delta o = (Delta) right;
        int c = compare(e.left(), o.left());
        return c != 0 ? c : compare(e.right(), o.right());
    }
}
