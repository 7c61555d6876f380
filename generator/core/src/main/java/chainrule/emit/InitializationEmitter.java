package chainrule.emit;

import chainrule.model.Optimizer;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.Stage;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The method that sets parameters and the optimizer's state to their first values. */
final class InitializationEmitter {

    private static final int MOST_CALLS = 150;
    private static final ParameterSpec RANDOM = ParameterSpec.builder(SeededRandom.class, "random").build();

    private final Emission emission;

    InitializationEmitter(Emission emission) {
        this.emission = emission;
    }

    void addTo(TypeSpec.Builder type) {
        KernelEmitter kernels = new KernelEmitter(type, emission, "initialize", RANDOM);
        List<CodeBlock> calls = emission.plan().parameters().stream()
                .map(p -> kernels.call(p.initialization()))
                .toList();
        Chain chain = new Chain(type, emission.fields().names(), MOST_CALLS);
        type.addMethod(initialize(chain.of("initialize", calls, false, RANDOM)));
    }

    private MethodSpec initialize(CodeBlock parameters) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("initialize")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "seed")
                .addStatement("final $T random = new $T(seed)", SeededRandom.class, SeededRandom.class)
                .addCode(parameters)
                .addStatement("zeroGrad()");
        emission.plan().step().ifPresent(s -> states(method));
        return method.addStatement("steps = 0")
                .addStatement("stage = $T.START", Stage.class)
                .build();
    }

    private void states(MethodSpec.Builder method) {
        List<Optimizer.State> states =
                emission.plan().network().optimizer().orElseThrow().states();
        for (int k = 0; k < states.size(); k++) {
            method.addStatement(
                    "$T.fill($L, $L)",
                    Arrays.class,
                    emission.fields().state(k),
                    emission.numbers().literal(states.get(k).initial()));
        }
    }
}
