package chainrule.symbolic;

import java.util.List;

/** A function of whole tensors at its arguments. A {@link Symbol} stands for its value. */
public record TensorCall(TensorFunction function, List<TensorArgument> arguments) {

    public TensorCall {
        arguments = List.copyOf(arguments);
    }
}
