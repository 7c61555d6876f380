package chainrule.symbolic.rewrite;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sums of monomials over the atoms of terms: expansion, and division without remainder. */
final class Polynomial {

    /** Past this many monomials a product stays a product: an expanded form that long is no closed form. */
    private static final int MOST_MONOMIALS = 120;

    private Polynomial() {}

    /** All products of sums multiplied out, or null where that is too long. */
    static Expr expand(Expr e) {
        List<Expr> monomials = monomials(e);
        return monomials == null ? null : Exprs.add(monomials);
    }

    /** Whether monomials of a product could meet when it is multiplied out: not where its factors have no name in common, nor a δ. */
    static boolean mayCollect(Mul m) {
        Set<Symbol> names = new HashSet<>();
        for (Mul.Factor f : m.factors()) {
            Set<Symbol> here = Accesses.symbols(f.base());
            boolean power = f.base() instanceof Add && !f.exponent().isOne();
            if (power || here.isEmpty() || !here.stream().allMatch(names::add)) {
                return true;
            }
        }
        return false;
    }

    private static List<Expr> monomials(Expr e) {
        if (e instanceof Add a) {
            List<Expr> all = new ArrayList<>();
            for (Add.Term t : a.terms()) {
                List<Expr> part = monomials(t.term());
                if (part == null || all.size() + part.size() > MOST_MONOMIALS) {
                    return null;
                }
                part.forEach(m -> all.add(Exprs.times(t.coefficient(), m)));
            }
            return all;
        }
        return e instanceof Mul m ? product(m) : List.of(e);
    }

    private static List<Expr> product(Mul m) {
        List<Expr> product = List.of(Exprs.num(m.coefficient()));
        for (Mul.Factor f : m.factors()) {
            boolean sum = f.base() instanceof Add && f.exponent().isInt() && f.exponent().signum() > 0;
            int times = sum ? f.exponent().intValueExact() : 1;
            List<Expr> factor = sum ? monomials(f.base()) : List.of(f.value());
            for (int k = 0; k < times; k++) {
                product = cross(product, factor);
                if (product == null) {
                    return null;
                }
            }
        }
        return product;
    }

    private static List<Expr> cross(List<Expr> left, List<Expr> right) {
        if (right == null || left.size() * right.size() > MOST_MONOMIALS) {
            return null;
        }
        List<Expr> all = new ArrayList<>();
        for (Expr l : left) {
            for (Expr r : right) {
                all.add(Exprs.mul(l, r));
            }
        }
        Expr collected = Exprs.add(all);
        return collected instanceof Add a
                ? a.terms().stream().map(Add.Term::value).toList()
                : List.of(collected);
    }

    /** The quotient of two expanded terms, or null where there is a remainder. */
    static Expr divide(Expr dividend, Expr divisor) {
        Set<Expr> atoms = new TreeSet<>(chainrule.symbolic.ExprOrder.ORDER);
        if (!collectAtoms(dividend, atoms) || !collectAtoms(divisor, atoms)) {
            return null;
        }
        List<Expr> order = List.copyOf(atoms);
        TreeMap<int[], Rational> rest = table(dividend, order);
        Map.Entry<int[], Rational> lead = table(divisor, order).firstEntry();
        TreeMap<int[], Rational> divisorTable = table(divisor, order);
        List<Expr> quotient = new ArrayList<>();
        while (!rest.isEmpty()) {
            Map.Entry<int[], Rational> top = rest.firstEntry();
            int[] shift = difference(top.getKey(), lead.getKey());
            if (shift == null) {
                return null;
            }
            Rational c = top.getValue().dividedBy(lead.getValue());
            quotient.add(monomial(c, shift, order));
            divisorTable.forEach((powers, d) -> subtract(rest, sum(powers, shift), c.times(d)));
        }
        return Exprs.add(quotient);
    }

    private static boolean collectAtoms(Expr e, Set<Expr> atoms) {
        for (Expr monomial : e instanceof Add a ? a.children() : List.of(e)) {
            for (Mul.Factor f : factors(monomial)) {
                if (!f.exponent().isInt() || f.exponent().signum() < 0) {
                    return false;
                }
                atoms.add(f.base());
            }
        }
        return true;
    }

    /** The factors of a term; a number has none, an atom is one. */
    static List<Mul.Factor> factors(Expr e) {
        return e instanceof Mul m ? m.factors()
                : e instanceof Num ? List.of()
                : List.of(new Mul.Factor(e, Rational.ONE));
    }

    static Rational coefficient(Expr e) {
        return e instanceof Mul m ? m.coefficient() : e instanceof Num n ? n.value() : Rational.ONE;
    }

    private static TreeMap<int[], Rational> table(Expr e, List<Expr> order) {
        Comparator<int[]> lexicographic = Arrays::compare;
        TreeMap<int[], Rational> table = new TreeMap<>(lexicographic.reversed());
        if (e instanceof Add a) {
            a.terms().forEach(t -> table.put(powers(t.term(), order), t.coefficient()));
        } else if (!e.isZero()) {
            table.put(powers(e, order), coefficient(e));
        }
        return table;
    }

    private static int[] powers(Expr monomial, List<Expr> order) {
        int[] powers = new int[order.size()];
        for (Mul.Factor f : factors(monomial)) {
            powers[order.indexOf(f.base())] = f.exponent().intValueExact();
        }
        return powers;
    }

    private static int[] difference(int[] a, int[] b) {
        int[] d = new int[a.length];
        for (int k = 0; k < d.length; k++) {
            d[k] = a[k] - b[k];
            if (d[k] < 0) {
                return null;
            }
        }
        return d;
    }

    private static int[] sum(int[] a, int[] b) {
        int[] s = new int[a.length];
        Arrays.setAll(s, k -> Math.addExact(a[k], b[k]));
        return s;
    }

    private static void subtract(TreeMap<int[], Rational> table, int[] powers, Rational value) {
        Rational left = table.getOrDefault(powers, Rational.ZERO).minus(value);
        if (left.isZero()) {
            table.remove(powers);
        } else {
            table.put(powers, left);
        }
    }

    private static Expr monomial(Rational c, int[] powers, List<Expr> order) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(c)));
        for (int k = 0; k < powers.length; k++) {
            factors.add(Exprs.pow(order.get(k), powers[k]));
        }
        return Exprs.mul(factors);
    }
}
