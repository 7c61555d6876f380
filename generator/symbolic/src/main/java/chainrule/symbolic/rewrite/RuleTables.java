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
            rule("log(p q) = log p + log q", log(mul(P, Q)), add(log(P), log(Q)))));

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

    private static Expr maxPlusLog1p(Expr a, Expr b) {
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
                    "eᵃ − 1 cancels where a is small")));

    /** Complements: they bring 1 − σ(z) to σ(−z), where nothing cancels. */
    public static final RuleSet COMPLEMENT = new RuleSet(List.of(new RewriteRule(
            "1 − σ(a) = σ(−a): 1 − 1/(1 + e⁻ᵃ) = 1/(1 + eᵃ)",
            subtract(one(), pow(add(one(), exp(A)), -1)),
            pow(add(one(), exp(negate(A))), -1),
            List.of(),
            "1 − p cancels where p rounds to 1")));

    /** All tables, for what iterates over every rule. */
    public static final List<RuleSet> ALL = List.of(ALGEBRA, RANGES, LOGARITHMS, STABILITY, COMPLEMENT);
}
