package chainrule.emit;

import chainrule.plan.WorkArray;
import chainrule.model.Optimizer;
import chainrule.runtime.Checks;
import chainrule.runtime.Stage;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The fields of a network, and the constructor that allocates all of its memory. */
final class StorageEmitter {

    /** Statements of about 15 bytes of bytecode each. */
    private static final int MOST_ALLOCATIONS = 250;

    private final Emission emission;

    StorageEmitter(Emission emission) {
        this.emission = emission;
    }

    void addTo(TypeSpec.Builder type) {
        field(type, TypeName.INT, "capacity", true);
        flat(type, FieldNames.PARAMETERS);
        flat(type, FieldNames.GRADIENTS);
        emission.plan().step().ifPresent(s -> {
            for (int k = 0; k < s.states().size(); k++) {
                flat(type, emission.fields().state(k));
            }
        });
        List<CodeBlock> allocations = arrays(type);
        data(type, emission.plan().network().inputs());
        data(type, emission.plan().network().targets());
        field(type, TypeName.INT, "forwarded", false);
        type.addField(FieldSpec.builder(Stage.class, "stage", Modifier.PRIVATE)
                .initializer("$T.START", Stage.class)
                .build());
        field(type, TypeName.LONG, "steps", false);
        emission.plan().network().optimizer().ifPresent(o -> hyperparameters(type, o));
        type.addMethod(constructor(type, allocations));
    }

    private static void field(TypeSpec.Builder type, TypeName of, String name, boolean isFinal) {
        FieldSpec.Builder field = FieldSpec.builder(of, name, Modifier.PRIVATE);
        type.addField(isFinal ? field.addModifiers(Modifier.FINAL).build() : field.build());
    }

    /** {@code private final float[] parameters = new float[67];}. */
    private void flat(TypeSpec.Builder type, String name) {
        type.addField(FieldSpec.builder(emission.numbers().array(), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", emission.numbers().type(), emission.plan().parameterSize())
                .build());
    }

    /** Fields for the arrays; they are final if the constructor can allocate all of them by itself. */
    private List<CodeBlock> arrays(TypeSpec.Builder type) {
        List<WorkArray> arrays = emission.plan().arrays();
        boolean few = arrays.size() <= MOST_ALLOCATIONS;
        List<CodeBlock> allocations = new ArrayList<>();
        for (WorkArray a : arrays) {
            String name = emission.fields().of(a);
            TypeName row = emission.numbers().array();
            field(type, a.panels() > 0 ? ArrayTypeName.of(row) : row, name, few);
            allocations.add(CodeBlock.builder()
                    .addStatement("this.$L = new $T$L", name, emission.numbers().type(), dimensions(a))
                    .build());
        }
        return allocations;
    }

    /** {@code [batchCapacity * 128]}, or {@code [14][1024]} for panels. */
    private static CodeBlock dimensions(WorkArray a) {
        if (a.panels() > 0) {
            return CodeBlock.of("[$L][$L]", a.panels(), a.size());
        }
        return a.perSample() ? CodeBlock.of("[batchCapacity * $L]", a.size()) : CodeBlock.of("[$L]", a.size());
    }

    private void data(TypeSpec.Builder type, List<Symbol> symbols) {
        symbols.forEach(s -> field(type, emission.arrayType(s), emission.fields().of(s), false));
    }

    private void hyperparameters(TypeSpec.Builder type, Optimizer o) {
        for (int k = 0; k < o.hyperparameters().size(); k++) {
            type.addField(FieldSpec.builder(TypeName.DOUBLE, emission.fields().hyperparameter(k), Modifier.PRIVATE)
                    .initializer(Numbers.DOUBLE.literal(o.hyperparameters().get(k).value()))
                    .build());
        }
    }

    private MethodSpec constructor(TypeSpec.Builder type, List<CodeBlock> allocations) {
        Chain chain = new Chain(type, emission.fields().names(), MOST_ALLOCATIONS);
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Allocates all memory that the network will need, and initializes it with the seed 0.\n\n")
                .addJavadoc("@param batchCapacity the most samples that a call can bring\n")
                .addParameter(TypeName.INT, "batchCapacity")
                .addStatement("$T.capacity(batchCapacity, $L)", Checks.class, largestBuffer())
                .addStatement("this.capacity = batchCapacity")
                .addCode(chain.of(
                        "allocate",
                        allocations,
                        false,
                        ParameterSpec.builder(TypeName.INT, "batchCapacity").build()))
                .addStatement("initialize(0L)")
                .build();
    }

    private int largestBuffer() {
        int largest = 1;
        for (WorkArray a : emission.plan().arrays()) {
            largest = Math.max(largest, a.perSample() ? a.size() : 1);
        }
        for (Symbol s : emission.plan().network().inputs()) {
            largest = Math.max(largest, emission.buffer(s).size());
        }
        return largest;
    }
}
