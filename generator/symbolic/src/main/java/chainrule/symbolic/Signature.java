package chainrule.symbolic;

import java.util.List;
import java.util.Map;

/** A hash of a term under a colouring of its indices: independent of their names, of order, and of the run. */
final class Signature implements Expr.Visitor<Long> {

    private final Map<Index, Long> colours;

    private Signature(Map<Index, Long> colours) {
        this.colours = colours;
    }

    static long of(Expr e, Map<Index, Long> colours) {
        return e.accept(new Signature(colours));
    }

    private static long mix(long h) {
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }

    private long affine(Affine a) {
        long h = mix(a.constant() + 101);
        for (Affine.Part p : a.parts()) {
            h += mix(p.coefficient() * 7919 + term(p.term()));
        }
        return mix(h);
    }

    private long term(IndexTerm t) {
        if (t instanceof Index i) {
            Long colour = colours.get(i);
            return colour != null ? mix(colour) : i.isNamed() ? i.name().hashCode() : 3;
        }
        if (t instanceof IndexQuotient q) {
            return mix(affine(q.dividend()) + q.divisor());
        }
        return t instanceof Size s ? s.name().hashCode() : ((Access) t).accept(this);
    }

    private long ordered(List<Expr> terms, long seed) {
        long h = seed;
        for (Expr e : terms) {
            h = mix(h * 31 + e.accept(this));
        }
        return h;
    }

    @Override
    public Long visit(Num e) {
        return mix(e.value().hashCode());
    }

    @Override
    public Long visit(Access e) {
        long h = e.symbol().name().hashCode() * 31L + e.symbol().role().ordinal();
        for (Affine s : e.subscripts()) {
            h = mix(h * 31 + affine(s));
        }
        return h;
    }

    @Override
    public Long visit(IndexValue e) {
        return mix(term(e.term()) + 7);
    }

    @Override
    public Long visit(Add e) {
        long h = 11;
        for (Add.Term t : e.terms()) {
            h += mix(t.coefficient().hashCode() + 31 * t.term().accept(this));
        }
        return mix(h);
    }

    @Override
    public Long visit(Mul e) {
        long h = e.coefficient().hashCode();
        for (Mul.Factor f : e.factors()) {
            h += mix(f.exponent().hashCode() + 37 * f.base().accept(this));
        }
        return mix(h + 13);
    }

    @Override
    public Long visit(Apply e) {
        long h = e.function().ordinal();
        for (Expr a : e.arguments()) {
            h += mix(a.accept(this));
        }
        return mix(h + 17);
    }

    @Override
    public Long visit(Call e) {
        return ordered(e.arguments(), e.function().name().hashCode());
    }

    @Override
    public Long visit(Conditional e) {
        return ordered(e.children(), 23);
    }

    @Override
    public Long visit(Reduce e) {
        return mix(e.closedBody().accept(this) + e.operator().ordinal() + 29);
    }

    @Override
    public Long visit(Delta e) {
        return mix(mix(affine(e.left())) + mix(affine(e.right())) + 5);
    }
}
