package chainrule.emit;

import chainrule.runtime.Checks;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.CodeBlock;

/** Checks of the arrays that a caller gives. */
final class DataChecks {

    private DataChecks() {}

    /** {@code Checks.data("t", t.length, n, 1); Checks.classes("t", t, n, 10);}. */
    static CodeBlock of(Symbol s, Emission emission) {
        String name = emission.fields().of(s);
        int size = emission.buffer(s).size();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T.data($S, $L.length, n, $L)", Checks.class, s.name(), name, size);
        if (s.isInteger()) {
            code.addStatement(
                    "$T.classes($S, $L, $L, $L)",
                    Checks.class,
                    s.name(),
                    name,
                    size == 1 ? CodeBlock.of("n") : CodeBlock.of("$L * n", size),
                    s.classes().valueOfSizes());
        }
        return code.build();
    }

    /** {@code Checks.floats("x", inputs[0])}. */
    static CodeBlock cast(Symbol s, String array, int position, Emission emission) {
        String method = s.isInteger() ? "ints" : emission.numbers() == Numbers.FLOAT ? "floats" : "doubles";
        return CodeBlock.of("$T.$L($S, $L[$L])", Checks.class, method, s.name(), array, position);
    }
}
