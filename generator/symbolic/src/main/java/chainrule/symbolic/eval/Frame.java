package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Leaf;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A term with what occurs in it: the whole term of a program, or the body of a function, whose formals are numbers in registers. */
final class Frame {

    private final Expr root;
    private final Map<Symbol, Integer> formals;
    private final Map<Expr, Integer> uses = new HashMap<>();
    private final Map<Access, Expr> expanded = new HashMap<>();
    private final Map<Reduce, Reduce.Opened> opened = new HashMap<>();
    /** Terms that are worth a table. */
    private final Set<Expr> costly = new HashSet<>();
    /** Terms in which a formal occurs. */
    private final Set<Expr> dependent = new HashSet<>();

    /** @param formals the registers of the formals */
    Frame(Expr root, Map<Symbol, Integer> formals) {
        this.root = root;
        this.formals = formals;
        use(root);
    }

    Expr root() {
        return root;
    }

    /** The register of a formal, or null. */
    Integer formal(Access a) {
        return formals.get(a.symbol());
    }

    boolean hasFormals() {
        return !formals.isEmpty();
    }

    /** How often a term is used by others in the frame. */
    int uses(Expr e) {
        return uses.get(e);
    }

    boolean isCostly(Expr e) {
        return costly.contains(e);
    }

    boolean usesFormals(Expr e) {
        return dependent.contains(e) || e instanceof Access a && formals.containsKey(a.symbol());
    }

    /** The element of a function of whole tensors that is defined by a formula, as that; any other term is itself. */
    Expr meant(Expr e) {
        return e instanceof Access a && a.symbol().call() != null && a.symbol().call().function() instanceof DefinedFunction f
                ? meant(expanded.computeIfAbsent(a, x -> f.expand(a.symbol().call().arguments().get(0), a.subscripts())))
                : e;
    }

    /** The body of a reduction, over indices that are not free in the frame's term. */
    Reduce.Opened open(Reduce r) {
        return opened.computeIfAbsent(r, x -> {
            Reduce.Opened usual = r.open();
            boolean taken = usual.indices().stream().anyMatch(root.freeIndices()::contains);
            return taken ? r.openAnew() : usual;
        });
    }

    /** The terms that a term is computed from. */
    private List<Expr> operands(Expr e) {
        return e instanceof Reduce r ? List.of(open(r).body())
                : e instanceof Mul m ? m.factors().stream().map(Frame::base).toList()
                : e.children();
    }

    /** What a factor is a power of: e^x to the power q is e^(q x). */
    static Expr base(Mul.Factor f) {
        return isExponential(f) ? f.base().exponent() : f.base();
    }

    static boolean isExponential(Mul.Factor f) {
        return !f.exponent().isOne() && f.base().isExponential();
    }

    private void use(Expr e) {
        Expr meant = meant(e);
        if (meant instanceof Leaf || uses.merge(meant, 1, Integer::sum) > 1) {
            return;
        }
        boolean isCostly = meant instanceof Reduce || meant instanceof Call || meant instanceof Apply a && !a.function().isPredicate();
        boolean isDependent = false;
        for (Expr operand : operands(meant)) {
            use(operand);
            isCostly |= costly.contains(meant(operand));
            isDependent |= usesFormals(meant(operand));
        }
        if (isCostly) {
            costly.add(meant);
        }
        if (isDependent) {
            dependent.add(meant);
        }
    }
}
