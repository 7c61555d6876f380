package chainrule.emit;

import chainrule.lowering.Buffer;
import chainrule.lowering.BufferUse;
import chainrule.lowering.Kernel;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A kernel as a private method. */
final class KernelEmitter {

    private final FieldNames fields;
    private final Numbers numbers;

    KernelEmitter(FieldNames fields, Numbers numbers) {
        this.fields = fields;
        this.numbers = numbers;
    }

    /** {@code private void forward1(int n) { final float[] x = this.x; … }}. */
    MethodSpec emit(String name, Kernel kernel, ParameterSpec... parameters) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L.", Javadoc.text(String.join(", ", kernel.computes())));
        for (ParameterSpec p : parameters) {
            method.addParameter(p);
        }
        MethodNames names = new MethodNames(fields);
        arrays(kernel).forEach((field, type) -> {
            names.reserve(field);
            method.addStatement("final $T $L = this.$L", type, field, field);
        });
        CodeBlock body = new StatementEmitter(names, numbers).emit(kernel.body());
        return method.addCode(body).build();
    }

    /** The fields that a kernel reads and writes, each loaded once: the JIT compiler cannot know that they stay the same. */
    private Map<String, TypeName> arrays(Kernel kernel) {
        BufferUse use = BufferUse.of(kernel.body());
        Map<String, TypeName> arrays = new LinkedHashMap<>();
        Stream.concat(use.read().stream(), use.written().stream())
                .filter(b -> b.kind() != Buffer.Kind.PANEL)
                .forEach(b -> arrays.put(fields.of(b).field(), type(b)));
        return arrays;
    }

    private TypeName type(Buffer b) {
        TypeName array = b.isInteger() ? ArrayTypeName.of(TypeName.INT) : numbers.array();
        return b.panels() > 0 ? ArrayTypeName.of(array) : array;
    }
}
