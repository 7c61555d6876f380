package chainrule.emit;

import chainrule.plan.Buffer;
import chainrule.plan.KernelPlan;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** What all parts of a generated class are made from. */
record Emission(KernelPlan plan, EmitOptions options, FieldNames fields, Numbers numbers) {

    static final ParameterSpec BATCH = ParameterSpec.builder(TypeName.INT, "n").build();

    Buffer buffer(Symbol s) {
        return plan.buffers().get(s);
    }

    /** {@code float[]}, or {@code int[]} for classes. */
    TypeName arrayType(Symbol s) {
        return s.isInteger() ? ArrayTypeName.of(TypeName.INT) : numbers.array();
    }

    /** {@code float[] x, int[] w, int n}. */
    List<ParameterSpec> dataParameters(List<Symbol> data) {
        List<ParameterSpec> parameters = new ArrayList<>();
        data.forEach(s -> parameters.add(
                ParameterSpec.builder(arrayType(s), fields.of(s)).build()));
        parameters.add(BATCH);
        return parameters;
    }

    /** {@code x, w, n}. */
    CodeBlock dataArguments(List<Symbol> data) {
        List<CodeBlock> arguments = new ArrayList<>();
        data.forEach(s -> arguments.add(CodeBlock.of("$L", fields.of(s))));
        arguments.add(CodeBlock.of("n"));
        return CodeBlock.join(arguments, ", ");
    }
}
