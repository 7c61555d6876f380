package chainrule.symbolic.exact;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates a term exactly, element by element, as its definition says. It shares no code with the rewriter. */
public final class ExactEvaluator {

    private static final Set<ElementaryFunction> COMPARISONS =
            Set.of(ElementaryFunction.EQUAL, ElementaryFunction.LESS, ElementaryFunction.LESS_EQUAL);

    private final ExactPoint point;
    private final ExactFunctions functions = new ExactFunctions();

    public ExactEvaluator(ExactPoint point) {
        this.point = point;
    }

    /** Whether a value so far depends on which side of a kink a point is taken to be. */
    public boolean branched() {
        return functions.branched();
    }

    /**
     * The values of a term over its axes.
     *
     * @throws NotExactException if there is none here
     */
    public Padic[] values(List<Index> axes, Expr value) {
        int[] shape = axes.stream().mapToInt(i -> point.extent(i.extent())).toArray();
        Padic[] values = new Padic[ExactPoint.size(shape)];
        for (int k = 0; k < values.length; k++) {
            values[k] = value(value, point.at(axes, k));
        }
        return values;
    }

    /** The value of the element at a place, in row-major order. */
    public Padic value(List<Index> axes, Expr value, int place) {
        return value(value, point.at(axes, place));
    }

    Padic value(Expr e, Map<IndexTerm, Integer> at) {
        return e.accept(new Walk(at, Map.of()));
    }

    private final class Walk implements Expr.Visitor<Padic> {
        private final Map<IndexTerm, Integer> at;
        private final Map<Symbol, Padic> formals;

        Walk(Map<IndexTerm, Integer> at, Map<Symbol, Padic> formals) {
            this.at = at;
            this.formals = formals;
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
                    : t instanceof Access a ? visit(a).digits().intValueExact() : at.get(t);
        }

        @Override
        public Padic visit(Num e) {
            return Padic.of(e.value());
        }

        @Override
        public Padic visit(Access e) {
            Padic formal = formals.get(e.symbol());
            if (formal != null) {
                return formal;
            }
            if (e.symbol() == Symbol.PI) {
                return ExactFunctions.PI;
            }
            if (e.symbol().call() != null) {
                throw new NotExactException(e.symbol() + " is a function of a whole tensor");
            }
            return point.element(
                    e.symbol(), e.subscripts().stream().mapToInt(this::subscript).toArray());
        }

        @Override
        public Padic visit(IndexValue e) {
            return Padic.of(term(e.term()));
        }

        @Override
        public Padic visit(Add e) {
            Padic sum = Padic.of(0);
            for (Add.Term t : e.terms()) {
                sum = sum.plus(Padic.of(t.coefficient()).times(t.term().accept(this)));
            }
            return sum;
        }

        /** A factor that guards the others is looked at before them. */
        @Override
        public Padic visit(Mul e) {
            for (Mul.Factor f : e.factors()) {
                boolean guard = f.base() instanceof Delta || f.base() instanceof Conditional;
                if (guard && f.exponent().signum() > 0 && f.base().accept(this).isZero()) {
                    return Padic.of(0);
                }
            }
            Padic product = Padic.of(e.coefficient());
            for (Mul.Factor f : e.factors()) {
                product = product.times(power(f.base(), f.exponent()));
            }
            return product;
        }

        private Padic power(Expr base, Rational exponent) {
            if (base instanceof Apply a && a.function() == ElementaryFunction.EXP) {
                return Series.exp(Padic.of(exponent).times(a.arguments().get(0).accept(this)));
            }
            Padic value = base.accept(this);
            if (exponent.isInteger()) {
                return value.power(exponent.numerator().longValueExact());
            }
            if (exponent.denominator().intValueExact() == 2) {
                return value.sqrt().power(exponent.numerator().longValueExact());
            }
            throw new NotExactException("a root that is not unique");
        }

        @Override
        public Padic visit(Apply e) {
            return functions.value(
                    e.function(), e.arguments().stream().map(a -> a.accept(this)).toList());
        }

        @Override
        public Padic visit(Call e) {
            Map<Symbol, Padic> inner = new HashMap<>();
            for (int k = 0; k < e.arguments().size(); k++) {
                inner.put(e.function().formals().get(k), e.arguments().get(k).accept(this));
            }
            return e.function().body().accept(new Walk(at, inner));
        }

        @Override
        public Padic visit(Conditional e) {
            return (isGuard(e.condition()) ? holds(e.condition()) : !e.condition().accept(this).isZero())
                    ? e.then().accept(this)
                    : e.otherwise().accept(this);
        }

        /** Whether a condition is of indices and sizes alone: these have an order. */
        private boolean isGuard(Expr e) {
            boolean isClass = e instanceof Access a && a.symbol().isInteger();
            return (isClass || !(e instanceof Access)) && e.children().stream().allMatch(this::isGuard);
        }

        private boolean holds(Expr condition) {
            if (condition instanceof Num n) {
                return !n.value().isZero();
            }
            Apply a = (Apply) condition;
            List<Expr> x = a.arguments();
            if (a.function() == ElementaryFunction.NOT) {
                return !holds(x.get(0));
            }
            boolean comparison = COMPARISONS.contains(a.function());
            double left = comparison ? rational(x.get(0)).compareTo(rational(x.get(1))) : holds(x.get(0)) ? 1 : 0;
            double right = comparison || !holds(x.get(1)) ? 0 : 1;
            return a.function().value(left, right) != 0;
        }

        /** A combination of indices and sizes. */
        private Rational rational(Expr e) {
            if (e instanceof Num n) {
                return n.value();
            }
            if (e instanceof IndexValue v) {
                return Rational.of(term(v.term()));
            }
            if (e instanceof Add a) {
                return a.terms().stream()
                        .map(t -> t.coefficient().times(rational(t.term())))
                        .reduce(Rational.ZERO, Rational::plus);
            }
            if (e instanceof Mul m && m.factors().stream().allMatch(f -> f.exponent().isInteger())) {
                return m.factors().stream()
                        .map(f -> rational(f.base()).pow(f.exponent().numerator().intValueExact()))
                        .reduce(m.coefficient(), Rational::times);
            }
            if (e instanceof Access a) {
                return Rational.of(term(a));
            }
            throw new NotExactException("a guard that is no combination of indices");
        }

        @Override
        public Padic visit(Reduce e) {
            Reduce.Opened opened = e.open();
            Padic result = over(e.operator(), opened, 0, null);
            opened.indices().forEach(at::remove);
            return result;
        }

        private Padic over(Reduce.Operator operator, Reduce.Opened opened, int k, Padic soFar) {
            if (k == opened.indices().size()) {
                Padic next = opened.body().accept(this);
                return soFar == null ? next : combine(operator, soFar, next);
            }
            Index index = opened.indices().get(k);
            int extent = point.extent(index.extent());
            if (extent < 1) {
                throw new IndexOutOfBoundsException("an index with " + extent + " values");
            }
            Padic result = soFar;
            for (int value = 0; value < extent; value++) {
                at.put(index, value);
                result = over(operator, opened, k + 1, result);
            }
            return result;
        }

        private Padic combine(Reduce.Operator operator, Padic a, Padic b) {
            return switch (operator) {
                case SUM -> a.plus(b);
                case PROD -> a.times(b);
                case MAX -> functions.value(ElementaryFunction.MAX, List.of(a, b));
                case MIN -> functions.value(ElementaryFunction.MIN, List.of(a, b));
            };
        }

        @Override
        public Padic visit(Delta e) {
            return Padic.of(subscript(e.left()) == subscript(e.right()) ? 1 : 0);
        }
    }
}
