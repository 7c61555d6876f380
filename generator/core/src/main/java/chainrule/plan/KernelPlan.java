package chainrule.plan;

import chainrule.model.Network;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the generated class does, down to loops and scalar statements.
 *
 * @param network what is planned
 * @param buffers the buffers of the network's inputs, targets, outputs and parameters and of its loss, by symbol
 * @param parameters the buffer of each parameter, in the order of the flat array, with its gradient and how it starts
 * @param arrays the arrays that the class owns
 * @param forward from inputs to outputs and to what loss and backward need of the inputs; those kernels that are for
 *     prediction suffice for the outputs
 * @param loss from targets to the samples' losses
 * @param backward from both to the gradients, which are added to
 * @param step the optimizer's update of all parameters at once; nothing without an optimizer
 */
public record KernelPlan(
        Network network,
        Map<Symbol, Buffer> buffers,
        List<PlannedParameter> parameters,
        List<WorkArray> arrays,
        List<Kernel> forward,
        List<Kernel> loss,
        List<Kernel> backward,
        Optional<PlannedStep> step) {

    public KernelPlan {
        buffers = Map.copyOf(buffers);
        parameters = List.copyOf(parameters);
        arrays = List.copyOf(arrays);
        forward = List.copyOf(forward);
        loss = List.copyOf(loss);
        backward = List.copyOf(backward);
    }

    /**
     * A parameter in the flat arrays.
     *
     * @param values its part of the flat array of parameters
     * @param gradient the same part of the flat array of gradients
     * @param offset where both start
     * @param initialization sets all its values
     */
    public record PlannedParameter(
            Symbol symbol, Buffer values, Buffer gradient, int offset, Kernel initialization) {}

    /**
     * The optimizer.
     *
     * @param theta all parameters
     * @param gradient all gradients
     * @param states the optimizer's states, in their order, each as large as all parameters
     * @param kernel one update
     */
    public record PlannedStep(Buffer theta, Buffer gradient, List<Buffer> states, Kernel kernel) {}

    /** The number of all parameters' values. */
    public int parameterSize() {
        return parameters.isEmpty()
                ? 0
                : parameters.get(parameters.size() - 1).offset()
                        + parameters.get(parameters.size() - 1).values().size();
    }

    /** The samples' losses, or the one loss where they are the same. */
    public Buffer lossBuffer() {
        return buffers.get(network.loss());
    }
}
