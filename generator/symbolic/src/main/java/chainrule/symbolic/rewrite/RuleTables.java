package chainrule.symbolic.rewrite;

import static chainrule.symbolic.Exprs.add;
import static chainrule.symbolic.Exprs.apply;
import static chainrule.symbolic.Exprs.exp;
import static chainrule.symbolic.Exprs.log;
import static chainrule.symbolic.Exprs.mul;
import static chainrule.symbolic.Exprs.negate;
import static chainrule.symbolic.Exprs.one;
import static chainrule.symbolic.Exprs.pow;
import static chainrule.symbolic.Exprs.subtract;
import static chainrule.symbolic.Exprs.times;
import static chainrule.symbolic.Exprs.zero;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.List;

/** The tables of rules. Each row is an equation; a test samples both sides of every row on the ranges of its variables. */
public final class RuleTables {

    private static final Expr A = variable("a", Range.REALS);
    private static final Expr B = variable("b", Range.REALS);
    private static final Expr P = variable("p", Range.POSITIVE);
    private static final Expr Q = variable("q", Range.POSITIVE);
    private static final Expr R = variable("r", Range.NON_NEGATIVE);
    private static final Expr S = variable("s", Range.NON_POSITIVE);
    private static final Expr V = variable("v", Range.NEGATIVE);
    private static final Size N = Size.named("n", 5);
    private static final Symbol U = Symbol.of(Symbol.Role.FORMAL, "u", List.of(Affine.of(N)));

    private RuleTables() {}

    private static Expr variable(String name, Range range) {
        return Exprs.access(Symbol.formal(name, range));
    }

    private static RewriteRule rule(String name, Expr left, Expr right) {
        return new RewriteRule(name, left, right, List.of(), "");
    }

    /** Laws that shorten. */
    public static final RuleSet ALGEBRA = new RuleSet(List.of(
            rule("log eᵃ = a", log(exp(A)), A),
            rule("e^log p = p", exp(log(P)), P),
            rule("(a where |a| ≤ p, else p sign a) = a between −p and p", limited(A, A), between(A)),
            rule("(−a where |a| ≤ p, else −p sign a) = −a between −p and p", limited(A, negate(A)), between(negate(A)))));

    private static Expr limited(Expr a, Expr within) {
        Expr outside = mul(P, apply(ElementaryFunction.SIGN, a));
        return Exprs.conditional(
                apply(ElementaryFunction.LESS_EQUAL, apply(ElementaryFunction.ABS, a), P),
                within,
                within == a ? outside : negate(outside));
    }

    private static Expr between(Expr a) {
        return apply(ElementaryFunction.MIN, apply(ElementaryFunction.MAX, a, negate(P)), P);
    }

    /** What holds for one sign only, or makes one. */
    public static final RuleSet RANGES = new RuleSet(List.of(
            rule("|r| = r", apply(ElementaryFunction.ABS, R), R),
            rule("|s| = −s", apply(ElementaryFunction.ABS, S), negate(S)),
            rule("sign p = 1", apply(ElementaryFunction.SIGN, P), one()),
            rule("sign v = −1", apply(ElementaryFunction.SIGN, V), negate(one())),
            rule("a/|a| = sign a", mul(A, pow(apply(ElementaryFunction.ABS, A), -1)), apply(ElementaryFunction.SIGN, A)),
            rule("log p² = 2 log p", log(pow(P, 2)), times(Rational.TWO, log(P))),
            rule("log s² = 2 log(−s)", log(pow(V, 2)), times(Rational.TWO, log(negate(V))))));

    /** log of a product, power or quotient as a sum: it brings what is under the log to where a stable form applies. */
    public static final RuleSet LOGARITHMS = new RuleSet(List.of(
            rule("log eᵃ = a", log(exp(A)), A),
            rule("log(1/p) = −log p", log(pow(P, -1)), negate(log(P))),
            rule("log √p = ½ log p", log(Exprs.sqrt(P)), times(Rational.HALF, log(P))),
            rule("log p² = 2 log p", log(pow(P, 2)), times(Rational.TWO, log(P))),
            rule("log pᵃ = a log p", log(apply(ElementaryFunction.POWER, P, A)), mul(A, log(P))),
            rule("log(p q) = log p + log q", log(mul(P, Q)), add(log(P), log(Q))),
            rule("log(a p) = log a + log p", log(mul(A, P)), add(log(A), log(P))),
            rule("log(p/a) = log p − log a", log(mul(P, pow(A, -1))), subtract(log(P), log(A)))));

    private static Expr shifted(Index j) {
        return exp(subtract(Exprs.access(U, j), maximum()));
    }

    private static Expr maximum() {
        Index k = Index.named("k", N);
        return Exprs.reduce(Reduce.Operator.MAX, List.of(k), Exprs.access(U, k));
    }

    private static Expr sumOfExponentials() {
        Index j = Index.named("j", N);
        return Exprs.sum(List.of(j), exp(Exprs.access(U, j)));
    }

    private static Expr sumOfShifted() {
        Index j = Index.named("j", N);
        return Exprs.sum(List.of(j), shifted(j));
    }

    private static Expr where(Expr condition, Expr then, Expr otherwise) {
        return Exprs.conditional(condition, then, otherwise);
    }

    private static Expr less(Expr a, Expr b) {
        return apply(ElementaryFunction.LESS, a, b);
    }

    private static Expr half(Expr e) {
        return times(Rational.HALF, e);
    }

    private static Expr erf(Expr a) {
        return apply(ElementaryFunction.ERF, a);
    }

    /** Says what is known where it stands: a is not negative there. */
    private static Expr notNegative(Expr a) {
        return apply(ElementaryFunction.MAX, a, zero());
    }

    private static Expr erfcx(Expr a) {
        return apply(ElementaryFunction.ERFCX, a);
    }

    private static Expr gaussian(Expr a) {
        return exp(negate(pow(a, 2)));
    }

    private static Expr log1p(Expr e) {
        return apply(ElementaryFunction.LOG1P, e);
    }

    private static Expr expm1(Expr e) {
        return apply(ElementaryFunction.EXPM1, e);
    }

    /** log cosh a: by 2 sinh² (a/2) = cosh a − 1 where a is small, else by the larger exponential. */
    private static Expr logCosh(Expr a) {
        Expr size = apply(ElementaryFunction.ABS, a);
        Expr large = add(size, log1p(exp(times(Rational.of(-2), size))), negate(log(Exprs.num(2))));
        return where(less(size, one()), log1p(mul(Exprs.num(2), pow(apply(ElementaryFunction.SINH, half(a)), 2))), large);
    }

    /** log(1 − e⁻ᵃ) for positive a (M. Mächler, Accurately computing log(1 − exp(−|a|)), 2012). */
    private static Expr log1mexp(Expr a) {
        return where(less(a, log(Exprs.num(2))), log(negate(expm1(negate(a)))), log1p(negate(exp(negate(a)))));
    }

    static Expr maxPlusLog1p(Expr a, Expr b) {
        Expr distance = apply(ElementaryFunction.ABS, subtract(a, b));
        return add(
                apply(ElementaryFunction.MAX, a, b),
                apply(ElementaryFunction.LOG1P, exp(negate(distance))));
    }

    /** Equal forms that round well and do not overflow (Higham, Accuracy and Stability of Numerical Algorithms, 1.14). */
    public static final RuleSet STABILITY = new RuleSet(List.of(
            new RewriteRule(
                    "softplus: log(1 + eᵃ) = max(a, 0) + log1p(e^−|a|)",
                    log(add(one(), exp(A))),
                    maxPlusLog1p(A, zero()),
                    List.of(),
                    "eᵃ overflows where a is large, and 1 + eᵃ rounds to 1 where a is small"),
            new RewriteRule(
                    "log(eᵃ + eᵇ) = max(a, b) + log1p(e^−|a − b|)",
                    log(add(exp(A), exp(B))),
                    maxPlusLog1p(A, B),
                    List.of(),
                    "eᵃ overflows where a is large, and both vanish where both are small"),
            new RewriteRule(
                    "log-sum-exp: log Σ eᵘ = m + log Σ e^(u − m), m = max u",
                    log(sumOfExponentials()),
                    add(maximum(), log(sumOfShifted())),
                    List.of(U),
                    "eᵘ overflows where u is large, and all vanish where all are small"),
            new RewriteRule(
                    "shift by the maximum: eᵃ/Σ eᵘ = e^(a − m)/Σ e^(u − m), m = max u",
                    mul(exp(A), pow(sumOfExponentials(), -1)),
                    mul(exp(subtract(A, maximum())), pow(sumOfShifted(), -1)),
                    List.of(U),
                    "eᵃ and the sum overflow together where u is large, and vanish together where u is small"),
            new RewriteRule(
                    "eᵃ/(1 + eᵃ) = 1/(1 + e⁻ᵃ)",
                    mul(exp(A), pow(add(one(), exp(A)), -1)),
                    pow(add(one(), exp(negate(A))), -1),
                    List.of(),
                    "eᵃ overflows in both where a is large"),
            new RewriteRule(
                    "log cosh a = |a| + log1p(e^−2|a|) − log 2, for small a log1p(2 sinh²(a/2))",
                    log(apply(ElementaryFunction.COSH, A)),
                    logCosh(A),
                    List.of(),
                    "cosh overflows where a is large, and rounds to 1 where a is small"),
            new RewriteRule(
                    "log((eᵃ + e⁻ᵃ)/2) = log cosh a",
                    log(add(half(exp(A)), half(exp(negate(A))))),
                    logCosh(A),
                    List.of(),
                    "eᵃ overflows where a is large, and the mean rounds to 1 where a is small"),
            new RewriteRule(
                    "log(1 − tanh² a) = −2 log cosh a",
                    log(subtract(one(), pow(apply(ElementaryFunction.TANH, A), 2))),
                    times(Rational.of(-2), logCosh(A)),
                    List.of(),
                    "1 − tanh² a rounds to 0 where a is large"),
            new RewriteRule(
                    "log((1 + erf a)/2) by erfcx",
                    log(add(half(one()), half(erf(A)))),
                    where(
                            less(A, zero()),
                            subtract(log(half(erfcx(negate(A)))), pow(A, 2)),
                            log1p(negate(half(mul(gaussian(A), erfcx(A)))))),
                    List.of(),
                    "1 + erf a rounds to 0 where a is far below 0, and to 2 where it is far above"),
            new RewriteRule(
                    "log((1 − erf a)/2) by erfcx",
                    log(subtract(half(one()), half(erf(A)))),
                    where(
                            less(zero(), A),
                            subtract(log(half(erfcx(A))), pow(A, 2)),
                            log1p(negate(half(mul(gaussian(A), erfcx(negate(A))))))),
                    List.of(),
                    "1 − erf a rounds to 0 where a is far above 0, and to 2 where it is far below"),
            new RewriteRule(
                    "log(1 + erf a) by erfcx",
                    log(add(one(), erf(A))),
                    where(less(A, zero()), subtract(log(erfcx(negate(A))), pow(A, 2)), log1p(erf(A))),
                    List.of(),
                    "1 + erf a rounds to 0 where a is far below 0"),
            new RewriteRule(
                    "log(1 − erf a) by erfcx",
                    log(subtract(one(), erf(A))),
                    where(less(zero(), A), subtract(log(erfcx(A)), pow(A, 2)), log1p(negate(erf(A)))),
                    List.of(),
                    "1 − erf a rounds to 0 where a is far above 0"),
            new RewriteRule(
                    "e^−a²/(1 + erf a) by erfcx",
                    mul(gaussian(A), pow(add(one(), erf(A)), -1)),
                    where(
                            less(A, zero()),
                            pow(erfcx(negate(A)), -1),
                            mul(gaussian(A), pow(add(one(), erf(notNegative(A))), -1))),
                    List.of(),
                    "both vanish where a is far below 0"),
            new RewriteRule(
                    "e^−a²/(1 − erf a) by erfcx",
                    mul(gaussian(A), pow(subtract(one(), erf(A)), -1)),
                    where(
                            less(zero(), A),
                            pow(erfcx(A), -1),
                            mul(gaussian(A), pow(add(one(), erf(notNegative(negate(A)))), -1))),
                    List.of(),
                    "both vanish where a is far above 0"),
            new RewriteRule(
                    "log(eᵃ − 1) = a + log(1 − e⁻ᵃ)",
                    log(subtract(exp(A), one())),
                    add(A, log1mexp(A)),
                    List.of(),
                    "eᵃ overflows where a is large, and eᵃ − 1 cancels where a is small"),
            new RewriteRule(
                    "log(1 − e⁻ᵃ) by expm1 for small a, by log1p for large",
                    log(subtract(one(), exp(negate(A)))),
                    log1mexp(A),
                    List.of(),
                    "1 − e⁻ᵃ cancels where a is small, and rounds to 1 where a is large"),
            new RewriteRule(
                    "sinh a/cosh a = tanh a",
                    mul(apply(ElementaryFunction.SINH, A), pow(apply(ElementaryFunction.COSH, A), -1)),
                    apply(ElementaryFunction.TANH, A),
                    List.of(),
                    "both overflow where a is large"),
            new RewriteRule(
                    "(eᵃ − e⁻ᵃ)/(eᵃ + e⁻ᵃ) = tanh a",
                    mul(subtract(exp(A), exp(negate(A))), pow(add(exp(A), exp(negate(A))), -1)),
                    apply(ElementaryFunction.TANH, A),
                    List.of(),
                    "both overflow where a is large, and the difference cancels where a is small"),
            new RewriteRule(
                    "eᵃ/(eᵃ − 1) = −1/expm1(−a)",
                    mul(exp(A), pow(subtract(exp(A), one()), -1)),
                    pow(negate(expm1(negate(A))), -1),
                    List.of(),
                    "both overflow where a is large, and eᵃ − 1 cancels where a is small"),
            new RewriteRule(
                    "b pow(a, b − 1) = 0 at b = 0",
                    mul(B, apply(ElementaryFunction.POWER, A, subtract(B, one()))),
                    where(
                            apply(ElementaryFunction.EQUAL, B, zero()),
                            zero(),
                            mul(B, apply(ElementaryFunction.POWER, A, subtract(B, one())))),
                    List.of(),
                    "0 times the infinite slope at a = 0 is not a number"),
            new RewriteRule(
                    "log(1 + r) = log1p r",
                    log(add(one(), R)),
                    apply(ElementaryFunction.LOG1P, R),
                    List.of(),
                    "1 + r loses the digits of a small r"),
            new RewriteRule(
                    "eᵃ − 1 = expm1 a",
                    subtract(exp(A), one()),
                    apply(ElementaryFunction.EXPM1, A),
                    List.of(),
                    "eᵃ − 1 cancels where a is small"),
            new RewriteRule(
                    "1 − eᵃ = −expm1 a",
                    subtract(one(), exp(A)),
                    negate(expm1(A)),
                    List.of(),
                    "1 − eᵃ cancels where a is small")));

    /** Complements: they bring 1 − σ(z) to σ(−z), where nothing cancels. */
    public static final RuleSet COMPLEMENT = new RuleSet(List.of(new RewriteRule(
            "1 − σ(a) = σ(−a): 1 − 1/(1 + e⁻ᵃ) = 1/(1 + eᵃ)",
            subtract(one(), pow(add(one(), exp(A)), -1)),
            pow(add(one(), exp(negate(A))), -1),
            List.of(),
            "1 − p cancels where p rounds to 1")));

    private static Expr logistic(Expr a) {
        return pow(add(one(), exp(negate(a))), -1);
    }

    /** What {@link Complements} does, in one case. */
    static final RewriteRule SPLIT = new RewriteRule(
            "p − b = (1 − b) p − b (1 − p), as σ(a) − b = (1 − b) σ(a) − b σ(−a)",
            subtract(logistic(A), B),
            subtract(mul(subtract(one(), B), logistic(A)), mul(B, logistic(negate(A)))),
            List.of(),
            "p − b cancels where b is 1 and p rounds to it");

    /** What {@link Complement} does for an element of a softmax, in one case. */
    static final RewriteRule REST = rest();

    private static RewriteRule rest() {
        Index j = Index.named("j", N);
        Expr p = softmax(List.of(Affine.ZERO));
        Expr each = softmax(List.of(Affine.of(j)));
        return new RewriteRule(
                "1 − p = Σ q over the others of a softmax, where p > ½",
                subtract(one(), p),
                Complement.half(p, subtract(one(), p), Exprs.sum(List.of(j), Complement.half(each, each, zero()))),
                List.of(),
                "1 − p cancels where p rounds to 1");
    }

    /** What {@link ShiftedSum} does, in one case. */
    static final RewriteRule LOG_OF_SHIFTED = new RewriteRule(
            "log Σ e^v = log c + log1p(t/c), c = Σ e^v near the largest v = 0, t = Σ e^v of the others",
            log(sumOfShifted()),
            ShiftedSum.logarithm(log(sumOfShifted())),
            List.of(),
            "a sum that is near 1 loses the digits of its logarithm");

    /** What {@link SoftmaxElement} does, in one case. */
    static final RewriteRule LOG_OF_REST = logOfRest();

    private static RewriteRule logOfRest() {
        Expr whole = log(subtract(one(), softmax(List.of(Affine.ZERO))));
        return new RewriteRule(
                "log(1 − eᵃ/Σ eᵘ) = −softplus(a − log Σ eᵘ over the others)",
                whole,
                SoftmaxElement.ofLogarithmOfComplement(whole).logarithmOfComplement(),
                List.of(),
                "1 − p rounds to 0 where p is near 1, and to 1 where p is small");
    }

    private static Expr softmax(List<Affine> at) {
        return mul(exp(Exprs.access(U, at)), pow(sumOfExponentials(), -1));
    }

    /** What has a limit where an exponential rounds to 0. */
    static final RuleSet UNDERFLOW = new RuleSet(List.of(
            new RewriteRule(
                    "log(1 − e^−eᵃ) = a where eᵃ rounds to 0",
                    log(negate(expm1(negate(exp(A))))),
                    unlessZero(A, log(negate(expm1(negate(exp(A)))))),
                    List.of(),
                    "the logarithm of 0 is infinite where a is far below 0"),
            new RewriteRule(
                    "eᵃ/(e^eᵃ − 1) = 1 where eᵃ rounds to 0",
                    mul(exp(A), pow(expm1(exp(A)), -1)),
                    unlessZero(one(), mul(exp(A), pow(expm1(exp(A)), -1))),
                    List.of(),
                    "0/0 is not a number where a is far below 0")));

    private static Expr unlessZero(Expr limit, Expr e) {
        return where(apply(ElementaryFunction.EQUAL, exp(A), zero()), limit, e);
    }

    /** What {@link ExponentialFraction} does, in one case. */
    static final RewriteRule FRACTION = new RewriteRule(
            "a fraction in eᵃ by t = e^−|a|, as (1 + 2eᵃ)/(3 + eᵃ)²",
            mul(add(one(), times(Rational.TWO, exp(A))), pow(add(Exprs.num(3), exp(A)), -2)),
            where(
                    apply(ElementaryFunction.LESS_EQUAL, A, zero()),
                    mul(add(one(), times(Rational.TWO, small())), pow(add(Exprs.num(3), small()), -2)),
                    mul(small(), add(Exprs.num(2), small()), pow(add(one(), times(Rational.of(3), small())), -2))),
            List.of(),
            "eᵃ overflows above and below where a is large");

    static final RewriteRule LOG_OF_FRACTION = new RewriteRule(
            "the logarithm of a fraction in eᵃ by t = e^−|a|, as log((1 + 2eᵃ)/(3 + eᵃ))",
            log(mul(add(one(), times(Rational.TWO, exp(A))), pow(add(Exprs.num(3), exp(A)), -1))),
            where(
                    apply(ElementaryFunction.LESS_EQUAL, A, zero()),
                    log(mul(add(one(), times(Rational.TWO, small())), pow(add(Exprs.num(3), small()), -1))),
                    log(mul(add(Exprs.num(2), small()), pow(add(one(), times(Rational.of(3), small())), -1)))),
            List.of(),
            "eᵃ overflows above and below where a is large, and what is near 1 loses the digits of its logarithm");

    private static Expr small() {
        return exp(negate(apply(ElementaryFunction.ABS, A)));
    }

    /** What {@link StableLogarithm} does for sums of exponentials p, in one case. */
    static final RewriteRule SOFTPLUS_OF_LOG = new RewriteRule(
            "log(1 + p) = max(log p, 0) + log1p(e^−|log p|)",
            log(add(one(), mul(P, exp(A)))),
            maxPlusLog1p(add(log(P), A), zero()),
            List.of(),
            "p overflows where its exponents are large, and 1 + p rounds to 1 where they are small");

    /** What {@link PulledOut} does, in one case. */
    static final RewriteRule PULL_OUT = new RewriteRule(
            "the largest exponential in front: eᵃ + eᵇ = eᵐ (e^(a − m) + e^(b − m)), m = max(a, b)",
            add(exp(A), exp(B)),
            mul(exp(larger()), add(exp(subtract(A, larger())), exp(subtract(B, larger())))),
            List.of(),
            "exponentials overflow where one is large, and vanish where all are small");

    private static Expr larger() {
        return apply(ElementaryFunction.MAX, A, B);
    }

    /** What differentiating the stable forms brings, in one case. */
    public static final RewriteRule UNFOLDED = new RewriteRule(
            "differentiated as it runs, so that factors cancel before they are infinite: (q/p) p = q",
            mul(B, pow(P, -1), P),
            B,
            List.of(),
            "1/p is infinite where p rounds to 0, and 0 times infinity is not a number");

    private static Expr element(Index k) {
        return Exprs.access(U, k);
    }

    /** What {@link VanishingProducts} does, in one case. */
    static final RewriteRule OTHERS = productOfOthers();

    private static RewriteRule productOfOthers() {
        Index k = Index.named("k", N);
        Expr first = Exprs.access(U, List.of(Affine.ZERO));
        Expr isFirst = apply(ElementaryFunction.EQUAL, Exprs.number(Affine.of(k)), zero());
        return new RewriteRule(
                "the product of the others: Π uₖ/uᵢ = Π uₖ over k ≠ i",
                mul(Exprs.reduce(Reduce.Operator.PROD, List.of(k), element(k)), pow(first, -1)),
                Exprs.reduce(Reduce.Operator.PROD, List.of(k), where(isFirst, one(), element(k))),
                List.of(),
                "0/0 is not a number where uᵢ is 0");
    }

    /** What is done by strategies of its own, one case each. */
    static final RuleSet SCALING = new RuleSet(List.of(
            FRACTION,
            LOG_OF_FRACTION,
            PULL_OUT,
            SOFTPLUS_OF_LOG,
            SPLIT,
            UNFOLDED,
            VanishingProducts.RULE,
            VanishingProducts.ROOT,
            JoinedExponentials.RULE));

    /** What is done to families by strategies of its own, in one case each: patterns say no places and no maxima. */
    static final RuleSet AT_ELEMENTS = new RuleSet(List.of(REST, LOG_OF_REST, LOG_OF_SHIFTED, OTHERS));

    /** All tables, for what iterates over every rule. */
    public static final List<RuleSet> ALL = List.of(ALGEBRA, RANGES, LOGARITHMS, STABILITY, COMPLEMENT, UNDERFLOW, SCALING);
}
