package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.plan.Condition;
import chainrule.lowering.KernelPlanner;
import chainrule.plan.Scalar;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalarEmitterTest {

    private static final Scalar A = literal(2);
    private static final Scalar B = literal(3);
    private static final Scalar C = new Scalar.Literal(Rational.of(-1, 10));

    private static Scalar literal(long value) {
        return new Scalar.Literal(Rational.of(value));
    }

    private static Scalar binary(Scalar.Operator operator, Scalar a, Scalar b) {
        return new Scalar.Binary(operator, a, b);
    }

    private static String text(Scalar s, Numbers numbers) {
        FieldNames fields = new FieldNames(KernelPlanner.plan(HandBuilt.sigmoids(2, 4, 3)), Set.of());
        return new ScalarEmitter(new MethodNames(fields), numbers).emit(s).toString();
    }

    private static String text(Scalar s) {
        return text(s, Numbers.FLOAT);
    }

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        Scalar sum = binary(Scalar.Operator.ADD, A, B);
        Scalar difference = binary(Scalar.Operator.SUBTRACT, A, B);
        Scalar product = binary(Scalar.Operator.MULTIPLY, A, B);
        assertThat(text(binary(Scalar.Operator.MULTIPLY, sum, A))).isEqualTo("(2f + 3f) * 2f");
        assertThat(text(binary(Scalar.Operator.ADD, product, A))).isEqualTo("2f * 3f + 2f");
        assertThat(text(binary(Scalar.Operator.SUBTRACT, A, difference))).isEqualTo("2f - (2f - 3f)");
        assertThat(text(binary(Scalar.Operator.SUBTRACT, difference, A))).isEqualTo("2f - 3f - 2f");
        assertThat(text(binary(Scalar.Operator.DIVIDE, A, product))).isEqualTo("2f / (2f * 3f)");
        assertThat(text(new Scalar.Negate(sum))).isEqualTo("-(2f + 3f)");
        assertThat(text(new Scalar.Negate(new Scalar.Negate(A)))).isEqualTo("-(-2f)");
        assertThat(text(new Scalar.Negate(C))).isEqualTo("-(-0.1f)");
        assertThat(text(binary(Scalar.Operator.SUBTRACT, A, C))).isEqualTo("2f - -0.1f");
    }

    @Test
    void choicesAndConditions() {
        Condition less = new Condition.Compare(Condition.Relation.LESS, A, B);
        Condition equal = new Condition.Compare(Condition.Relation.EQUAL, A, C);
        Scalar choice = new Scalar.Choose(new Condition.Or(new Condition.And(less, new Condition.Not(equal)), less), A, B);
        assertThat(text(choice)).isEqualTo("2f < 3f && !(2f == -0.1f) || 2f < 3f ? 2f : 3f");
        assertThat(text(binary(Scalar.Operator.ADD, choice, A))).startsWith("(2f <").endsWith("3f) + 2f");
        assertThat(text(new Scalar.Choose(new Condition.And(new Condition.Or(less, equal), less), A, choice)))
                .startsWith("(2f < 3f || 2f == -0.1f) && 2f < 3f ? 2f : 2f < 3f");
    }

    @Test
    void everyFunctionIsJava() {
        for (ElementaryFunction f : ElementaryFunction.values()) {
            if (!f.isPredicate()) {
                Scalar s = new Scalar.Apply(f, f.arity() == 1 ? List.of(A) : List.of(A, B));
                assertThat(text(s)).contains("(2f");
                assertThat(text(s, Numbers.DOUBLE)).contains("(2.0").doesNotContain("float");
            }
        }
    }

    @Test
    void whatIsWideIsRoundedAtTheEnd() {
        Scalar wide = new Scalar.Narrow(new Scalar.Power(binary(Scalar.Operator.ADD, A, C), Rational.of(1, 3)));
        assertThat(text(wide)).isEqualTo("(float) java.lang.Math.pow(2.0 + -0.1, 0.3333333333333333)");
        assertThat(text(wide, Numbers.DOUBLE)).doesNotContain("float");
    }

    @Test
    void literals() {
        assertThat(text(literal(0))).isEqualTo("0f");
        assertThat(text(new Scalar.Literal(Rational.of(1, 3)))).isEqualTo("0.33333334f");
        assertThat(text(literal(16777216))).isEqualTo("1.6777216E7f");
        assertThat(text(new Scalar.Literal(Rational.of(10).pow(60)))).isEqualTo("Float.POSITIVE_INFINITY");
        assertThat(text(new Scalar.Infinity(true), Numbers.DOUBLE)).isEqualTo("Double.NEGATIVE_INFINITY");
    }
}
