package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.precision.Arithmetic;
import chainrule.precision.Decimals;
import chainrule.precision.TermEvaluator;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The loss of a network and its slopes to many digits, from the definitions as they are written: no rule of the engine has a part
 * in it. A slope is the quotient of differences of 2·10⁻²⁰.
 */
final class ManyDigits {

    /** Those of a difference and of a double. */
    private static final int DIGITS = 60;
    private static final BigDecimal STEP = new BigDecimal("1e-20");

    private final Derivation derivation;
    private final Map<String, double[]> arguments;
    private final Arithmetic<BigDecimal> decimals;
    private final MathContext context;

    ManyDigits(Derivation derivation, Composition composition, Composition.Row row) {
        this.derivation = derivation;
        this.arguments = row.arguments();
        double largest = row.largestArgument();
        double lost = 40 + (largest <= 50 ? largest * largest / 4 : largest);
        int digits = DIGITS + (int) Math.min(composition.digits(), lost);
        this.decimals = new Decimals(digits);
        this.context = new MathContext(digits);
    }

    /** What is changed besides the arguments. */
    record Change(Symbol parameter, int element, BigDecimal step, double relative, boolean alternates) {
        static final Change NONE = new Change(null, 0, BigDecimal.ZERO, 0, false);

        Change by(Symbol s, int k, BigDecimal h) {
            return new Change(s, k, h, relative, alternates);
        }

        double factor(int k) {
            return alternates && k % 2 == 1 ? -relative : relative;
        }
    }

    BigDecimal slope(Symbol parameter, int element, Change change) {
        BigDecimal up = loss(change.by(parameter, element, STEP));
        BigDecimal down = loss(change.by(parameter, element, STEP.negate()));
        return up.subtract(down).divide(STEP.add(STEP), context);
    }

    BigDecimal loss(Change change) {
        Environment environment = new Environment();
        TermEvaluator<BigDecimal> evaluator = new TermEvaluator<>(decimals, environment);
        int[] count = {0};
        derivation.network().inputs().forEach(s -> set(evaluator, environment, s, change, count));
        derivation.network().targets().forEach(s -> set(evaluator, environment, s, change, count));
        derivation.network().parameters().forEach(p -> set(evaluator, environment, p.symbol(), change, count));
        for (Assignment a : derivation.network().definitions()) {
            if (a.target() == derivation.network().loss()) {
                return evaluator.element(List.of(), a.value());
            }
            evaluator.assign(a.target(), a.axes(), a.value());
        }
        throw new IllegalStateException("no loss");
    }

    private void set(TermEvaluator<BigDecimal> evaluator, Environment environment, Symbol s, Change change, int[] count) {
        double[] given = arguments.get(s.name());
        int size = 1;
        for (Affine axis : s.axes()) {
            size *= (int) axis.valueOfSizes();
        }
        List<BigDecimal> elements = new ArrayList<>();
        double[] plain = new double[size];
        for (int k = 0; k < size; k++) {
            plain[k] = (float) given[k % given.length];
            BigDecimal x = new BigDecimal(plain[k]);
            boolean isRounded = s.role() != Symbol.Role.TARGET && !s.isInteger();
            x = isRounded ? x.multiply(BigDecimal.valueOf(1 + change.factor(count[0]++)), context) : x;
            elements.add(s == change.parameter() && k == change.element() ? x.add(change.step()) : x);
        }
        environment.set(s, new Tensor(environment.shape(s), plain));
        if (!s.isInteger()) {
            evaluator.set(s, elements);
        }
    }
}
