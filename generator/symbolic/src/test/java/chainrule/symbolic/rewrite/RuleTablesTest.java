package chainrule.symbolic.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Sampling;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every table: both sides are equal on the ranges of its variables, and the rule rewrites its own left side. */
class RuleTablesTest {

    static Stream<RewriteRule> rules() {
        return RuleTables.ALL.stream().flatMap(set -> set.rules().stream());
    }

    static Stream<RewriteRule> equations() {
        return Stream.concat(rules(), RuleTables.AT_ELEMENTS.rules().stream());
    }

    @ParameterizedTest
    @MethodSource("equations")
    void bothSidesAreEqual(RewriteRule rule) {
        int finite = 0;
        for (int seed = 0; seed < 300; seed++) {
            Environment e = Sampling.draw(Exprs.add(rule.left(), rule.right()), seed);
            Measured left = new Evaluator(e).measure(rule.left(), Map.of());
            Measured right = new Evaluator(e).measure(rule.right(), Map.of());
            if (Double.isFinite(left.value())) {
                finite++;
                assertThat(left.agrees(right, 1e-12))
                        .as("%s: %s against %s", rule.name(), left, right)
                        .isTrue();
            }
        }
        assertThat(finite).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rewritesItsOwnLeftSide(RewriteRule rule) {
        Expr image = rule.apply(rule.left(), RangeAnalysis.ofSymbols());
        assertThat(image).as(rule.name()).isSameAs(rule.right());
        assertThat(image.freeIndices()).isEqualTo(rule.left().freeIndices());
    }
}
