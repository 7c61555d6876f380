package chainrule.analysis.formulas;

import chainrule.analysis.AnalysisException;
import chainrule.analysis.Compilation;
import chainrule.analysis.ExpressionAnalyzer;
import chainrule.analysis.Expressions;
import chainrule.analysis.Facts;
import chainrule.analysis.Frame;
import chainrule.analysis.Scope;
import chainrule.analysis.SizeExpressions;
import chainrule.analysis.TensorFunctions;
import chainrule.analysis.Value;
import chainrule.model.Formula;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One look at an expression whose names have known numbers of axes. */
public final class FormulaPass {

    private static final List<String> VALUES = List.of("l", "f", "y", "value");

    private final Compilation c;
    private final ExpressionSyntax expression;
    private final List<NameSyntax> names;
    private final Map<String, Integer> ranks;
    private final List<FormalSyntax> declared;
    private final Set<String> variables;
    private final Facts facts;
    private final Scope scope = new Scope(null);
    private final Frame frame = Frame.of("", "", 0);
    private final List<Symbol> data = new ArrayList<>();

    /** @param variables what to derive by; if there are none, every real name that is not declared an integer */
    FormulaPass(
            Compilation c,
            ExpressionSyntax expression,
            List<NameSyntax> names,
            Map<String, Integer> ranks,
            List<FormalSyntax> declared,
            Set<String> variables,
            Facts facts) {
        this.c = c;
        this.expression = expression;
        this.names = names;
        this.ranks = ranks;
        this.declared = declared;
        this.variables = variables;
        this.facts = facts;
    }

    /** The names of sizes in declared shapes, each where it stands first. */
    static Map<String, NameSyntax> sizeNames(List<FormalSyntax> declared) {
        Map<String, NameSyntax> sizes = new LinkedHashMap<>();
        for (FormalSyntax f : declared) {
            List<ExpressionSyntax> shape = new ArrayList<>(f.shape());
            f.classes().ifPresent(shape::add);
            for (ExpressionSyntax size : shape) {
                Expressions.walk(size, e -> {
                    if (e instanceof NameSyntax n) {
                        sizes.putIfAbsent(n.name(), n);
                    }
                });
            }
        }
        return sizes;
    }

    Optional<FormulaAnalyzer.Result> run() {
        try {
            declare();
            Formula formula = formula(new ExpressionAnalyzer(c, scope, Frame.of(name(VALUES), "", 0)).real(expression));
            return Optional.of(new FormulaAnalyzer.Result(
                    formula, c.functions().readable(c), new TensorFunctions(c.sources(), c.functions()).all()));
        } catch (AnalysisException reported) {
            return Optional.empty();
        }
    }

    private void declare() {
        sizeNames(declared).forEach((name, place) -> scope.putSize(name, Affine.of(c.sizes().free(name, place.span()))));
        for (NameSyntax n : names) {
            c.graph().reserve(n.name());
            Optional<FormalSyntax> formal = declared.stream().filter(f -> f.name().equals(n.name())).findFirst();
            if (formal.isPresent() || ranks.containsKey(n.name())) {
                put(formal.isPresent() ? declared(formal.get()) : assumed(n.name()));
            }
        }
    }

    private void put(Symbol s) {
        if (s.role() == Symbol.Role.PARAMETER) {
            c.graph().add(new Parameter(s, Exprs.zero()));
        } else {
            data.add(s);
        }
        Value value = Value.of(s);
        scope.put(s.name(), () -> value);
    }

    private Symbol declared(FormalSyntax f) {
        SizeExpressions sizes = new SizeExpressions(c);
        List<Affine> axes = sizes.shape(f.shape(), scope, frame);
        return f.classes().isPresent()
                ? Symbol.integers(Symbol.Role.INPUT, f.name(), axes, sizes.size(f.classes().get(), scope, frame))
                : Symbol.of(role(f.name()), f.name(), axes, facts.range(f.name()));
    }

    private Symbol assumed(String name) {
        List<Affine> axes = new ArrayList<>();
        for (int k = 0; k < ranks.get(name); k++) {
            axes.add(Affine.of(c.sizes().open(SizeNames.axis(name, k))));
        }
        return Symbol.of(role(name), name, axes, facts.range(name));
    }

    private Symbol.Role role(String name) {
        return variables.isEmpty() || variables.contains(name) ? Symbol.Role.PARAMETER : Symbol.Role.INPUT;
    }

    private String name(List<String> choices) {
        Set<String> taken = names.stream().map(NameSyntax::name).collect(Collectors.toSet());
        return choices.stream().filter(n -> !taken.contains(n)).findFirst().orElseThrow();
    }

    private Formula formula(Value v) {
        c.graph().define(name(VALUES), v, false);
        List<String> taken = names.stream().map(NameSyntax::name).toList();
        return Formula.of(data, List.copyOf(c.graph().parameters()), List.copyOf(c.graph().definitions()), facts.resolve(c, scope), taken);
    }
}
