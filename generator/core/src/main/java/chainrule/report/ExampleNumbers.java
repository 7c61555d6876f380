package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.NodeReplacement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Numbers in place of the names of a formula. */
final class ExampleNumbers {

    private final Map<MathNode, MathNode> numbers = new HashMap<>();
    private final Layout layout;

    ExampleNumbers(Material m, Environment values) {
        this.layout = m.layout();
        NetworkSizes.of(m.network())
                .forEach(s -> numbers.put(new MathNode.Name(s.name(), false), NumberNodes.of(values.size(s))));
        Stream.of(
                        m.network().inputs().stream(),
                        m.network().targets().stream(),
                        m.network().parameters().stream().map(Parameter::symbol),
                        m.network().definitions().stream().map(Assignment::target),
                        m.derivation().adjoints().stream().map(Derived::target))
                .flatMap(s -> s)
                .filter(values::has)
                .forEach(s -> numbers.put(Material.name(s), node(s, values)));
    }

    private MathNode node(Symbol s, Environment values) {
        return s.primal() != null && layout == Layout.NUMERATOR
                ? NumberNodes.turned(values.get(s))
                : NumberNodes.of(values.get(s));
    }

    /** The number or the tensor of a name. */
    MathNode of(Symbol s) {
        return numbers.get(Material.name(s));
    }

    /** A formula in matrix form, with numbers for all names. */
    MathNode in(MathNode formula) {
        return new NodeReplacement(numbers::get).in(formula);
    }
}
