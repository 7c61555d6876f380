package chainrule.emit;

import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import com.palantir.javapoet.CodeBlock;

/** Integer combinations as Java expressions. */
final class OffsetEmitter {

    private OffsetEmitter() {}

    /** {@code 8 * s + i - 2}: the constant last, so that what a loop does not change is one sum. */
    static CodeBlock emit(Offset offset, ScalarEmitter scalars, MethodNames names) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean first = true;
        for (Offset.Term t : offset.terms()) {
            int c = t.coefficient();
            code.add(c < 0 ? first ? "-" : " - " : first ? "" : " + ");
            if (Math.abs(c) != 1) {
                code.add("$L * ", Math.abs(c));
            }
            code.add(source(t.source(), scalars, names));
            first = false;
        }
        if (first) {
            return CodeBlock.of("$L", offset.constant());
        }
        if (offset.constant() != 0) {
            code.add(" $L $L", offset.constant() < 0 ? "-" : "+", Math.abs(offset.constant()));
        }
        return code.build();
    }

    private static CodeBlock source(Offset.Source source, ScalarEmitter scalars, MethodNames names) {
        return source instanceof LoopVariable v
                ? CodeBlock.of("$L", names.of(v))
                : scalars.element(((Offset.IntegerElement) source).place());
    }
}
