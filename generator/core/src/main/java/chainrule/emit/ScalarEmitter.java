package chainrule.emit;

import chainrule.plan.Condition;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Quantity;
import chainrule.plan.Scalar;
import chainrule.runtime.ElementaryMath;
import chainrule.runtime.FloatMath;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Scalars as Java expressions. */
final class ScalarEmitter implements Scalar.Visitor<Expression> {

    private final MethodNames names;
    private final Numbers numbers;

    ScalarEmitter(MethodNames names, Numbers numbers) {
        this.names = names;
        this.numbers = numbers;
    }

    CodeBlock emit(Scalar s) {
        return s.accept(this).code();
    }

    CodeBlock emit(Condition c) {
        return c.accept(new ConditionEmitter(this)).code();
    }

    /** {@code z1[8 * s + i]}. */
    CodeBlock element(Place place) {
        return CodeBlock.of("$L[$L]", array(place), index(place));
    }

    String array(Place place) {
        return names.array(place.buffer());
    }

    CodeBlock index(Place place) {
        return names.index(place.buffer(), place.offset(), this);
    }

    /** {@code 8 * s + i + 3}. */
    CodeBlock integer(Offset offset) {
        return OffsetEmitter.emit(offset, this, names);
    }

    @Override
    public Expression visit(Scalar.Literal s) {
        CodeBlock text = numbers.literal(s.value());
        return s.value().signum() < 0 ? Expression.unary(text) : Expression.primary(text);
    }

    @Override
    public Expression visit(Scalar.Infinity s) {
        return Expression.primary(CodeBlock.of("$L", numbers.infinity(s.negative())));
    }

    @Override
    public Expression visit(Scalar.Load s) {
        return Expression.primary(element(s.place()));
    }

    @Override
    public Expression visit(Scalar.Read s) {
        return Expression.primary(CodeBlock.of("$L", names.of(s.local())));
    }

    @Override
    public Expression visit(Scalar.Setting s) {
        Quantity q = s.quantity();
        if (q instanceof Quantity.BatchShare) {
            return Expression.product(CodeBlock.of("$L / n", numbers.literal(Rational.ONE)));
        }
        if (q instanceof Quantity.BatchSize) {
            return Expression.unary(CodeBlock.of("($T) n", numbers.type()));
        }
        if (q instanceof Quantity.StepCount) {
            return Expression.unary(CodeBlock.of("(double) steps"));
        }
        return Expression.primary(
                q instanceof Quantity.HyperparameterValue h
                        ? CodeBlock.of("this.$L", names.fields().hyperparameter(h.position()))
                        : CodeBlock.of("$L", numbers.text(((Quantity.Constant) q).value())));
    }

    /** {@code random.normal01()}. */
    @Override
    public Expression visit(Scalar.Draw s) {
        return Expression.primary(CodeBlock.of("random.$L()", s.normal() ? "normal01" : "uniform01"));
    }

    @Override
    public Expression visit(Scalar.IntegerValue s) {
        return Expression.unary(CodeBlock.of("($T) ($L)", numbers.type(), integer(s.value())));
    }

    @Override
    public Expression visit(Scalar.Binary s) {
        Expression left = s.left().accept(this);
        Expression right = s.right().accept(this);
        return switch (s.operator()) {
            case ADD -> Expression.sum(CodeBlock.of("$L + $L", left.asTerm(), right.asLastTerm()));
            case SUBTRACT -> Expression.sum(CodeBlock.of("$L - $L", left.asTerm(), right.asLastTerm()));
            case MULTIPLY -> Expression.product(CodeBlock.of("$L * $L", left.asFactor(), right.asLastFactor()));
            case DIVIDE -> Expression.product(CodeBlock.of("$L / $L", left.asFactor(), right.asLastFactor()));
        };
    }

    @Override
    public Expression visit(Scalar.Negate s) {
        return Expression.unary(CodeBlock.of("-$L", s.operand().accept(this).asPrimary()));
    }

    @Override
    public Expression visit(Scalar.Apply s) {
        List<CodeBlock> arguments = s.arguments().stream().map(this::emit).toList();
        CodeBlock list = CodeBlock.join(arguments, ", ");
        return switch (s.function()) {
            case ABS -> exact("abs", list);
            case SIGN -> exact("signum", list);
            case MAX -> exact("max", list);
            case MIN -> exact("min", list);
            case ROUND -> rounded(CodeBlock.of("$T.rint($L)", Math.class, list));
            case POWER -> rounded(CodeBlock.of("$T.pow($L)", Math.class, list));
            case ERF, ERFCX -> rounded(CodeBlock.of("$T.$L($L)", ElementaryMath.class, s.function().symbol(), list));
            case EXP, LOG, LOG1P, EXPM1, TANH -> numbers == Numbers.FLOAT
                    ? Expression.primary(CodeBlock.of("$T.$L($L)", FloatMath.class, s.function().symbol(), list))
                    : math(s.function(), list);
            case SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, FLOOR, CEIL -> math(s.function(), list);
            case EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> throw new IllegalStateException(s + " is a condition");
        };
    }

    /** {@code (float) Math.sin(z)}. */
    private Expression math(ElementaryFunction function, CodeBlock arguments) {
        return rounded(CodeBlock.of("$T.$L($L)", Math.class, function.symbol(), arguments));
    }

    /** A function that Java has for each element type. */
    private static Expression exact(String function, CodeBlock arguments) {
        return Expression.primary(CodeBlock.of("$T.$L($L)", Math.class, function, arguments));
    }

    /** {@code (float) Math.sqrt(z)}. */
    private Expression rounded(CodeBlock doubleValue) {
        return numbers == Numbers.DOUBLE
                ? Expression.primary(doubleValue)
                : Expression.unary(CodeBlock.of("($T) $L", numbers.type(), doubleValue));
    }

    @Override
    public Expression visit(Scalar.Power s) {
        CodeBlock base = emit(s.base());
        return rounded(
                s.exponent().equals(Rational.HALF)
                        ? CodeBlock.of("$T.sqrt($L)", Math.class, base)
                        : CodeBlock.of("$T.pow($L, $L)", Math.class, base, Numbers.DOUBLE.literal(s.exponent())));
    }

    /** {@code z > 0 ? z : 0.01f * z}. */
    @Override
    public Expression visit(Scalar.Choose s) {
        return Expression.choice(CodeBlock.of(
                "$L ? $L : $L",
                s.condition().accept(new ConditionEmitter(this)).asOperand(),
                s.then().accept(this).asTerm(),
                s.otherwise().accept(this).code()));
    }

    @Override
    public Expression visit(Scalar.Narrow s) {
        if (numbers == Numbers.DOUBLE) {
            return s.operand().accept(this);
        }
        Expression wide = s.operand().accept(new ScalarEmitter(names, Numbers.DOUBLE));
        return Expression.unary(CodeBlock.of("($T) $L", numbers.type(), wide.asPrimary()));
    }
}
