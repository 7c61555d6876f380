package chainrule.explanation;

import chainrule.derivation.Excerpts;
import chainrule.model.Assignment;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ∂target[axes]/∂by[byAxes] = value, for all values of the axes: the derivative of one definition alone.
 *
 * @param definition what is differentiated, with its axes named for a reader
 * @param by a name that it uses
 * @param byAxes the indices of that name, different from those of the definition
 * @param operations the differential of the definition one operation at a time, from the outermost to that of the name
 * @param steps from the differential, with its δs contracted, to the value; may be none
 */
public record LocalDerivative(
        Assignment definition,
        Symbol by,
        List<Index> byAxes,
        List<OperationDifferential> operations,
        List<Simplifier.Step> steps,
        Expr value) {

    public LocalDerivative {
        byAxes = List.copyOf(byAxes);
        operations = List.copyOf(operations);
        steps = List.copyOf(steps);
    }

    /** The names on which it depends whether its lines hold. */
    Set<Symbol> names(Excerpts excerpts) {
        Stream<Expr> ofOperations = operations.stream()
                .flatMap(o -> Stream.concat(Stream.of(o.term()), o.parts().stream().map(OperationDifferential.Part::coefficient)));
        Stream<Expr> ofLines = Stream.concat(Stream.of(definition.value(), value), steps.stream().map(Simplifier.Step::before));
        return excerpts.names(List.of(definition.target(), by), Stream.concat(ofLines, ofOperations));
    }

    public List<Index> axes() {
        return definition.axes();
    }

    public List<Delta> deltas() {
        return deltas(value);
    }

    /** The δs that are factors of a term: it is 0 but where they all hold. */
    public static List<Delta> deltas(Expr e) {
        List<Delta> deltas = new ArrayList<>();
        for (Mul.Factor f : factors(e)) {
            if (f.base() instanceof Delta d) {
                deltas.add(d);
            }
        }
        return deltas;
    }

    /** The value where all its δs hold. */
    public Expr onSupport() {
        return onSupport(value);
    }

    /** A term where all the δs that are its factors hold. */
    public static Expr onSupport(Expr e) {
        Expr rest = e;
        for (Delta d : deltas(e)) {
            rest = Exprs.divide(rest, d);
        }
        return rest;
    }

    private static List<Mul.Factor> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(new Mul.Factor(e, Rational.ONE));
    }

    /** Whether each element of the target depends on the element of the other name at the same place, and on no other. */
    public boolean isPointwise() {
        List<Delta> deltas = deltas();
        if (deltas.size() != axes().size() || axes().size() != byAxes.size()) {
            return false;
        }
        Set<Set<Affine>> paired = new HashSet<>();
        deltas.forEach(d -> paired.add(Set.of(d.left(), d.right())));
        for (int k = 0; k < axes().size(); k++) {
            if (!paired.contains(Set.of(Affine.of(axes().get(k)), Affine.of(byAxes.get(k))))) {
                return false;
            }
        }
        return true;
    }
}
