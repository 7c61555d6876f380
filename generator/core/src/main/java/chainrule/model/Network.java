package chainrule.model;

import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * A network for one sample.
 *
 * @param name a Java class name
 * @param inputs real or integer data
 * @param targets real or integer data, known only in training
 * @param parameters what training changes
 * @param definitions every intermediate, each after those that it uses; the loss is the last
 * @param outputs definitions that a caller can read
 * @param loss a defined number
 * @param optimizer how parameters are updated, if the specification says so
 * @param facts what is declared to hold for data and parameters
 */
public record Network(
        String name,
        List<Symbol> inputs,
        List<Symbol> targets,
        List<Parameter> parameters,
        List<Assignment> definitions,
        List<Symbol> outputs,
        Symbol loss,
        Optional<Optimizer> optimizer,
        List<Fact> facts) {

    public Network {
        facts = List.copyOf(facts);
    }

    /** A network of which nothing is declared. */
    public Network(
            String name,
            List<Symbol> inputs,
            List<Symbol> targets,
            List<Parameter> parameters,
            List<Assignment> definitions,
            List<Symbol> outputs,
            Symbol loss,
            Optional<Optimizer> optimizer) {
        this(name, inputs, targets, parameters, definitions, outputs, loss, optimizer, List.of());
    }

    /** The same with other definitions of the same names, or with more. */
    public Network withDefinitions(List<Assignment> others) {
        return new Network(name, inputs, targets, parameters, others, outputs, loss, optimizer, facts);
    }
}
