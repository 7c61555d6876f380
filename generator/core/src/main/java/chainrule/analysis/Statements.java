package chainrule.analysis;

import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.ParamSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the statements of a net and of a layer have in common: dims, parameters, definitions. */
final class Statements {

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;
    private final String prefix;

    /** @param prefix before the names of parameters and definitions; empty in a net */
    Statements(Compilation c, Scope scope, Frame frame, String prefix) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.prefix = prefix;
    }

    /** @param given values from outside */
    void dim(DimSyntax d, Map<String, Integer> given) {
        Integer value = given.get(d.name());
        if (value == null && d.value().isEmpty() && c.sizes().mayStayFree()) {
            scope.putSize(d.name(), Affine.of(c.sizes().free(d.name(), d.nameSpan())));
            return;
        }
        if (value == null && d.value().isEmpty()) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("dim-without-value", "`" + d.name() + "` has no value", d.nameSpan())
                            .withSuggestion("write `dim " + d.name() + " = 4`, or set it with `-D " + d.name() + "=4`"));
        }
        int n = value != null ? value : (int) computed(d);
        scope.putSize(d.name(), Affine.of(c.sizes().named(d.name(), Math.max(1, n), d.nameSpan(), frame.way())));
        if (n < 1) {
            throw c.reporter().fail("size-not-positive", "a size must be at least 1, not " + n, d.span());
        }
    }

    private long computed(DimSyntax d) {
        return new SizeExpressions(c).size(d.value().orElseThrow(), scope, frame).valueOfSizes();
    }

    void param(ParamSyntax p) {
        List<Affine> shape = new SizeExpressions(c).shape(p.shape(), scope, frame);
        Symbol s = Symbol.of(Symbol.Role.PARAMETER, prefix + p.name(), shape, c.graph().range(prefix + p.name()));
        Expr initial = p.initializer().isPresent()
                ? new InitializerAnalyzer(c, scope, frame).initializer(p.initializer().get(), shape)
                : p.constant().isPresent() ? constant(p) : Exprs.zero();
        c.graph().add(new Parameter(s, initial));
        Value value = Value.of(s);
        scope.put(p.name(), () -> value);
    }

    private Expr constant(ParamSyntax p) {
        Value v = new ExpressionAnalyzer(c, scope, frame).real(p.constant().orElseThrow());
        if (v.rank() != 0 || !ConstantTerms.isConstant(v.body())) {
            throw c.reporter()
                    .fail("not-a-constant", "a parameter starts from a number or an initializer", p.constant().get().span());
        }
        return v.body();
    }

    /** Defines names that need each other, or one alone; their values are in scope afterwards. */
    Map<String, Symbol> define(List<DefinitionSyntax> group) {
        DefinitionSyntax first = group.get(0);
        return group.size() == 1 && !Expressions.names(first.value()).contains(first.name())
                ? Map.of(first.name(), define(first))
                : new RecurrenceAnalyzer(c, scope, prefix, this::frame).define(group);
    }

    private Frame frame(DefinitionSyntax d) {
        return Frame.of(prefix + d.name(), frame.way(), LayerCounts.layerCalls(d.value(), c));
    }

    private Symbol define(DefinitionSyntax d) {
        Symbol s = d.indices().isEmpty() ? whole(d, frame(d)) : indexed(d, frame(d));
        Value value = Value.of(s);
        scope.put(d.name(), () -> value);
        return s;
    }

    private Symbol whole(DefinitionSyntax d, Frame inner) {
        Optional<ExpressionSyntax> mean = BatchMean.body(d.value());
        Value v = new ExpressionAnalyzer(c, scope, inner).real(mean.orElse(d.value()));
        return c.graph().define(prefix + d.name(), v, mean.isPresent());
    }

    private Symbol indexed(DefinitionSyntax d, Frame inner) {
        IndexedDefinition definition = new IndexedDefinition(c, scope, inner, d);
        List<Index> axes = definition.axes();
        return c.graph().define(prefix + d.name(), Value.real(axes, definition.body(axes)), definition.isMean());
    }
}
