package chainrule.emit;

import chainrule.plan.Kernel;
import chainrule.runtime.Checks;
import chainrule.runtime.Stage;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** From inputs to outputs: forward, and predict, which runs some of the same kernels. */
final class ForwardEmitter {

    private static final int MOST_CALLS = 150;

    private final Emission emission;
    private final List<Symbol> inputs;

    ForwardEmitter(Emission emission) {
        this.emission = emission;
        this.inputs = emission.plan().network().inputs();
    }

    void addTo(TypeSpec.Builder type) {
        List<CodeBlock> all = new ArrayList<>();
        List<CodeBlock> forPrediction = new ArrayList<>();
        KernelEmitter kernels = new KernelEmitter(type, emission, "forward", Emission.BATCH);
        for (Kernel k : emission.plan().forward()) {
            CodeBlock call = kernels.call(k);
            all.add(call);
            if (k.forPrediction()) {
                forPrediction.add(call);
            }
        }
        Chain chain = new Chain(type, emission.fields().names(), MOST_CALLS);
        type.addMethod(takeInputs());
        type.addMethod(forward(chain.of("forward", all, false, Emission.BATCH)));
        type.addMethod(predict(chain.of("predict", forPrediction, false, Emission.BATCH)));
    }

    /** Checks the caller's arrays and keeps them, without a copy, until the next call. */
    private MethodSpec takeInputs() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("takeInputs")
                .addModifiers(Modifier.PRIVATE)
                .addParameters(emission.dataParameters(inputs))
                .addStatement("$T.batch(n, capacity)", Checks.class);
        inputs.forEach(s -> method.addCode(DataChecks.of(s, emission)));
        inputs.forEach(s -> method.addStatement("this.$L = $L", emission.fields().of(s), emission.fields().of(s)));
        return method.addStatement("forwarded = n").build();
    }

    private MethodSpec forward(CodeBlock kernels) {
        return MethodSpec.methodBuilder("forward")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Predicts for a batch, and keeps what loss and backward need: the arrays themselves must stay as "
                        + "they are until backward is done.\n")
                .addParameters(emission.dataParameters(inputs))
                .addStatement("takeInputs($L)", emission.dataArguments(inputs))
                .addCode(kernels)
                .addStatement("stage = $T.FORWARDED", Stage.class)
                .build();
    }

    private MethodSpec predict(CodeBlock kernels) {
        return MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Predicts for a batch, without what training needs. It overwrites what the last forward kept: loss "
                        + "and backward then need another forward.\n")
                .addParameters(emission.dataParameters(inputs))
                .addStatement("takeInputs($L)", emission.dataArguments(inputs))
                .addStatement("stage = $T.PREDICTED", Stage.class)
                .addCode(kernels)
                .build();
    }
}
