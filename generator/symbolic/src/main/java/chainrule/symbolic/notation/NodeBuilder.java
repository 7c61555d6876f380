package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Held;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What matrix form and index form have in common: sums in reading order, numbers as one fraction in front, functions. */
abstract class NodeBuilder implements Expr.Visitor<MathNode> {

    MathNode node(Expr e) {
        return e.accept(this);
    }

    /** A sum as it is, whether or not its order is held. */
    static Expr released(Expr e) {
        return e instanceof Call c && c.function() == Held.FUNCTION ? c.arguments().get(0) : e;
    }

    /** The product of factors that are not numbers, in reading order. */
    abstract MathNode product(List<Mul.Factor> factors);

    abstract MathNode number(Index index);

    /** The name of a symbol; for the value of a function of whole tensors, its call. */
    MathNode base(Symbol s) {
        return s.call() == null ? new MathNode.Name(s.name(), s.primal() != null) : call(s);
    }

    /**
     * A call of whole tensors in matrix form.
     *
     * @throws NoMatrixForm if one of them has none
     */
    static MathNode call(Symbol s) {
        List<MathNode> arguments = s.call().arguments().stream()
                .map(a -> MatrixForm.ofWhole(a).orElseThrow(NoMatrixForm::new))
                .toList();
        return new MathNode.Function(s.name(), s.call().function().sign(), arguments);
    }

    @Override
    public MathNode visit(Num e) {
        return e.value().signum() < 0
                ? MathNode.Sum.negative(number(e.value().abs()))
                : number(e.value());
    }

    static MathNode number(Rational value) {
        String decimal = decimal(value);
        return decimal != null
                ? new MathNode.Number(decimal)
                : new MathNode.Quotient(
                        new MathNode.Number(value.numerator().toString()),
                        new MathNode.Number(value.denominator().toString()));
    }

    /** The number as it is written in a specification: a whole number, or a short decimal; null for 1/3. */
    private static String decimal(Rational value) {
        if (value.isInteger()) {
            return value.toString();
        }
        for (int digits = 1; digits <= 9; digits++) {
            Rational scaled = value.times(Rational.of(10).pow(digits));
            if (scaled.isInteger()) {
                return new BigDecimal(scaled.numerator(), digits).toPlainString();
            }
        }
        return null;
    }

    @Override
    public MathNode visit(IndexValue e) {
        if (e.term() instanceof IndexQuotient q) {
            MathNode divisor = new MathNode.Number(Long.toString(q.divisor()));
            return new MathNode.Function("floor", List.of(new MathNode.Quotient(affine(q.dividend()), divisor)));
        }
        return e.term() instanceof Size s ? size(s) : number((Index) e.term());
    }

    static MathNode size(Size s) {
        return s.isLiteral() ? new MathNode.Number(s.name()) : new MathNode.Name(s.name(), false);
    }

    /** A combination of sizes and indices. */
    MathNode affine(Affine a) {
        return node(Exprs.number(a));
    }

    @Override
    public MathNode visit(Add e) {
        Rational folded = ScalarFactor.literal(e);
        if (folded != null && folded.signum() > 0) {
            return number(folded);
        }
        Rational content = content(e);
        if (!content.isOne()) {
            Expr rest = Exprs.add(e.terms().stream()
                    .map(t -> Exprs.times(t.coefficient().dividedBy(content), t.term()))
                    .toList());
            return new MathNode.Product(MathNode.Kind.SCALAR, List.of(number(content), node(rest)));
        }
        BigInteger denominator = denominator(e);
        if (!denominator.equals(BigInteger.ONE)) {
            Rational whole = new Rational(denominator, BigInteger.ONE);
            return new MathNode.Quotient(node(Exprs.times(whole, e)), number(whole));
        }
        List<MathNode.Signed> terms = new ArrayList<>();
        List<Add.Term> ordered = new ArrayList<>(e.terms());
        boolean subscript = isSubscript(e);
        ordered.sort((t, u) -> Integer.compare(rank(t, subscript), rank(u, subscript)));
        for (Add.Term t : ordered) {
            terms.add(new MathNode.Signed(t.coefficient().signum() < 0, node(Exprs.times(t.coefficient().abs(), t.term()))));
        }
        return new MathNode.Sum(terms);
    }

    /** A common denominator, where some coefficient has no short decimal; else 1. */
    private static BigInteger denominator(Add e) {
        BigInteger common = BigInteger.ONE;
        boolean needed = false;
        for (Add.Term t : e.terms()) {
            BigInteger d = t.coefficient().denominator();
            common = common.multiply(d).divide(common.gcd(d));
            needed |= decimal(t.coefficient()) == null;
        }
        return needed ? common : BigInteger.ONE;
    }

    /** A whole number above 1 that divides all coefficients. */
    private static Rational content(Add e) {
        BigInteger gcd = BigInteger.ZERO;
        for (Add.Term t : e.terms()) {
            if (!t.coefficient().isInteger()) {
                return Rational.ONE;
            }
            gcd = gcd.gcd(t.coefficient().numerator());
        }
        return new Rational(gcd, BigInteger.ONE);
    }

    private static int rank(Add.Term t, boolean ofSubscript) {
        return ofSubscript ? subscriptRank(t) : termRank(t);
    }

    /** Positive terms first: a number, reductions, the rest. */
    private static int termRank(Add.Term t) {
        int kind = t.term().isOne() ? 0 : containsReduction(t.term()) ? 1 : 2;
        return kind + (t.coefficient().signum() < 0 ? 10 : 0);
    }

    /** Whether a sum is of indices, sizes and whole numbers. */
    private static boolean isSubscript(Add e) {
        return e.terms().stream().allMatch(t -> t.term().isOne() || t.term() instanceof IndexValue);
    }

    /** i + 1 − k: the number last among those of its sign. */
    private static int subscriptRank(Add.Term t) {
        return (t.term().isOne() ? 1 : 0) + (t.coefficient().signum() < 0 ? 10 : 0);
    }

    static boolean containsReduction(Expr e) {
        return e instanceof Reduce || e instanceof Mul m && m.factors().stream().anyMatch(f -> f.base() instanceof Reduce);
    }

    @Override
    public MathNode visit(Mul e) {
        ScalarFactor front = new ScalarFactor(e.coefficient());
        List<Mul.Factor> rest = new ArrayList<>();
        for (Mul.Factor f : e.factors()) {
            if (!front.takes(f)) {
                rest.add(f);
            }
        }
        boolean minus = front.isNegative() && !flipOneSum(rest);
        MathNode product = rest.isEmpty() ? null : product(inReadingOrder(rest));
        MathNode result = front.times(product, this);
        return minus ? MathNode.Sum.negative(result) : result;
    }

    /** −(y − ŷ) a → (ŷ − y) a, also where the difference stands in a sum: −Σ w (y − ŷ) → Σ w (ŷ − y). */
    private static boolean flipOneSum(List<Mul.Factor> factors) {
        for (int k = 0; k < factors.size(); k++) {
            Mul.Factor f = factors.get(k);
            Expr flipped = f.exponent().isOne() ? flipped(f.base()) : null;
            if (flipped != null) {
                factors.set(k, new Mul.Factor(flipped, Rational.ONE));
                return true;
            }
        }
        return false;
    }

    private static Expr flipped(Expr e) {
        if (e instanceof Add a) {
            boolean difference = hasBothSigns(a) && a.terms().stream().noneMatch(t -> t.term().isOne());
            return difference ? Held.of(Exprs.negate(a)) : null;
        }
        if (e instanceof Reduce r && r.operator() == Reduce.Operator.SUM && r.open().body() instanceof Mul m) {
            for (Mul.Factor f : m.factors()) {
                Expr inner = f.exponent().isOne() ? flipped(f.base()) : null;
                if (inner != null) {
                    return Exprs.sum(r.open().indices(), Exprs.mul(Exprs.divide(m, f.base()), inner));
                }
            }
        }
        return null;
    }

    private static boolean hasBothSigns(Add a) {
        return a.terms().stream().anyMatch(t -> t.coefficient().signum() < 0)
                && a.terms().stream().anyMatch(t -> t.coefficient().signum() > 0);
    }

    private static List<Mul.Factor> inReadingOrder(List<Mul.Factor> factors) {
        List<Mul.Factor> ordered = new ArrayList<>(factors);
        ordered.sort((f, g) -> Integer.compare(factorRank(f.base()), factorRank(g.base())));
        return ordered;
    }

    private static int factorRank(Expr e) {
        if (e instanceof Add a) {
            return a.terms().stream().anyMatch(t -> t.term().isOne()) ? 4 : 1;
        }
        if (e instanceof Call c && c.function() == Held.FUNCTION) {
            return 1;
        }
        return e instanceof Reduce ? 0
                : e instanceof Access a && a.symbol().primal() != null ? 1
                : e instanceof Access ? 2
                : e instanceof Conditional ? 5
                : 3;
    }

    /** A factor as it stands among others: a root as sqrt, an exponential with its exponent. */
    MathNode power(Mul.Factor f) {
        Rational n = f.exponent();
        if (n.isOne()) {
            return node(f.base());
        }
        if (f.isExponential()) {
            return new MathNode.Function("exp", List.of(node(Exprs.times(n, f.base().exponent()))));
        }
        if (n.equals(Rational.HALF)) {
            return new MathNode.Function("sqrt", List.of(node(f.base())));
        }
        MathNode base = node(f.base());
        return new MathNode.Power(base, node(Exprs.num(n)));
    }

    /** Factors above and below a fraction line; above is empty for 1/x. */
    static List<Mul.Factor> above(List<Mul.Factor> factors) {
        return factors.stream().filter(f -> !isBelow(f)).toList();
    }

    static List<Mul.Factor> below(List<Mul.Factor> factors) {
        return factors.stream()
                .filter(NodeBuilder::isBelow)
                .map(f -> new Mul.Factor(f.base(), f.exponent().negate()))
                .toList();
    }

    private static boolean isBelow(Mul.Factor f) {
        return f.exponent().signum() < 0 && !f.isExponential();
    }

    @Override
    public MathNode visit(Apply e) {
        List<MathNode> x = e.arguments().stream().map(this::node).toList();
        return switch (e.function()) {
            case EQUAL -> relation("==", e);
            case LESS -> relation("<", e);
            case LESS_EQUAL -> relation("<=", e);
            case AND -> new MathNode.Relation("and", x.get(0), x.get(1));
            case OR -> new MathNode.Relation("or", x.get(0), x.get(1));
            case NOT -> new MathNode.Not(x.get(0));
            case POWER -> new MathNode.Power(x.get(0), x.get(1));
            case MAX, MIN -> new MathNode.Function(e.function().symbol(), numberLast(e, x));
            default -> new MathNode.Function(e.function().symbol(), x);
        };
    }

    private static List<MathNode> numberLast(Apply e, List<MathNode> x) {
        return e.arguments().get(0) instanceof Num ? List.of(x.get(1), x.get(0)) : x;
    }

    /** 0 &lt; z reads z &gt; 0. */
    private MathNode relation(String sign, Apply e) {
        Expr left = e.arguments().get(0);
        Expr right = e.arguments().get(1);
        boolean swap = left instanceof Num;
        String turned = sign.replace('<', '>');
        return swap
                ? new MathNode.Relation(turned, node(right), node(left))
                : new MathNode.Relation(sign, node(left), node(right));
    }

    @Override
    public MathNode visit(Call e) {
        if (e.function() == Held.FUNCTION) {
            return node(e.arguments().get(0));
        }
        return new MathNode.Function(
                e.function().name(), e.function().sign(), e.arguments().stream().map(this::node).toList());
    }

    @Override
    public MathNode visit(Conditional e) {
        return new MathNode.Choice(node(e.condition()), node(e.then()), node(e.otherwise()));
    }
}
