package chainrule.emit;

import chainrule.runtime.ElementType;
import chainrule.symbolic.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the text of a generated class depends on besides its plan.
 *
 * @param packageName empty for the default package
 * @param elementType FLOAT or DOUBLE
 * @param comment lines about the network, for the Javadoc of the class
 * @param closedForms for parameters, lines that say what the gradient is, and for outputs, what they are
 */
public record EmitOptions(
        String packageName, ElementType elementType, List<String> comment, Map<Symbol, List<String>> closedForms) {

    public EmitOptions {
        if (elementType == ElementType.INT) {
            throw new IllegalArgumentException("a network calculates in FLOAT or DOUBLE");
        }
        comment = List.copyOf(comment);
        closedForms = new LinkedHashMap<>(closedForms);
    }

    List<String> closedForm(Symbol symbol) {
        return closedForms.getOrDefault(symbol, List.of());
    }
}
