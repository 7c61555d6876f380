package chainrule.emit;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Optimizer;
import chainrule.model.Parameter;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects what a training program consists of. */
public final class ProgramBuilder {

    private final String name;
    private final List<Symbol> inputs = new ArrayList<>();
    private final List<Symbol> targets = new ArrayList<>();
    private final List<Symbol> outputs = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Assignment> forward = new ArrayList<>();
    private final List<Assignment> backward = new ArrayList<>();
    private Symbol loss;
    private Optimizer optimizer;

    public ProgramBuilder(String name) {
        this.name = name;
    }

    public Index index(String index, int extent) {
        return Index.named(index, Size.literal(extent));
    }

    private static List<Affine> extents(Index... axes) {
        return Arrays.stream(axes).map(Index::extent).toList();
    }

    public Symbol input(String symbol, Index... axes) {
        inputs.add(Symbol.of(Symbol.Role.INPUT, symbol, extents(axes)));
        return inputs.get(inputs.size() - 1);
    }

    public Symbol inputClasses(String symbol, int classes, Index... axes) {
        inputs.add(Symbol.integers(Symbol.Role.INPUT, symbol, extents(axes), Affine.constant(classes)));
        return inputs.get(inputs.size() - 1);
    }

    public Symbol target(String symbol, Index... axes) {
        targets.add(Symbol.of(Symbol.Role.TARGET, symbol, extents(axes)));
        return targets.get(targets.size() - 1);
    }

    public Symbol targetClass(String symbol, int classes) {
        targets.add(Symbol.integers(Symbol.Role.TARGET, symbol, List.of(), Affine.constant(classes)));
        return targets.get(targets.size() - 1);
    }

    /** A parameter that starts with normal numbers. */
    public Symbol parameter(String symbol, Index... axes) {
        return parameter(symbol, Exprs.times(Rational.of(1, 2), Exprs.access(Parameter.NORMAL)), axes);
    }

    public Symbol parameter(String symbol, Expr initializer, Index... axes) {
        Symbol p = Symbol.of(Symbol.Role.PARAMETER, symbol, extents(axes));
        parameters.add(new Parameter(p, initializer));
        return p;
    }

    public Symbol define(String symbol, Expr value, Index... axes) {
        Symbol s = Symbol.of(Symbol.Role.DEFINITION, symbol, extents(axes));
        forward.add(new Assignment(s, List.of(axes), value));
        return s;
    }

    public Symbol adjoint(Symbol of, Expr value, Index... axes) {
        Symbol s = Symbol.adjointOf(of);
        backward.add(new Assignment(s, List.of(axes), value));
        return s;
    }

    public ProgramBuilder loss(Symbol l) {
        loss = l;
        return this;
    }

    public ProgramBuilder outputs(Symbol... symbols) {
        outputs.addAll(List.of(symbols));
        return this;
    }

    public ProgramBuilder optimizer(Optimizer o) {
        optimizer = o;
        return this;
    }

    public TrainingProgram build() {
        Network network =
                new Network(name, inputs, targets, parameters, forward, outputs, loss, Optional.ofNullable(optimizer));
        return new TrainingProgram(network, forward, backward);
    }
}
