package chainrule.emit;

import chainrule.plan.Condition;
import com.palantir.javapoet.CodeBlock;

/** Conditions as Java expressions. */
record ConditionEmitter(ScalarEmitter scalars) implements Condition.Visitor<ConditionEmitter.Test> {

    /** A condition with how tightly it binds. */
    record Test(Expression expression) {
        CodeBlock code() {
            return expression.code();
        }

        /** As the first operand of {@code ? :}. */
        CodeBlock asOperand() {
            return expression.atLeast(Expression.Binding.OR);
        }
    }

    private static Test test(Expression.Binding binding, String format, Object... arguments) {
        return new Test(new Expression(CodeBlock.of(format, arguments), binding));
    }

    private static String sign(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> "==";
            case UNEQUAL -> "!=";
            case LESS -> "<";
            case LESS_EQUAL -> "<=";
        };
    }

    @Override
    public Test visit(Condition.Compare c) {
        return test(
                Expression.Binding.RELATION,
                "$L $L $L",
                c.left().accept(scalars).asTerm(),
                sign(c.relation()),
                c.right().accept(scalars).asTerm());
    }

    @Override
    public Test visit(Condition.CompareIntegers c) {
        return test(
                Expression.Binding.RELATION,
                "$L $L $L",
                scalars.integer(c.left()),
                sign(c.relation()),
                scalars.integer(c.right()));
    }

    @Override
    public Test visit(Condition.And c) {
        return test(
                Expression.Binding.AND,
                "$L && $L",
                c.left().accept(this).expression().atLeast(Expression.Binding.AND),
                c.right().accept(this).expression().atLeast(Expression.Binding.AND));
    }

    @Override
    public Test visit(Condition.Or c) {
        return test(
                Expression.Binding.OR,
                "$L || $L",
                c.left().accept(this).expression().atLeast(Expression.Binding.OR),
                c.right().accept(this).expression().atLeast(Expression.Binding.OR));
    }

    @Override
    public Test visit(Condition.Not c) {
        return test(Expression.Binding.UNARY, "!($L)", c.operand().accept(this).code());
    }

    @Override
    public Test visit(Condition.Always c) {
        return test(Expression.Binding.PRIMARY, "$L", c.holds());
    }
}
