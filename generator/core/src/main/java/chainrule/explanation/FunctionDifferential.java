package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.IndexNames;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.FunctionDerivatives;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How the derivative of a named function begins: the differential of its body, one operation at a time.
 *
 * @param derivation what it is the beginning of
 * @param operations from the outermost to that of the argument
 */
public record FunctionDifferential(DerivedFunctions.Derivation derivation, List<OperationDifferential> operations) {

    /** Arguments are drawn from where powers and logarithms have values, and from where most functions bend. */
    private static final double[][] RANGES = {{0.1, 0.9}, {-1.5, 1.5}, {0.1, 2.5}};

    public FunctionDifferential {
        operations = List.copyOf(operations);
    }

    static List<FunctionDifferential> of(Derivation derivation) {
        IndexNames names = new IndexNames(derivation.network());
        FunctionDerivatives known = KnownFunctions.of(derivation);
        List<FunctionDifferential> all = new ArrayList<>();
        for (DerivedFunctions.Derivation d : derivation.functions()) {
            Symbol by = d.function().formals().get(d.argument());
            List<OperationDifferential> operations =
                    DifferentialSteps.of(d.function().body(), by, List.of(), known, names::of);
            check(d.function(), by, operations);
            all.add(new FunctionDifferential(d, operations));
        }
        return all;
    }

    private static void check(NamedFunction f, Symbol by, List<OperationDifferential> operations) {
        Random random = new Random(5);
        for (double[] range : RANGES) {
            Environment e = new Environment();
            f.formals().forEach(x -> e.set(x, range[0] + (range[1] - range[0]) * random.nextDouble()));
            DifferentialCheck check = new DifferentialCheck(e, by);
            operations.forEach(check::require);
        }
    }
}
