package chainrule.derivation;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.calculus.DifferentialTable;
import java.util.ArrayList;
import java.util.List;

/** The table of differentials with each row passed through something that knows its name. */
record ChangedTable(Change change) implements DifferentialTable {

    private static final String CHOSEN = "d of the chosen branch";
    private static final String OTHER = "d of the other branch";
    private static final String EXTREMUM = "d of an extremum";
    private static final String POWER = "d of a power";
    private static final String PRODUCT = "d of a product";

    /** What becomes of a row. */
    @FunctionalInterface
    interface Change {
        Expr of(String row, Expr right);
    }

    /** The names of all rows. */
    static List<String> rows() {
        List<String> rows = new ArrayList<>(List.of(POWER, PRODUCT, EXTREMUM, CHOSEN, OTHER));
        for (ElementaryFunction f : ElementaryFunction.values()) {
            for (int k = 0; k < f.arity() && !f.isPredicate(); k++) {
                rows.add(row(f, k));
            }
        }
        for (OpaqueFunction f : OpaqueFunction.values()) {
            for (int k = 0; k < f.arity() && f.isOfMatrices(); k++) {
                rows.add(row(f, k));
            }
        }
        return rows;
    }

    private static String row(Object function, int argument) {
        return "d " + function + " by argument " + argument;
    }

    @Override
    public Expr partial(ElementaryFunction f, int k, List<Expr> arguments, Expr omega) {
        return change.of(row(f, k), STANDARD.partial(f, k, arguments, omega));
    }

    @Override
    public Expr power(Expr base, Rational exponent) {
        Expr right = STANDARD.power(base, exponent);
        // A factor that stands there once has the power 1, and no rule.
        return exponent.isOne() ? right : change.of(POWER, right);
    }

    @Override
    public Expr product(Expr element, Expr product) {
        return change.of(PRODUCT, STANDARD.product(element, product));
    }

    @Override
    public Expr extremum(Expr element, Expr extreme, Expr attaining) {
        return change.of(EXTREMUM, STANDARD.extremum(element, extreme, attaining));
    }

    @Override
    public Expr branch(Expr condition, boolean chosen) {
        return change.of(chosen ? CHOSEN : OTHER, STANDARD.branch(condition, chosen));
    }

    @Override
    public Expr partial(Access value, int k, List<Index> element) {
        return change.of(row(value.symbol().call().function(), k), STANDARD.partial(value, k, element));
    }
}
