package chainrule.emit;

import chainrule.compiler.GeneratedClass;
import chainrule.compiler.InMemoryCompiler;
import chainrule.compiler.LoadedNetwork;
import chainrule.lowering.KernelPlanner;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** From a training program to a class that runs, and data for it. */
final class Emitted {

    private Emitted() {}

    static String source(TrainingProgram program, ElementType type) {
        EmitOptions options = new EmitOptions("emitted", type, List.of(), Map.of());
        return NetworkEmitter.emit(KernelPlanner.plan(program), options);
    }

    static LoadedNetwork load(TrainingProgram program, ElementType type) {
        String name = program.network().name();
        return new InMemoryCompiler().load(new GeneratedClass("emitted", name, source(program, type)));
    }

    /** Random arrays for n samples: numbers in (0, 1), or classes. */
    static Object[] data(List<TensorInfo> infos, int n, Random random) {
        return infos.stream().map(info -> data(info, n * info.size(), random)).toArray();
    }

    private static Object data(TensorInfo info, int count, Random random) {
        Object array = info.type().allocate(count);
        for (int k = 0; k < count; k++) {
            info.type().set(array, k, info.classes() > 0 ? random.nextInt(info.classes()) : 0.05 + 0.9 * random.nextDouble());
        }
        return array;
    }

    /** One training step. */
    static double step(NeuralNetwork network, Object[] inputs, Object[] targets, int n) {
        network.forward(inputs, n);
        double loss = network.loss(targets, n);
        network.zeroGrad();
        network.backward();
        network.step();
        return loss;
    }
}
