package chainrule.plan.run;

import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.runtime.SeededRandom;
import java.util.HashMap;
import java.util.Map;

/** What the value of a scalar depends on. */
final class Moment {

    final Memory memory;
    final double[] hyperparameters;
    final Map<Local, Double> locals = new HashMap<>();
    final Map<LoopVariable, Integer> indices = new HashMap<>();
    SeededRandom random = new SeededRandom(0);
    int batch;
    long steps;

    Moment(Memory memory, double[] hyperparameters) {
        this.memory = memory;
        this.hyperparameters = hyperparameters;
    }
}
