package chainrule.emit;

import chainrule.runtime.Checks;
import chainrule.runtime.ElementType;
import chainrule.runtime.Stage;
import chainrule.runtime.TensorInfo;
import chainrule.runtime.TensorLookup;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Outputs, parameters, gradients and hyperparameters by name, and the methods that leave types open. */
final class AccessEmitter {

    private final Emission emission;

    AccessEmitter(Emission emission) {
        this.emission = emission;
    }

    void addTo(TypeSpec.Builder type) {
        outputs(type);
        hyperparameters(type);
        flat(type, "parameterArray", FieldNames.PARAMETERS, "All parameters, in the order of declaration: the network's own array. Whoever changes it calls forward anew.\n");
        flat(type, "gradientArray", FieldNames.GRADIENTS, "All gradients, where their parameters are: the network's own array.\n");
        descriptions(type);
        type.addMethod(copy("parameter", FieldNames.PARAMETERS));
        type.addMethod(copy("gradient", FieldNames.GRADIENTS));
        type.addMethod(setParameter());
        type.addMethod(open("forward", "inputs", emission.plan().network().inputs(), TypeName.VOID));
        type.addMethod(open("predict", "inputs", emission.plan().network().inputs(), TypeName.VOID));
        type.addMethod(open("loss", "targets", emission.plan().network().targets(), TypeName.DOUBLE));
    }

    private static MethodSpec.Builder override(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private void outputs(TypeSpec.Builder type) {
        List<CodeBlock> arrays = new ArrayList<>();
        for (Symbol s : emission.plan().network().outputs()) {
            String field = emission.fields().of(s);
            arrays.add(CodeBlock.of("this.$L", field));
            type.addMethod(MethodSpec.methodBuilder(field)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(emission.numbers().array())
                    .addJavadoc(
                            "The output $L of the last forward or predict: $L value$L for each sample, in the network's own "
                                    + "array, which the next call overwrites.\n",
                            Javadoc.text(s.name()),
                            emission.buffer(s).size(),
                            emission.buffer(s).size() == 1 ? "" : "s")
                    .addJavadoc(Javadoc.lines(emission.options().closedForm(s)))
                    .addStatement("return this.$L", field)
                    .build());
        }
        type.addMethod(override("output", ClassName.get(Object.class))
                .addParameter(String.class, "name")
                .addStatement("final $T[] outputArrays = {$L}", Object.class, CodeBlock.join(arrays, ", "))
                .addStatement("return outputArrays[$T.position($S, name, OUTPUTS)]", TensorLookup.class, "output")
                .build());
    }

    /** {@code public float rate() … public void rate(float value) …}. */
    private void hyperparameters(TypeSpec.Builder type) {
        int count = emission.plan()
                .network()
                .optimizer()
                .map(o -> o.hyperparameters().size())
                .orElse(0);
        TypeName number = emission.numbers().type();
        for (int k = 0; k < count; k++) {
            String name = emission.fields().hyperparameter(k);
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("The optimizer's $L.\n", name)
                    .returns(number)
                    .addStatement(number == TypeName.FLOAT ? "return (float) this.$L" : "return this.$L", name)
                    .build());
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Changes the optimizer's $L to a finite number from 0.\n", name)
                    .addParameter(number, "value")
                    .addStatement("$T.hyperparameter($S, value)", Checks.class, name)
                    .addStatement("this.$L = value", name)
                    .build());
        }
    }

    private void flat(TypeSpec.Builder type, String method, String field, String comment) {
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(comment)
                .returns(emission.numbers().array())
                .addStatement("return $L", field)
                .build());
    }

    private void descriptions(TypeSpec.Builder type) {
        ParameterizedTypeName infos =
                ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(TensorInfo.class));
        type.addMethod(override("name", ClassName.get(String.class))
                .addStatement("return $S", emission.plan().network().name())
                .build());
        type.addMethod(override("elementType", ClassName.get(ElementType.class))
                .addStatement("return $T.$L", ElementType.class, emission.options().elementType())
                .build());
        type.addMethod(override("capacity", TypeName.INT).addStatement("return capacity").build());
        for (String list : List.of("inputs", "targets", "outputs", "parameters")) {
            type.addMethod(override(list, infos)
                    .addStatement("return $L", list.toUpperCase(Locale.ROOT))
                    .build());
        }
    }

    private static MethodSpec copy(String name, String field) {
        return override(name, ClassName.get(Object.class))
                .addParameter(String.class, "name")
                .addStatement("final $T info = $T.find($S, name, PARAMETERS)", TensorInfo.class, TensorLookup.class, "parameter")
                .addStatement("return $T.copyOfRange($L, info.offset(), info.offset() + info.size())", Arrays.class, field)
                .build();
    }

    private MethodSpec setParameter() {
        String cast = emission.numbers() == Numbers.FLOAT ? "floats" : "doubles";
        return override("setParameter", TypeName.VOID)
                .addParameter(String.class, "name")
                .addParameter(Object.class, "values")
                .addStatement("final $T info = $T.find($S, name, PARAMETERS)", TensorInfo.class, TensorLookup.class, "parameter")
                .addStatement("final $T given = $T.$L(name, values)", emission.numbers().array(), Checks.class, cast)
                .addStatement("$T.parameter(name, given.length, info.size())", Checks.class)
                .addStatement("$T.arraycopy(given, 0, $L, info.offset(), info.size())", System.class, FieldNames.PARAMETERS)
                .addStatement("stage = $T.CHANGED", Stage.class)
                .build();
    }

    /** {@code public void forward(Object[] inputs, int n) { … forward(Checks.floats("x", inputs[0]), n); }}. */
    private MethodSpec open(String name, String arrays, List<Symbol> data, TypeName returned) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Symbol s : data) {
            arguments.add(DataChecks.cast(s, arrays, arguments.size(), emission));
        }
        arguments.add(CodeBlock.of("n"));
        return override(name, returned)
                .addParameter(Object[].class, arrays)
                .addParameter(Emission.BATCH)
                .addStatement("$T.count($L, $L)", Checks.class, arrays, arrays.toUpperCase(Locale.ROOT))
                .addStatement(
                        returned == TypeName.VOID ? "$L($L)" : "return $L($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }
}
