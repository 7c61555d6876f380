package chainrule.explanation;

import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * What was measured with the parameters at their first values, over random samples.
 *
 * @param samples how many; 0 where the network is too large to be evaluated for a remark, or has no value
 * @param layers for each slope what it does there
 * @param still parameters whose gradient was 0 for every sample, though it is not 0 by its formula
 * @param alike parameters whose rows are equal and got equal gradients: the units that they feed stay equal
 */
public record Start(int samples, List<Layer> layers, List<Symbol> still, List<Symbol> alike) {

    static final Start NOT_MEASURED = new Start(0, List.of(), List.of(), List.of());

    public Start {
        layers = List.copyOf(layers);
        still = List.copyOf(still);
        alike = List.copyOf(alike);
    }

    /**
     * A pointwise definition.
     *
     * @param size the mean of the absolute values of its slope
     * @param zeros which part of the slopes was 0
     * @param above the root mean square of the derivative of the loss by the definition
     * @param below the same of the derivative by its argument
     */
    public record Layer(BoundedSlope slope, double size, double zeros, double above, double below) {}
}
