package chainrule.emit;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.runtime.Checks;
import chainrule.runtime.Stage;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The steps after forward: loss, zeroGrad, backward, step. */
final class TrainingEmitter {

    private static final int MOST_CALLS = 150;

    private final Emission emission;
    private final Names names;

    TrainingEmitter(Emission emission) {
        this.emission = emission;
        this.names = emission.fields().names();
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(loss(calls(type, "loss", emission.plan().loss())));
        type.addMethod(zeroGrad());
        type.addMethod(backward(calls(type, "backward", emission.plan().backward())));
        type.addMethod(step(type));
    }

    private CodeBlock calls(TypeSpec.Builder type, String section, List<Kernel> kernels) {
        KernelEmitter emitter = new KernelEmitter(type, emission, section, Emission.BATCH);
        List<CodeBlock> calls = kernels.stream().map(emitter::call).toList();
        return new Chain(type, names, MOST_CALLS).of(section, calls, false, Emission.BATCH);
    }

    private MethodSpec loss(CodeBlock calls) {
        Symbol loss = emission.plan().network().loss();
        List<Symbol> targets = emission.plan().network().targets();
        MethodSpec.Builder method = MethodSpec.methodBuilder("loss")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The mean loss of the batch of the last forward. The arrays themselves must stay as they are until "
                        + "backward is done.\n")
                .returns(emission.numbers().type())
                .addParameters(emission.dataParameters(targets))
                .addStatement("stage.requireForward()")
                .addStatement("$T.sameBatch(n, forwarded)", Checks.class);
        targets.forEach(s -> method.addCode(DataChecks.of(s, emission)));
        targets.forEach(s -> method.addStatement("this.$L = $L", emission.fields().of(s), emission.fields().of(s)));
        return method.addStatement("stage = $T.FORWARDED", Stage.class)
                .addCode(calls)
                .addCode(mean(emission.plan().lossBuffer()))
                .addStatement("stage = $T.LOSS", Stage.class)
                .addStatement("$T.finite($S, mean, steps)", Checks.class, loss.name())
                .addStatement(emission.numbers() == Numbers.FLOAT ? "return (float) mean" : "return mean")
                .build();
    }

    /** The mean over the samples, summed up in double precision. */
    private CodeBlock mean(Buffer loss) {
        String field = emission.fields().of(loss).field();
        if (!loss.perSample()) {
            return CodeBlock.builder().addStatement("final double mean = this.$L[0]", field).build();
        }
        return CodeBlock.builder()
                .addStatement("double sum = 0")
                .beginControlFlow("for (int s = 0; s < n; s++)")
                .addStatement("sum += this.$L[s]", field)
                .endControlFlow()
                .addStatement("final double mean = sum / n")
                .build();
    }

    private MethodSpec zeroGrad() {
        return MethodSpec.methodBuilder("zeroGrad")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement(
                        "$T.fill($L, $L)",
                        Arrays.class,
                        FieldNames.GRADIENTS,
                        emission.numbers().literal(Rational.ZERO))
                .build();
    }

    private MethodSpec backward(CodeBlock calls) {
        return MethodSpec.methodBuilder("backward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement("stage.requireLoss()")
                .addStatement("final int n = forwarded")
                .addCode(calls)
                .build();
    }

    private MethodSpec step(TypeSpec.Builder type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("step")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
        if (emission.plan().network().optimizer().isEmpty()) {
            return method.addStatement(
                            "throw new $T($S)",
                            UnsupportedOperationException.class,
                            "the specification of " + emission.plan().network().name()
                                    + " names no optimizer: add a line such as step sgd(rate = 0.1)")
                    .build();
        }
        method.addStatement("steps++");
        emission.plan().step().ifPresent(s -> {
            method.addCode(new KernelEmitter(type, emission, "update").call(s.kernel()));
        });
        return method.addStatement("stage = $T.CHANGED", Stage.class).build();
    }
}
