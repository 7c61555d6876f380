package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Mul;
import java.util.List;
import java.util.function.UnaryOperator;

/** The strategies of plain algebra, in the order in which they are tried. */
public final class Strategies {

    private Strategies() {}

    private record Simple(String name, boolean normalizes, Strategy.Local local) implements Strategy {
        @Override
        public Expr apply(Expr e) {
            return Strategy.bottomUp(e, local);
        }
    }

    private record Whole(String name, boolean normalizes, UnaryOperator<Expr> rewrite) implements Strategy {
        @Override
        public Expr apply(Expr e) {
            return rewrite.apply(e);
        }
    }

    /** e.g. Σᵢ δ(k, i) gᵢ → gₖ */
    public static final Strategy CONTRACT = new Simple("δ picks one term of the sum", true, DeltaContraction::at);

    /** e.g. Σᵢ a bᵢ → a Σᵢ bᵢ */
    public static final Strategy PULL_OUT =
            new Simple("constant factors leave the sum", true, ConstantFactors::at);

    /** e.g. (if c then a else 0) + (if c then 0 else b) → if c then a else b */
    public static final Strategy BRANCHES = new Simple("same condition, one case", true, Branches::at);

    /** e.g. −(y/ŷ − (1−y)/(1−ŷ)) → (ŷ−y)/(ŷ(1−ŷ)) */
    public static final Strategy FRACTION = new Simple("common denominator, cancel", false, Strategies::fraction);

    static final Strategy NONE = new Whole("nothing", false, e -> e);

    /** e.g. a b + a c → a (b + c) */
    public static final Strategy FACTOR = new Simple("common factor in front", false, CommonFactor::at);

    /** e.g. y (1 − s) − (1 − y) s → y − s */
    public static final Strategy EXPAND = new Simple("multiply out, collect", false, Strategies::expand);

    /** e.g. δ(i, t) → onehot(t)ᵢ */
    static final Strategy ONE_HOTS = new Simple("a class as a vector", true, OneHots::at);

    /** e.g. Σⱼᵤ δ(i, 3 j + u) gⱼ → g at ⌊i/3⌋ */
    static final Strategy WINDOWS = new Simple("a place lies in the windows that hold it", true, WindowSums::at);

    /** e.g. Σᵢ aᵢ Σⱼ bᵢⱼ → Σᵢⱼ aᵢ bᵢⱼ */
    static final Strategy MERGE = new Simple("a sum of sums is one sum", false, JoinedSums::merged);

    /** e.g. ((XᵀX)⁻¹)ᵀ → (XᵀX)⁻¹ */
    static final Strategy SYMMETRY = new Whole("the inverse of a symmetric matrix is symmetric", true, Symmetries::ofInverses);

    /** e.g. Σᵢ aᵢ xᵢ + Σᵢ bᵢ xᵢ → Σᵢ (aᵢ + bᵢ) xᵢ */
    static final Strategy JOIN = new Simple("sums with a common factor", false, JoinedSums::joined);

    /** e.g. |eˣ| → eˣ */
    static final Strategy RANGES = new Simple("by the sign of its terms", false, e -> new ByRange(RangeAnalysis.ofSymbols()).at(e));

    /** Those of plain algebra, with the rules of its table. */
    public static final List<Strategy> ALL = all(RuleTables.ALGEBRA);

    static List<Strategy> all(RuleSet algebra) {
        return List.of(CONTRACT, BRANCHES, algebra(algebra), FRACTION, EXPAND, PULL_OUT, FACTOR);
    }

    private static Strategy algebra(RuleSet rules) {
        return new Simple("laws of exp and log", false, e -> {
            Expr rewritten = rules.rewriteOnce(e);
            return rewritten == null ? e : Strategy.cheaper(e, rewritten);
        });
    }

    private static Expr fraction(Expr e) {
        return e instanceof Add a ? Strategy.cheaper(e, RationalForm.together(a)) : e;
    }

    private static Expr expand(Expr e) {
        boolean mayCollect = e instanceof Add || e instanceof Mul m && Polynomial.mayCollect(m);
        if (!mayCollect) {
            return e;
        }
        Expr expanded = Polynomial.expand(e);
        if (expanded == null || expanded == e) {
            return e;
        }
        Expr tidy = Strategy.bottomUp(Strategy.bottomUp(expanded, DeltaContraction::at), CommonFactor::at);
        return Strategy.cheaper(e, tidy);
    }
}
