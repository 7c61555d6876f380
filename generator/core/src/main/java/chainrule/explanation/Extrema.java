package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Access;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the extrema in a network as it is written on a way from a parameter to the loss. */
final class Extrema {

    /** What depends on a parameter: parameters, definitions, and the formal arguments of the functions looked into. */
    private final Set<Symbol> moving = new HashSet<>();
    private final Map<Expr, Boolean> moves = new HashMap<>();
    private final Set<Expr> seen = new HashSet<>();
    private final Set<Extremum> found = new LinkedHashSet<>();

    private Extrema() {}

    static List<Extremum> of(Derivation d) {
        Extrema extrema = new Extrema();
        d.network().parameters().stream().map(Parameter::symbol).forEach(extrema.moving::add);
        Set<Symbol> onTheWay = d.adjoints().stream().map(a -> a.target().primal()).collect(Collectors.toCollection(HashSet::new));
        onTheWay.add(d.network().loss());
        d.network().definitions().stream().filter(a -> onTheWay.contains(a.target())).forEach(extrema::look);
        return extrema.found.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    private void look(Assignment a) {
        if (moves(a.value())) {
            moving.add(a.target());
            look(a.value());
        }
    }

    private boolean moves(Expr e) {
        Boolean known = moves.get(e);
        if (known == null) {
            known = e instanceof Access a && isMoving(a) || passed(e).stream().anyMatch(this::moves);
            moves.put(e, known);
        }
        return known;
    }

    /** The parts that a gradient passes: what is compared gets none. */
    private static List<Expr> passed(Expr e) {
        if (e instanceof Conditional c) {
            return List.of(c.then(), c.otherwise());
        }
        return e instanceof Apply a && a.function().isPredicate() ? List.of() : e.children();
    }

    private boolean isMoving(Access a) {
        return moving.contains(a.symbol())
                || a.symbol().call() != null
                        && a.symbol().call().arguments().stream().anyMatch(x -> moves(x.body()));
    }

    private void look(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Reduce r && isExtremum(r.operator()) && moves(e)) {
            found.add(new Extremum(r.operator().symbol(), true));
        }
        if (e instanceof Apply a && isExtremum(a.function()) && moves(e)) {
            found.add(new Extremum(a.function().symbol(), false));
        }
        if (e instanceof Call c && moves(e)) {
            moving.addAll(c.function().formals());
            look(c.function().body());
        }
        passed(e).forEach(this::look);
    }

    private static boolean isExtremum(Reduce.Operator operator) {
        return operator == Reduce.Operator.MAX || operator == Reduce.Operator.MIN;
    }

    private static boolean isExtremum(ElementaryFunction f) {
        return f == ElementaryFunction.MAX || f == ElementaryFunction.MIN;
    }
}
