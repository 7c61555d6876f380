package chainrule.symbolic.exact;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Evaluates a term exactly, element by element, as its definition says, on the side of each kink on which the point's real
 * numbers are. It shares no code with the rewriter.
 */
public final class ExactEvaluator {

    private static final ExactNumber ONE = ExactNumber.of(1);
    private static final ExactNumber ZERO = ExactNumber.of(0);
    private static final ExactNumber PI = new ExactNumber(ExactFunctions.PI, Math.PI);

    private final ExactPoint point;
    private final Branches branches;
    private final KinkFunctions kinks;

    public ExactEvaluator(ExactPoint point) {
        this(point, new Branches());
    }

    /** @param branches where the ways that are taken at kinks are noted */
    public ExactEvaluator(ExactPoint point, Branches branches) {
        this.point = point;
        this.branches = branches;
        this.kinks = new KinkFunctions(branches);
    }

    /**
     * The values of a term over its axes.
     *
     * @throws NotExactException if there is none here
     */
    public ExactNumber[] values(List<Index> axes, Expr value) {
        ExactNumber[] values = new ExactNumber[point.count(axes)];
        for (int k = 0; k < values.length; k++) {
            values[k] = value(value, point.at(axes, k));
        }
        return values;
    }

    /** The value of the element at a place, in row-major order. */
    public ExactNumber value(List<Index> axes, Expr value, int place) {
        return value(value, point.at(axes, place));
    }

    ExactNumber value(Expr e, Map<IndexTerm, Integer> at) {
        return apart(() -> e.accept(new Walk(at, Map.of(), List.of())));
    }

    /** A number of its own, for what is noted of branches. */
    private ExactNumber apart(Supplier<ExactNumber> number) {
        var outer = branches.enter();
        ExactNumber value = number.get();
        branches.leave(outer);
        return value;
    }

    private final class Walk implements Expr.Visitor<ExactNumber> {
        private final Map<IndexTerm, Integer> at;
        private final Map<Symbol, ExactNumber> formals;
        private final List<Expr> calls;

        Walk(Map<IndexTerm, Integer> at, Map<Symbol, ExactNumber> formals, List<Expr> calls) {
            this.at = at;
            this.formals = formals;
            this.calls = calls;
        }

        private int subscript(Affine affine) {
            long n = affine.constant();
            for (Affine.Part p : affine.parts()) {
                n += p.coefficient() * term(p.term());
            }
            return Math.toIntExact(n);
        }

        private int term(IndexTerm t) {
            if (t instanceof IndexQuotient q) {
                return (int) Math.floorDiv(subscript(q.dividend()), q.divisor());
            }
            return t instanceof Size s
                    ? point.size(s)
                    : t instanceof Access a ? (int) visit(a).real() : at.get(t);
        }

        @Override
        public ExactNumber visit(Num e) {
            return ExactNumber.of(e.value());
        }

        @Override
        public ExactNumber visit(Access e) {
            ExactNumber formal = formals.get(e.symbol());
            if (formal != null) {
                return formal;
            }
            if (e.symbol() == Symbol.PI) {
                return PI;
            }
            if (e.symbol().call() != null && e.symbol().call().function() instanceof DefinedFunction f) {
                return f.expand(e.symbol().call().arguments().get(0), e.subscripts()).accept(this);
            }
            return point.element(
                    e.symbol(), e.subscripts().stream().mapToInt(this::subscript).toArray());
        }

        @Override
        public ExactNumber visit(IndexValue e) {
            return ExactNumber.of(term(e.term()));
        }

        @Override
        public ExactNumber visit(Add e) {
            ExactNumber sum = ZERO;
            for (Add.Term t : e.terms()) {
                sum = sum.plus(ExactNumber.of(t.coefficient()).times(t.term().accept(this)));
            }
            return sum;
        }

        /** Factors that guard the others are looked at before them: those of indices first, then the rest, all of them. */
        @Override
        public ExactNumber visit(Mul e) {
            if (isZero(e, true) || isZero(e, false)) {
                return ZERO;
            }
            ExactNumber product = ExactNumber.of(e.coefficient());
            List<Set<Branches.Decision>> parts = new ArrayList<>();
            for (Mul.Factor f : e.factors()) {
                Set<Branches.Decision> outer = branches.enter();
                ExactNumber factor = power(f.base(), f.exponent());
                Set<Branches.Decision> part = branches.leavePart(outer);
                if (factor.isZero()) {
                    // Whatever the others are, a wrong side of a kink in them would not show.
                    branches.keep(part);
                    return ZERO;
                }
                parts.add(part);
                product = product.times(factor);
            }
            parts.forEach(branches::keep);
            return product;
        }

        private boolean isZero(Mul e, boolean ofIndices) {
            boolean zero = false;
            for (Mul.Factor f : e.factors()) {
                boolean guard = f.base() instanceof Delta
                        ? ofIndices
                        : f.base() instanceof Conditional c && ofIndices == KinkFunctions.isOfIndices(c.condition());
                boolean looked = guard && f.exponent().signum() > 0 && !(ofIndices && zero);
                zero |= looked && f.base().accept(this).isZero();
            }
            return zero;
        }

        private ExactNumber power(Expr base, Rational exponent) {
            if (!exponent.isInteger()) {
                branches.root();
            }
            return base.isExponential()
                    ? smooth(ElementaryFunction.EXP, List.of(ExactNumber.of(exponent).times(base.exponent().accept(this))))
                    : base.accept(this).power(exponent);
        }

        private ExactNumber smooth(ElementaryFunction f, List<ExactNumber> x) {
            Padic value = point.function(f, x.stream().map(ExactNumber::padic).toList());
            return new ExactNumber(value, f.value(x.stream().mapToDouble(ExactNumber::real).toArray()));
        }

        @Override
        public ExactNumber visit(Apply e) {
            List<ExactNumber> x = e.arguments().stream().map(a -> a.accept(this)).toList();
            return !e.function().isTranscendental()
                    ? kinks.value(calls, e.function(), e, x)
                    : smooth(e.function(), x);
        }

        @Override
        public ExactNumber visit(Call e) {
            Map<Symbol, ExactNumber> inner = new HashMap<>();
            for (int k = 0; k < e.arguments().size(); k++) {
                inner.put(e.function().formals().get(k), e.arguments().get(k).accept(this));
            }
            List<Expr> deeper = new ArrayList<>(calls);
            deeper.add(e);
            return e.function().body().accept(new Walk(at, inner, deeper));
        }

        @Override
        public ExactNumber visit(Conditional e) {
            return !e.condition().accept(this).isZero()
                    ? e.then().accept(this)
                    : e.otherwise().accept(this);
        }

        @Override
        public ExactNumber visit(Reduce e) {
            Reduce.Opened opened = e.open();
            List<ExactNumber> elements = new ArrayList<>();
            collect(opened, 0, elements);
            opened.indices().forEach(at::remove);
            return switch (e.operator()) {
                case SUM -> elements.stream().reduce(ZERO, ExactNumber::plus);
                case PROD -> elements.stream().reduce(ONE, ExactNumber::times);
                case MAX, MIN -> kinks.extremum(calls, e, elements);
            };
        }

        private void collect(Reduce.Opened opened, int k, List<ExactNumber> elements) {
            if (k == opened.indices().size()) {
                elements.add(apart(() -> opened.body().accept(this)));
                return;
            }
            Index index = opened.indices().get(k);
            int extent = point.extent(index.extent());
            if (extent < 1) {
                throw new IndexOutOfBoundsException("an index with " + extent + " values");
            }
            for (int value = 0; value < extent; value++) {
                at.put(index, value);
                collect(opened, k + 1, elements);
            }
        }

        @Override
        public ExactNumber visit(Delta e) {
            return ExactNumber.truth(subscript(e.left()) == subscript(e.right()));
        }
    }
}
