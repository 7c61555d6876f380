package chainrule.symbolic.eval;

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
import chainrule.symbolic.TensorCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates a term, element by element, as its definition says. A product stops at a factor 0 that guards the others. */
public final class Evaluator {

    private final Environment environment;
    private final Map<Symbol, Tensor> calls = new HashMap<>();
    private final Map<Symbol, Double> scales = new HashMap<>();

    public Evaluator(Environment environment) {
        this.environment = environment;
    }

    /** The value at a point of the free indices. */
    public double value(Expr e, Map<? extends IndexTerm, Integer> at) {
        return measure(e, at).value();
    }

    /** The value at a point of the free indices, with its error scale. */
    public Measured measure(Expr e, Map<? extends IndexTerm, Integer> at) {
        return e.accept(new Walk(new HashMap<>(at), Map.of()));
    }

    private final class Walk implements Expr.Visitor<Measured> {
        private final Map<IndexTerm, Integer> at;
        private final Map<Symbol, Measured> formals;

        Walk(Map<IndexTerm, Integer> at, Map<Symbol, Measured> formals) {
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
            if (t instanceof Size s) {
                return environment.size(s);
            }
            if (t instanceof Access a) {
                return (int) visit(a).value();
            }
            if (t instanceof IndexQuotient q) {
                return (int) Math.floorDiv(subscript(q.dividend()), q.divisor());
            }
            Integer value = at.get(t);
            if (value == null) {
                throw new IllegalStateException("index " + t + " is open");
            }
            return value;
        }

        @Override
        public Measured visit(Num e) {
            return Measured.exact(e.value().doubleValue());
        }

        @Override
        public Measured visit(Access e) {
            Measured formal = formals.get(e.symbol());
            if (formal != null) {
                return formal;
            }
            if (e.symbol().role() == Symbol.Role.CONSTANT) {
                return Measured.exact(e.symbol().range().low());
            }
            if (e.symbol().call() != null) {
                return called(e);
            }
            Tensor tensor = environment.get(e.symbol());
            return Measured.exact(tensor.data()[tensor.offset(place(e))]);
        }

        private Measured called(Access e) {
            TensorCall call = e.symbol().call();
            Tensor tensor = calls.computeIfAbsent(e.symbol(), s -> TensorValues.of(call, environment));
            double scale = scales.computeIfAbsent(e.symbol(), s -> TensorValues.scale(call, tensor, environment));
            return new Measured(tensor.data()[tensor.offset(place(e))], scale);
        }

        private int[] place(Access e) {
            int[] place = new int[e.subscripts().size()];
            for (int k = 0; k < place.length; k++) {
                place[k] = subscript(e.subscripts().get(k));
            }
            return place;
        }

        @Override
        public Measured visit(IndexValue e) {
            return Measured.exact(term(e.term()));
        }

        @Override
        public Measured visit(Add e) {
            Measured sum = null;
            for (Add.Term t : e.terms()) {
                Measured term = t.term().accept(this);
                if (!t.coefficient().isOne()) {
                    term = term.times(Measured.exact(t.coefficient().doubleValue()));
                }
                sum = sum == null ? term : sum.plus(term);
            }
            return sum;
        }

        @Override
        public Measured visit(Mul e) {
            if (guardsAreZero(e)) {
                return Measured.exact(0);
            }
            Measured product = Measured.exact(e.coefficient().doubleValue());
            for (Mul.Factor f : e.factors()) {
                product = product.times(power(f.base().accept(this), f.exponent()));
            }
            return product;
        }

        private boolean guardsAreZero(Mul e) {
            for (Mul.Factor f : e.factors()) {
                if ((f.base() instanceof Delta || f.base() instanceof Conditional)
                        && f.exponent().signum() > 0
                        && f.base().accept(this).value() == 0) {
                    return true;
                }
            }
            return false;
        }

        private Measured power(Measured base, Rational exponent) {
            if (exponent.isOne()) {
                return base;
            }
            double n = exponent.doubleValue();
            double value = n == 0.5 ? Math.sqrt(base.value()) : Math.pow(base.value(), n);
            double slope = n == 1 ? 1 : Math.abs(n * Math.pow(base.value(), n - 1));
            return new Measured(value, slope * base.scale() + Math.abs(value));
        }

        @Override
        public Measured visit(Apply e) {
            List<Measured> arguments = e.arguments().stream().map(a -> a.accept(this)).toList();
            double[] x = arguments.stream().mapToDouble(Measured::value).toArray();
            double value = e.function().value(x);
            if (e.function().isPredicate()) {
                return Measured.exact(value);
            }
            double scale = Math.abs(value);
            for (int k = 0; k < x.length; k++) {
                scale += slope(e.function(), x, k) * arguments.get(k).scale();
            }
            return new Measured(value, scale);
        }

        /** |∂f/∂x_k| by a difference quotient: a scale needs no more. */
        private double slope(ElementaryFunction f, double[] x, int k) {
            double h = 1e-6 * Math.max(1, Math.abs(x[k]));
            double[] up = x.clone();
            double[] down = x.clone();
            up[k] += h;
            down[k] -= h;
            double slope = Math.abs(f.value(up) - f.value(down)) / (2 * h);
            return Double.isFinite(slope) ? slope : 1;
        }

        @Override
        public Measured visit(Call e) {
            Map<Symbol, Measured> inner = new HashMap<>();
            for (int k = 0; k < e.arguments().size(); k++) {
                inner.put(e.function().formals().get(k), e.arguments().get(k).accept(this));
            }
            return e.function().body().accept(new Walk(at, inner));
        }

        @Override
        public Measured visit(Conditional e) {
            return (e.condition().accept(this).value() != 0 ? e.then() : e.otherwise()).accept(this);
        }

        @Override
        public Measured visit(Reduce e) {
            Reduce.Opened opened = e.open();
            Measured result = over(e.operator(), opened, 0, null);
            opened.indices().forEach(at::remove);
            return result;
        }

        private Measured over(Reduce.Operator operator, Reduce.Opened opened, int k, Measured soFar) {
            if (k == opened.indices().size()) {
                Measured next = opened.body().accept(this);
                return soFar == null ? next : combine(operator, soFar, next);
            }
            Index index = opened.indices().get(k);
            int extent = environment.extent(index.extent());
            if (extent < 1) {
                throw new IndexOutOfBoundsException("an index with " + extent + " values");
            }
            Measured result = soFar;
            for (int value = 0; value < extent; value++) {
                at.put(index, value);
                result = over(operator, opened, k + 1, result);
            }
            return result;
        }

        private Measured combine(Reduce.Operator operator, Measured a, Measured b) {
            return switch (operator) {
                case SUM -> a.plus(b);
                case PROD -> a.times(b);
                case MAX -> a.value() >= b.value() ? a : b;
                case MIN -> a.value() <= b.value() ? a : b;
            };
        }

        @Override
        public Measured visit(Delta e) {
            return Measured.exact(subscript(e.left()) == subscript(e.right()) ? 1 : 0);
        }
    }
}
