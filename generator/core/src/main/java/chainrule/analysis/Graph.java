package chainrule.analysis;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The definitions and parameters of a network as they are found, each definition after those that it uses. */
public final class Graph {

    private static final String AXES = "ijklmnopq";

    private final List<Assignment> definitions = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<List<Object>, Symbol> known = new HashMap<>();
    private final Map<List<Object>, Symbol> knownMeans = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private Function<String, Range> ranges = name -> Range.REALS;

    public List<Assignment> definitions() {
        return definitions;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public void add(Parameter p) {
        names.add(p.symbol().name());
        parameters.add(p);
    }

    /** @param ranges where the elements of names lie, as far as it is declared */
    void know(Function<String, Range> ranges) {
        this.ranges = ranges;
    }

    Range range(String name) {
        return ranges.apply(name);
    }

    public void reserve(String name) {
        names.add(name);
    }

    /**
     * Defines a name as a value; axes without a name get one.
     *
     * @param mean whether the name stands for the mean of the value over the batch
     */
    public Symbol define(String name, Value value, boolean mean) {
        List<Index> axes = named(value.axes());
        Symbol s = Symbol.of(Symbol.Role.DEFINITION, name, axes.stream().map(Index::extent).toList());
        define(new Assignment(s, axes, value.over(axes), mean));
        return s;
    }

    /** Defines a symbol that is known already, because its definition names it. */
    public void define(Assignment a) {
        names.add(a.target().name());
        definitions.add(a);
        (a.mean() ? knownMeans : known).putIfAbsent(key(a.axes(), a.value()), a.target());
    }

    /**
     * Brings the definitions from a place on into an order in which each comes after those that it uses at the same step.
     *
     * @throws Block.CycleException if there is no such order
     */
    void arrange(int from) {
        List<Assignment> tail = definitions.subList(from, definitions.size());
        List<Assignment> ordered = Block.of(List.copyOf(tail)).stream()
                .flatMap(b -> b.members().stream())
                .toList();
        tail.clear();
        tail.addAll(ordered);
    }

    /** Drops the definitions from a place on, of which some is wrong: what they say of each other may go in a circle. */
    void forget(int from) {
        definitions.subList(from, definitions.size()).clear();
    }

    /** A value over axes with standard names: the same for equal values of one shape; a value need not depend on each of its axes. */
    private static List<Object> key(List<Index> axes, Expr body) {
        List<Index> standard = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            standard.add(Index.named("axis" + k, axes.get(k).extent()));
        }
        return List.of(axes.stream().map(Index::extent).toList(), Value.real(axes, body).over(standard));
    }

    private static List<Index> named(List<Index> axes) {
        List<Index> named = new ArrayList<>();
        for (Index axis : axes) {
            named.add(axis.isNamed() ? axis : Index.named(nextLetter(axes, named), axis.extent()));
        }
        return named;
    }

    private static String nextLetter(List<Index> axes, List<Index> taken) {
        for (char letter : AXES.toCharArray()) {
            String name = Character.toString(letter);
            if (taken.stream().noneMatch(i -> i.name().equals(name))
                    && axes.stream().noneMatch(i -> i.isNamed() && i.name().equals(name))) {
                return name;
            }
        }
        return "i" + taken.size();
    }

    /** Gives a value a name of its own, unless an equal value has one: indices in scope become axes before its own. */
    public Value name(Value value, Frame frame) {
        return name(value, frame, false);
    }

    /** Gives the mean of a value over the batch a name. */
    public Value nameMean(Value value, Frame frame) {
        return name(value, frame, true);
    }

    private Value name(Value value, Frame frame, boolean mean) {
        Set<Index> around = new LinkedHashSet<>(frame.indices());
        around.retainAll(value.body().freeIndices());
        around.addAll(value.body().freeIndices());
        around.removeAll(value.axes());
        List<Index> axes = new ArrayList<>(around);
        int outer = axes.size();
        axes.addAll(value.axes());
        Symbol s = symbol(axes, value, frame, mean);
        List<Index> fresh = Value.freshAxes(value.extents());
        List<Affine> at = new ArrayList<>();
        axes.subList(0, outer).forEach(i -> at.add(Affine.of(i)));
        fresh.forEach(i -> at.add(Affine.of(i)));
        return new Value(Value.Kind.REAL, fresh, Exprs.access(s, at), value.isRow(), "");
    }

    private Symbol symbol(List<Index> axes, Value value, Frame frame, boolean mean) {
        Symbol equal = (mean ? knownMeans : known).get(key(axes, value.body()));
        if (equal != null) {
            return equal;
        }
        String name = value.hint().isEmpty() || names.contains(value.hint()) ? unused(frame) : value.hint();
        return define(name, Value.real(axes, value.body()), mean);
    }

    private String unused(Frame frame) {
        String name = frame.nextName();
        return names.contains(name) ? unused(frame) : name;
    }

    /** A term with the reductions in it named, each with the sizes that it is divided by: a mean is one name. */
    Expr nameReductions(Expr e, Frame frame) {
        if (e instanceof Reduce) {
            return name(Value.number(e), frame).body();
        }
        if (e instanceof Mul m && m.factors().stream().anyMatch(f -> f.base() instanceof Reduce)) {
            List<Expr> mean = new ArrayList<>();
            List<Expr> rest = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
            for (Mul.Factor f : m.factors()) {
                boolean part = f.base() instanceof Reduce && f.exponent().isOne()
                        || f.base() instanceof IndexValue;
                (part ? mean : rest).add(part ? f.value() : Exprs.pow(nameReductions(f.base(), frame), f.exponent()));
            }
            rest.add(name(Value.number(Exprs.mul(mean)), frame).body());
            return Exprs.mul(rest);
        }
        return e.hasReduction() ? e.mapChildren(child -> nameReductions(child, frame)) : e;
    }
}
