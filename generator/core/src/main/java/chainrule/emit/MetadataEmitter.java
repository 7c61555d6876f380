package chainrule.emit;

import chainrule.plan.KernelPlan;
import chainrule.runtime.ElementType;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** What a network says of itself: the place of each parameter as constants, and descriptions of all tensors. */
final class MetadataEmitter {

    private static final ParameterizedTypeName INFOS =
            ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(TensorInfo.class));
    /** Beyond this many, descriptions are filled into an array by several methods. */
    private static final int FEW = 60;

    private final Emission emission;

    MetadataEmitter(Emission emission) {
        this.emission = emission;
    }

    void addTo(TypeSpec.Builder type) {
        List<CodeBlock> parameters = new ArrayList<>();
        for (KernelPlan.PlannedParameter p : emission.plan().parameters()) {
            parameters.add(parameter(type, p));
        }
        list(type, "INPUTS", data(emission.plan().network().inputs()));
        list(type, "TARGETS", data(emission.plan().network().targets()));
        list(type, "OUTPUTS", data(emission.plan().network().outputs()));
        list(type, "PARAMETERS", parameters);
    }

    /** {@code public static final int W1_OFFSET = 0; public static final int W1_SIZE = 32;}. */
    private CodeBlock parameter(TypeSpec.Builder type, KernelPlan.PlannedParameter p) {
        Names names = emission.fields().names();
        String name = emission.fields().of(p.symbol());
        String offset = names.take(name + "_OFFSET");
        String size = names.take(name + "_SIZE");
        type.addField(constant(offset, p.offset())
                .addJavadoc(
                        "Where $L starts in the arrays of parameters and of gradients.\n",
                        Javadoc.text(p.symbol().name()))
                .addJavadoc(Javadoc.lines(emission.options().closedForm(p.symbol())))
                .build());
        type.addField(constant(size, p.values().size())
                .addJavadoc("How many values $L has.\n", Javadoc.text(p.symbol().name()))
                .build());
        return CodeBlock.of(
                "$T.parameter($S, $T.$L, $L$L)",
                TensorInfo.class,
                p.symbol().name(),
                ElementType.class,
                emission.options().elementType(),
                offset,
                shape(p.symbol()));
    }

    private static FieldSpec.Builder constant(String name, int value) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value);
    }

    private List<CodeBlock> data(List<Symbol> symbols) {
        return symbols.stream().map(this::data).toList();
    }

    /** {@code TensorInfo.data("x", ElementType.FLOAT, 4)}. */
    private CodeBlock data(Symbol s) {
        return s.isInteger()
                ? CodeBlock.of("$T.classes($S, $L$L)", TensorInfo.class, s.name(), s.classes().valueOfSizes(), shape(s))
                : CodeBlock.of(
                        "$T.data($S, $T.$L$L)",
                        TensorInfo.class,
                        s.name(),
                        ElementType.class,
                        emission.options().elementType(),
                        shape(s));
    }

    private static CodeBlock shape(Symbol s) {
        CodeBlock.Builder axes = CodeBlock.builder();
        for (Affine axis : s.axes()) {
            axes.add(", $L", axis.valueOfSizes());
        }
        return axes.build();
    }

    /** {@code private static final List<TensorInfo> INPUTS = List.of(…);}. */
    private void list(TypeSpec.Builder type, String name, List<CodeBlock> infos) {
        FieldSpec.Builder field = FieldSpec.builder(INFOS, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        if (infos.size() <= FEW) {
            boolean several = infos.size() > 1;
            field.initializer(
                    several ? "$T.of(\n$>$>$L$<$<)" : "$T.of($L)", List.class, CodeBlock.join(infos, ",\n"));
        } else {
            field.initializer("$L()", filled(type, name.toLowerCase(Locale.ROOT), infos));
        }
        type.addField(field.build());
    }

    private String filled(TypeSpec.Builder type, String name, List<CodeBlock> infos) {
        ArrayTypeName array = ArrayTypeName.of(TensorInfo.class);
        List<CodeBlock> statements = new ArrayList<>();
        for (int k = 0; k < infos.size(); k++) {
            statements.add(CodeBlock.builder().addStatement("all[$L] = $L", k, infos.get(k)).build());
        }
        Names names = emission.fields().names();
        String method = names.take(name + "Infos");
        CodeBlock fill = new Chain(type, names, FEW).of(method, statements, true, ParameterSpec.builder(array, "all").build());
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(INFOS)
                .addStatement("final $T all = new $T[$L]", array, TensorInfo.class, infos.size())
                .addCode(fill)
                .addStatement("return $T.of(all)", List.class)
                .build());
        return method;
    }
}
