package chainrule.emit;

import chainrule.plan.Bound;
import chainrule.plan.Combination;
import chainrule.plan.Local;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** Statements as Java statements. */
final class StatementEmitter implements Statement.Visitor<Void> {

    private final MethodNames names;
    private final Numbers numbers;
    private final ScalarEmitter scalars;
    private final CodeBlock.Builder code = CodeBlock.builder();

    StatementEmitter(MethodNames names, Numbers numbers) {
        this.names = names;
        this.numbers = numbers;
        this.scalars = new ScalarEmitter(names, numbers);
    }

    CodeBlock emit(List<Statement> statements) {
        statements.forEach(s -> s.accept(this));
        return code.build();
    }

    /** {@code for (int i = 0; i < 8; i++) { … }}. */
    @Override
    public Void visit(Statement.Loop s) {
        names.openBlock();
        String i = names.take(s.variable());
        CodeBlock step = s.step() == 1 ? CodeBlock.of("$L++", i) : CodeBlock.of("$L += $L", i, s.step());
        code.beginControlFlow("for (int $L = $L; $L < $L; $L)", i, bound(s.from()), i, bound(s.to()), step);
        s.body().forEach(child -> child.accept(this));
        code.endControlFlow();
        names.closeBlock();
        return null;
    }

    private static CodeBlock bound(Bound b) {
        if (!b.ofBatch()) {
            return CodeBlock.of("$L", b.value());
        }
        return b.value() == 1 ? CodeBlock.of("n") : CodeBlock.of("n - n % $L", b.value());
    }

    private TypeName type(Local local) {
        return local.wide() ? TypeName.DOUBLE : numbers.type();
    }

    /** {@code final float a = x[4 * s + j];}. */
    @Override
    public Void visit(Statement.Define s) {
        ScalarEmitter emitter = s.local().wide() ? new ScalarEmitter(names, Numbers.DOUBLE) : scalars;
        CodeBlock value = emitter.emit(s.value());
        code.addStatement("final $T $L = $L", type(s.local()), names.take(s.local()), value);
        return null;
    }

    /** {@code float sum = 0f;}. */
    @Override
    public Void visit(Statement.Accumulator s) {
        code.addStatement("$T $L = $L", type(s.local()), names.take(s.local()), scalars.emit(s.start()));
        return null;
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        combine(CodeBlock.of("$L", names.of(s.local())), s.combination(), s.value());
        return null;
    }

    @Override
    public Void visit(Statement.Store s) {
        combine(scalars.element(s.place()), s.combination(), s.value());
        return null;
    }

    /** {@code c[o + j] += a * b[p + j];}. */
    private void combine(CodeBlock target, Combination combination, Scalar value) {
        CodeBlock v = scalars.emit(value);
        switch (combination) {
            case SET -> code.addStatement("$L = $L", target, v);
            case ADD -> code.addStatement("$L += $L", target, v);
            case MULTIPLY -> code.addStatement("$L *= $L", target, v);
            case MAXIMUM -> code.addStatement("$L = $T.max($L, $L)", target, Math.class, target, v);
            case MINIMUM -> code.addStatement("$L = $T.min($L, $L)", target, Math.class, target, v);
        }
    }

    @Override
    public Void visit(Statement.When s) {
        names.openBlock();
        code.beginControlFlow("if ($L)", scalars.emit(s.condition()));
        s.body().forEach(child -> child.accept(this));
        code.endControlFlow();
        names.closeBlock();
        return null;
    }

    /** {@code System.arraycopy(x, 4 * s, row, 0, 4);}. */
    @Override
    public Void visit(Statement.Copy s) {
        code.addStatement(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                scalars.array(s.from()),
                scalars.index(s.from()),
                scalars.array(s.to()),
                scalars.index(s.to()),
                s.count());
        return null;
    }

    /** {@code final float[] panel = panels[p];}. */
    @Override
    public Void visit(Statement.View s) {
        String array = names.array(s.of());
        String panel = names.take(s.panel());
        code.addStatement("final $T $L = $L[$L]", numbers.array(), panel, array, scalars.integer(s.which()));
        return null;
    }
}
