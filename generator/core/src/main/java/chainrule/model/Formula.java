package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression as a network: its variables are the parameters, what else it names is data. Where it is not a number, the
 * loss is one element of it, at a place that is integer data: the gradient of that element is a row of the Jacobian.
 *
 * @param network the expression's definitions, the loss last
 * @param value the name of the expression
 * @param place the integer data that say which element the loss is, one for each axis; none for a number
 */
public record Formula(Network network, Symbol value, List<Symbol> place) {

    private static final List<String> PLACES = List.of("i", "j", "k", "m", "p", "q");

    public Formula {
        place = List.copyOf(place);
    }

    /**
     * @param data what the expression names besides its variables
     * @param definitions every intermediate, each after those that it uses; the expression is the last
     * @param facts what is known of the variables and the data
     * @param taken names that no place may have
     */
    public static Formula of(
            List<Symbol> data,
            List<Parameter> variables,
            List<Assignment> definitions,
            List<Fact> facts,
            List<String> taken) {
        Symbol value = definitions.get(definitions.size() - 1).target();
        List<Symbol> place = places(value, taken);
        List<Symbol> inputs = data.stream().filter(s -> !place.contains(s)).toList();
        List<Assignment> all = new ArrayList<>(definitions);
        Symbol loss = value;
        if (!place.isEmpty()) {
            String element = place.stream().map(Symbol::name).collect(Collectors.joining(", ", value.name() + "[", "]"));
            loss = Symbol.of(Symbol.Role.DEFINITION, element, List.of());
            List<Affine> at = place.stream().map(s -> Affine.of((Access) Exprs.access(s))).toList();
            all.add(new Assignment(loss, List.of(), Exprs.access(value, at)));
        }
        Network network =
                new Network(value.name(), inputs, place, variables, all, List.of(), loss, Optional.empty(), facts);
        return new Formula(network, value, place);
    }

    /** The same of which nothing is declared; its symbols keep the ranges that they were declared with. */
    public Formula withoutFacts() {
        Network n = network;
        Network free = new Network(
                n.name(), n.inputs(), n.targets(), n.parameters(), n.definitions(), n.outputs(), n.loss(), n.optimizer());
        return new Formula(free, value, place);
    }

    private static List<Symbol> places(Symbol value, List<String> taken) {
        List<String> free = new ArrayList<>(PLACES);
        free.removeAll(taken);
        List<Symbol> place = new ArrayList<>();
        for (Affine extent : value.axes()) {
            String name = place.size() < free.size() ? free.get(place.size()) : "place" + place.size();
            place.add(Symbol.integers(Symbol.Role.TARGET, name, List.of(), extent));
        }
        return place;
    }
}
