package chainrule.lowering;

import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Quantity;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.OperationOrder;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Terms to scalars in the blocks of a kernel. A term that several others use, or that does not depend on all loops around its
 * use, becomes a local of the block where it can be computed.
 */
final class ScalarLowering {

    /** Whether a term may be computed where it stands only. */
    private enum Mode {
        /** Evaluated in any case: may move outwards. */
        EAGER,
        /** In a branch: what is only meaningful there must stay. */
        LAZY,
        /** In double precision, without locals. */
        WIDE
    }

    private final Addressing addressing;
    private final Placement placement;
    private final Reads reads;
    private final Bindings bindings;
    private final UseCounts uses;
    private final Set<Symbol> totals = new HashSet<>();

    ScalarLowering(Addressing addressing, Placement placement, Reads reads, Bindings bindings, UseCounts uses) {
        this.addressing = addressing;
        this.placement = placement;
        this.reads = reads;
        this.bindings = bindings;
        this.uses = uses;
    }

    /** Takes note that a symbol is what a sum is added up in. */
    void addTotal(Symbol local) {
        totals.add(local);
    }

    Scalar lower(Expr e, Scope at) {
        return lower(e, at, Mode.EAGER);
    }

    /** A term in double precision, rounded at the end. */
    Scalar lowerWide(Expr e, Scope at) {
        return new Scalar.Narrow(lower(e, at, Mode.WIDE));
    }

    Condition condition(Expr e, Scope at) {
        return new Lowered(at, Mode.EAGER).condition(e);
    }

    private Scalar lower(Expr e, Scope at, Mode mode) {
        if (e instanceof Num n) {
            return new Scalar.Literal(n.value());
        }
        Scalar known = at.known(e);
        if (known != null && (mode != Mode.WIDE || known instanceof Scalar.Read r && r.local().wide())) {
            return known;
        }
        if (mode == Mode.WIDE || mode == Mode.LAZY && !reads.stayInRange(e)) {
            return e.accept(new Lowered(at, mode));
        }
        if (isWide(e)) {
            return define(e, lowerWide(e, at), at.root());
        }
        Scope home = placement.home(e, at);
        Scalar value = e.accept(new Lowered(home, home == at ? mode : Mode.EAGER));
        return home != at || uses.of(e) > 1 ? define(e, value, home) : value;
    }

    private Scalar define(Expr e, Scalar value, Scope home) {
        if (value instanceof Scalar.Literal
                || value instanceof Scalar.Read
                || value instanceof Scalar.Setting s && s.quantity() instanceof Quantity.Constant) {
            return value;
        }
        Local local = new Local(e instanceof Access a ? a.symbol().toString() : "v", false);
        home.statements.add(new Statement.Define(local, value));
        Scalar read = new Scalar.Read(local);
        home.values.put(e, read);
        return read;
    }

    /** Whether a term is made of hyperparameters and the step's number alone. */
    private boolean isWide(Expr e) {
        List<Symbol> symbols = List.copyOf(reads.of(e));
        return !symbols.isEmpty() && e.freeIndices().isEmpty() && symbols.stream().allMatch(bindings::isWide);
    }

    /** The cases, with the block and the mode in which a term is computed. */
    private final class Lowered implements Expr.Visitor<Scalar> {
        private final Scope at;
        private final Mode mode;

        Lowered(Scope at, Mode mode) {
            this.at = at;
            this.mode = mode;
        }

        private Scalar lower(Expr e) {
            return ScalarLowering.this.lower(e, at, mode);
        }

        private Scalar branch(Expr e) {
            return ScalarLowering.this.lower(e, at, mode == Mode.WIDE ? mode : Mode.LAZY);
        }

        Condition condition(Expr e) {
            return new ConditionLowering(this::lower, this::branch, a -> addressing.offset(a, at), reads).lower(e);
        }

        @Override
        public Scalar visit(Num e) {
            return new Scalar.Literal(e.value());
        }

        @Override
        public Scalar visit(Access e) {
            Quantity quantity = bindings.of(e);
            if (quantity != null) {
                return new Scalar.Setting(quantity);
            }
            Place place = addressing.place(e.symbol(), e.subscripts(), at);
            return e.symbol().isInteger()
                    ? new Scalar.IntegerValue(Offset.of(new Offset.IntegerElement(place)))
                    : new Scalar.Load(place);
        }

        @Override
        public Scalar visit(IndexValue e) {
            return e.term() instanceof Size s
                    ? new Scalar.Literal(Rational.of(s.value()))
                    : new Scalar.IntegerValue(addressing.offset(Affine.of((Index) e.term()), at));
        }

        @Override
        public Scalar visit(Add e) {
            List<Add.Term> outer = mode == Mode.WIDE || OperationOrder.cancel(e.terms(), reads::isSmall)
                    ? List.of()
                    : e.terms().stream().filter(t -> isOuter(t.term())).toList();
            if (outer.size() < 2 || outer.size() == e.terms().size()) {
                return Sums.of(ordered(e.terms()), null, this::lower, this::divisor);
            }
            Expr moved = Exprs.add(outer.stream().map(Add.Term::value).toList());
            List<Add.Term> rest = e.terms().stream().filter(t -> !outer.contains(t)).toList();
            return Sums.of(ordered(rest), lower(moved), this::lower, this::divisor);
        }

        private List<Add.Term> ordered(List<Add.Term> terms) {
            return OperationOrder.of(terms, reads::isSmall);
        }

        private boolean isOuter(Expr e) {
            return placement.home(e, at) != at;
        }

        @Override
        public Scalar visit(Mul e) {
            if (e.factors().stream().anyMatch(Guards::isGuard)) {
                Guards guards = Guards.of(e);
                return choose(guards.condition(), guards.value(), Exprs.zero());
            }
            Mul.Factor rescaled = Products.rescaled(e);
            if (rescaled != null) {
                List<Mul.Factor> others = e.factors().stream().filter(f -> f != rescaled).toList();
                Scalar first = lower(Exprs.times(e.coefficient(), rescaled.base()));
                return Products.of(Rational.ONE, others, first, f -> factor(f, e));
            }
            List<Mul.Factor> outer = mode == Mode.WIDE
                    ? List.of()
                    : e.factors().stream().filter(f -> isOuter(f.base()) && !isCount(f.base())).toList();
            if (outer.isEmpty() || outer.size() == e.factors().size()) {
                Rational divisor = divisor(e.coefficient(), e);
                return Products.of(e.coefficient().times(divisor), divisor, e.factors(), null, f -> factor(f, e));
            }
            Rational divisor = divisor(e.coefficient(), e);
            Expr moved = Exprs.times(e.coefficient().times(divisor), Terms.product(outer));
            List<Mul.Factor> rest = e.factors().stream().filter(f -> !outer.contains(f)).toList();
            return Products.of(Rational.ONE, divisor, rest, lower(moved), f -> factor(f, e));
        }

        /** By what a product is divided in place of a factor 1/n: a mean of ones is 1, which n times the rounded 1/n need not be. */
        private Rational divisor(Rational coefficient, Expr e) {
            return Terms.factors(e).stream().anyMatch(f -> isTotal(f.base())) ? OperationOrder.divisor(coefficient) : Rational.ONE;
        }

        /** A mean over the batch divides by the number of samples in its place: 1 over that is rounded. */
        private boolean isCount(Expr e) {
            return e instanceof Access a && bindings.of(a) instanceof Quantity.BatchSize;
        }

        private boolean isTotal(Expr e) {
            return e instanceof Access a && totals.contains(a.symbol());
        }

        /** The base of a factor, or e^(q·x) with its exponent. A base that a power repeats becomes a local. */
        private Scalar factor(Mul.Factor f, Mul product) {
            if (f.isExponential() && !f.exponent().isOne()) {
                if (f.value() != product) {
                    return lower(f.value());
                }
                Scalar argument = lower(Exprs.times(f.exponent(), f.base().exponent()));
                return new Scalar.Apply(ElementaryFunction.EXP, List.of(argument));
            }
            Scalar base = lower(f.base());
            return mode == Mode.EAGER && Products.repeats(f.exponent()) ? define(f.base(), base, at) : base;
        }

        @Override
        public Scalar visit(Apply e) {
            return e.function().isPredicate()
                    ? truth(e)
                    : new Scalar.Apply(e.function(), e.arguments().stream().map(this::lower).toList());
        }

        private Scalar truth(Expr condition) {
            return choose(condition, Exprs.one(), Exprs.zero());
        }

        /** A choice, or the one branch where it is known when planned which. */
        private Scalar choose(Expr condition, Expr then, Expr otherwise) {
            Condition lowered = condition(condition);
            return lowered instanceof Condition.Always a
                    ? lower(a.holds() ? then : otherwise)
                    : new Scalar.Choose(lowered, branch(then), branch(otherwise));
        }

        @Override
        public Scalar visit(Conditional e) {
            return choose(e.condition(), e.then(), e.otherwise());
        }

        @Override
        public Scalar visit(Delta e) {
            return truth(Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(e.left()), Exprs.number(e.right())));
        }

        @Override
        public Scalar visit(Reduce e) {
            throw new IllegalStateException("a reduction inside a scalar: " + e);
        }

        @Override
        public Scalar visit(Call e) {
            throw new IllegalStateException("a call inside a scalar: " + e);
        }
    }
}
