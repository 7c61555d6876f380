package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Matches a pattern against a term, up to the order of sums and products. A plain variable among the operands of a sum or a
 * product takes all that the other operands leave.
 */
final class Matcher {

    private final RangeAnalysis ranges;
    private final Set<Index> opened = new HashSet<>();
    private final List<Index> innermost = new ArrayList<>();

    Matcher(RangeAnalysis ranges) {
        this.ranges = ranges;
    }

    /** Matches a whole term; the bindings are changed only on success. */
    boolean match(Expr pattern, Expr subject, Bindings bindings) {
        Bindings trial = bindings.copy();
        if (!matches(pattern, subject, trial)) {
            return false;
        }
        bindings.replaceBy(trial);
        return true;
    }

    /** Matches some factors of a product or some terms of a sum, and gives the rest (1 or 0 if all match), or null. */
    Expr matchPart(Expr pattern, Expr subject, Bindings bindings) {
        if (pattern instanceof Mul p && !isAtomic(p)) {
            Expr rest = product(ordered(p), subject, bindings);
            return rest == null ? null : Exprs.times(Rational.ONE.dividedBy(p.coefficient()), rest);
        }
        if (pattern instanceof Add p && subject instanceof Add s) {
            return sum(p.terms(), s, bindings);
        }
        return match(pattern, subject, bindings) ? neutral(pattern) : null;
    }

    private static Expr neutral(Expr pattern) {
        return pattern instanceof Add ? Exprs.zero() : Exprs.one();
    }

    private static boolean isAtomic(Mul p) {
        return p.factors().size() == 1 && p.factors().get(0).isExponential();
    }

    private boolean matches(Expr pattern, Expr subject, Bindings bindings) {
        if (pattern instanceof Access a && a.symbol().role() == Symbol.Role.FORMAL) {
            return bind(a, subject, bindings);
        }
        if (!pattern.children().isEmpty() && bindings.covers(pattern) && bindings.instantiates(pattern)) {
            return bindings.instantiate(pattern) == subject;
        }
        if (pattern instanceof Apply && pattern.isExponential()) {
            Expr exponent = exponent(subject);
            return exponent != null && matches(pattern.exponent(), exponent, bindings);
        }
        if (pattern instanceof Mul p) {
            Expr rest = product(ordered(p), subject, bindings);
            return rest instanceof Num n && n.value().equals(p.coefficient());
        }
        if (pattern instanceof Add p) {
            Expr rest = subject instanceof Add s ? sum(p.terms(), s, bindings) : null;
            return rest != null && rest.isZero();
        }
        if (pattern instanceof Apply p) {
            return subject instanceof Apply s && p.function() == s.function() && arguments(p, s, bindings);
        }
        if (pattern instanceof Conditional p) {
            return subject instanceof Conditional s && all(p.children(), s.children(), bindings);
        }
        if (pattern instanceof Reduce p) {
            return subject instanceof Reduce s && p.operator() == s.operator() && reduce(p, s, bindings);
        }
        return pattern == subject;
    }

    /** Two arguments whose order does not matter stand in the order of their terms, not of their parts. */
    private boolean arguments(Apply p, Apply s, Bindings bindings) {
        Bindings trial = bindings.copy();
        if (all(p.arguments(), s.arguments(), trial)) {
            bindings.replaceBy(trial);
            return true;
        }
        return p.function().isCommutative()
                && all(p.arguments(), List.of(s.arguments().get(1), s.arguments().get(0)), bindings);
    }

    private boolean all(List<Expr> patterns, List<Expr> subjects, Bindings bindings) {
        for (int k = 0; k < patterns.size(); k++) {
            if (!matches(patterns.get(k), subjects.get(k), bindings)) {
                return false;
            }
        }
        return true;
    }

    private boolean bind(Access variable, Expr subject, Bindings bindings) {
        boolean family = !variable.subscripts().isEmpty();
        Bindings.Bound known = bindings.get(variable.symbol());
        if (known != null) {
            return known.value() == subject;
        }
        if (!family && subject.freeIndices().stream().anyMatch(opened::contains)
                || !ranges.liesIn(subject, variable.symbol().range())) {
            return false;
        }
        bindings.put(variable.symbol(), new Bindings.Bound(family ? List.copyOf(innermost) : List.of(), subject));
        return true;
    }

    /** x where the term is eˣ, a product of powers of exponentials included; else null. */
    static Expr exponent(Expr e) {
        if (e.isExponential()) {
            return e.exponent();
        }
        if (!(e instanceof Mul m) || !m.coefficient().isOne()) {
            return null;
        }
        List<Expr> exponents = new ArrayList<>();
        for (Mul.Factor f : m.factors()) {
            if (!f.isExponential()) {
                return null;
            }
            exponents.add(Exprs.times(f.exponent(), f.base().exponent()));
        }
        return Exprs.add(exponents);
    }

    private boolean reduce(Reduce p, Reduce s, Bindings bindings) {
        Reduce.Opened subject = s.open();
        innermost.clear();
        innermost.addAll(subject.indices());
        opened.addAll(subject.indices());
        return matches(p.open().body(), subject.body(), bindings);
    }

    /** Sums first, for they bind most; plain variables last, for they take the rest. */
    private static List<Mul.Factor> ordered(Mul p) {
        List<Mul.Factor> factors = new ArrayList<>(p.factors());
        factors.sort((f, g) -> compare(f.base(), g.base()));
        return factors;
    }

    private static int compare(Expr a, Expr b) {
        int sums = Boolean.compare(!(a instanceof Add), !(b instanceof Add));
        return sums != 0 ? sums : Integer.compare(size(b), size(a));
    }

    private static int size(Expr e) {
        return isVariable(e) ? -1 : Cost.of(e);
    }

    private static boolean isVariable(Expr e) {
        return e instanceof Access a && a.symbol().role() == Symbol.Role.FORMAL && a.subscripts().isEmpty();
    }

    private Expr product(List<Mul.Factor> patterns, Expr subject, Bindings bindings) {
        if (patterns.isEmpty()) {
            return subject;
        }
        Mul.Factor p = patterns.get(0);
        List<Mul.Factor> others = patterns.subList(1, patterns.size());
        if (bindings.covers(p.base())) {
            return divideKnown(bindings.instantiate(p.value()), subject, others, bindings);
        }
        if (others.isEmpty() && isVariable(p.base()) && p.exponent().isOne()) {
            return !subject.isOne() && matches(p.base(), subject, bindings) ? Exprs.one() : null;
        }
        for (Mul.Factor f : Polynomial.factors(subject)) {
            Expr rest = tryFactor(p, f, others, subject, bindings);
            if (rest != null) {
                return rest;
            }
        }
        return null;
    }

    private Expr divideKnown(Expr known, Expr subject, List<Mul.Factor> others, Bindings bindings) {
        return dividesOut(known, subject) ? product(others, Exprs.divide(subject, known), bindings) : null;
    }

    /** Whether each factor of one term is in another, with an exponent of the same sign and no smaller. */
    static boolean dividesOut(Expr known, Expr subject) {
        for (Mul.Factor k : Polynomial.factors(known)) {
            boolean found = false;
            for (Mul.Factor s : Polynomial.factors(subject)) {
                found |= s.base() == k.base()
                        && s.exponent().signum() == k.exponent().signum()
                        && s.exponent().abs().compareTo(k.exponent().abs()) >= 0;
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private Expr tryFactor(
            Mul.Factor p, Mul.Factor f, List<Mul.Factor> others, Expr subject, Bindings bindings) {
        boolean exponential = p.isExponential() && f.isExponential();
        Rational used = exponential ? f.exponent() : p.exponent();
        if (!exponential
                && (f.exponent().signum() != used.signum() || f.exponent().abs().compareTo(used.abs()) < 0)) {
            return null;
        }
        Expr candidate = exponential ? Exprs.pow(f.base(), f.exponent().dividedBy(p.exponent())) : f.base();
        Bindings trial = bindings.copy();
        if (!matches(p.base(), candidate, trial)) {
            return null;
        }
        Expr rest = product(others, Exprs.divide(subject, Exprs.pow(f.base(), used)), trial);
        if (rest != null) {
            bindings.replaceBy(trial);
        }
        return rest;
    }

    private Expr sum(List<Add.Term> patterns, Add subject, Bindings bindings) {
        return sum(patterns.stream().sorted((t, u) -> Boolean.compare(isVariable(t.term()), isVariable(u.term()))).toList(),
                subject.terms().stream().map(Add.Term::value).toList(), bindings);
    }

    private Expr sum(List<Add.Term> patterns, List<Expr> subject, Bindings bindings) {
        if (patterns.isEmpty()) {
            return Exprs.add(subject);
        }
        Add.Term p = patterns.get(0);
        List<Add.Term> others = patterns.subList(1, patterns.size());
        if (others.isEmpty() && isVariable(p.term()) && p.coefficient().isOne()) {
            return !subject.isEmpty() && matches(p.term(), Exprs.add(subject), bindings) ? Exprs.zero() : null;
        }
        for (Expr s : subject) {
            Bindings trial = bindings.copy();
            if (matches(p.term(), Exprs.times(Rational.ONE.dividedBy(p.coefficient()), s), trial)) {
                List<Expr> left = new ArrayList<>(subject);
                left.remove(s);
                Expr rest = sum(others, left, trial);
                if (rest != null) {
                    bindings.replaceBy(trial);
                    return rest;
                }
            }
        }
        return null;
    }
}
