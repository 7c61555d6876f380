package chainrule.emit;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Kernel;
import chainrule.plan.Statement;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Kernels as private methods, and calls of these. */
final class KernelEmitter {

    private final TypeSpec.Builder type;
    private final FieldNames fields;
    private final Numbers numbers;
    private final String section;
    private final List<ParameterSpec> parameters;
    private final Map<Kernel.Routine, String> routines = new HashMap<>();
    private int methods;

    /**
     * @param section what the methods' names begin with
     * @param parameters what each method is given, under the caller's own names
     */
    KernelEmitter(TypeSpec.Builder type, Emission emission, String section, ParameterSpec... parameters) {
        this.type = type;
        this.fields = emission.fields();
        this.numbers = emission.numbers();
        this.section = section;
        this.parameters = List.of(parameters);
    }

    /** {@code forward1(n);}, or {@code forward2(n, 1056, h1, h2);}: the method is added where it is new. */
    CodeBlock call(Kernel kernel) {
        List<CodeBlock> arguments = new ArrayList<>();
        parameters.forEach(p -> arguments.add(CodeBlock.of("$L", p.name())));
        String method;
        if (kernel.call().isPresent()) {
            Kernel.RoutineCall call = kernel.call().get();
            call.arguments().forEach(b -> arguments.add(argument(b)));
            method = routines.get(call.routine());
            if (method == null) {
                method = name();
                routines.put(call.routine(), method);
                type.addMethod(method(method, kernel, call.routine().formals(), call.routine().body()));
            }
        } else {
            method = name();
            type.addMethod(method(method, kernel, List.of(), kernel.body()));
        }
        return CodeBlock.builder()
                .addStatement("$L($L)", method, CodeBlock.join(arguments, ", "))
                .build();
    }

    private String name() {
        methods++;
        return fields.names().take(section + methods);
    }

    private CodeBlock argument(Buffer b) {
        FieldNames.Place place = fields.of(b);
        return isFlat(b) ? CodeBlock.of("$L", place.offset()) : CodeBlock.of("this.$L", place.field());
    }

    private static boolean isFlat(Buffer b) {
        return b.kind() == Buffer.Kind.PARAMETER || b.kind() == Buffer.Kind.GRADIENT;
    }

    /** {@code private void forward1(int n) { final float[] x = this.x; … }}. */
    private MethodSpec method(String name, Kernel kernel, List<Buffer> formals, List<Statement> body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "$L$L.\n",
                        Javadoc.text(String.join(", ", kernel.computes())),
                        formals.isEmpty() ? "" : ", and others like these");
        parameters.forEach(method::addParameter);
        MethodNames names = new MethodNames(fields);
        for (Buffer b : formals) {
            method.addParameter(isFlat(b) ? TypeName.INT : type(b), names.take(b));
        }
        arrays(body, formals).forEach((field, array) -> {
            names.reserve(field);
            method.addStatement("final $T $L = this.$L", array, field, field);
        });
        return method.addCode(new StatementEmitter(names, numbers).emit(body)).build();
    }

    /** The fields that a kernel reads and writes, each loaded once: the JIT compiler cannot know that they stay the same. */
    private Map<String, TypeName> arrays(List<Statement> body, List<Buffer> formals) {
        BufferUse use = BufferUse.of(body);
        Map<String, TypeName> arrays = new LinkedHashMap<>();
        Stream.concat(use.read().stream(), use.written().stream())
                .filter(b -> b.kind() != Buffer.Kind.PANEL)
                .filter(b -> isFlat(b) || !formals.contains(b))
                .forEach(b -> arrays.put(isFlat(b) ? FieldNames.flatField(b) : fields.of(b).field(), type(b)));
        return arrays;
    }

    private TypeName type(Buffer b) {
        TypeName array = b.isInteger() ? ArrayTypeName.of(TypeName.INT) : numbers.array();
        return b.panels() > 0 ? ArrayTypeName.of(array) : array;
    }
}
