package chainrule.analysis;

import chainrule.model.Parameter;
import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.ParamSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        Symbol s = Symbol.of(Symbol.Role.PARAMETER, prefix + p.name(), shape);
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

    /** Defines a name; its value is in scope afterwards. */
    Symbol define(DefinitionSyntax d) {
        Frame inner = Frame.of(prefix + d.name(), frame.way(), LayerCounts.layerCalls(d.value(), c));
        return define(d, inner);
    }

    Symbol define(DefinitionSyntax d, Frame inner) {
        Symbol s = d.indices().isEmpty() ? whole(d, inner) : indexed(d, inner);
        Value value = Value.of(s);
        scope.put(d.name(), () -> value);
        return s;
    }

    private Symbol whole(DefinitionSyntax d, Frame inner) {
        Value v = new ExpressionAnalyzer(c, scope, inner).real(d.value());
        return c.graph().define(prefix + d.name(), v);
    }

    private Symbol indexed(DefinitionSyntax d, Frame inner) {
        ExpressionAnalyzer outer = new ExpressionAnalyzer(c, scope, inner);
        List<Index> axes =
                new IndexInference(c, scope, inner, outer::value).infer(d.indices(), d.value());
        requireDistinct(axes, d.span());
        Scope body = new Scope(scope);
        axes.forEach(body::putIndex);
        Value v = new ExpressionAnalyzer(c, body, inner).real(d.value());
        if (v.rank() != 0) {
            throw c.reporter()
                    .fail(
                            "partial-indexing",
                            "the right side has the shape " + v.shape() + " for each " + axes
                                    + ", where a number is due: index all its axes",
                            d.value().span());
        }
        return c.graph().define(prefix + d.name(), axes, v.body());
    }

    private void requireDistinct(List<Index> axes, SourceSpan span) {
        List<String> seen = new ArrayList<>();
        for (Index i : axes) {
            if (seen.contains(i.name())) {
                throw c.reporter().fail("duplicate-index", "index `" + i.name() + "` stands twice on the left", span);
            }
            seen.add(i.name());
        }
    }
}
