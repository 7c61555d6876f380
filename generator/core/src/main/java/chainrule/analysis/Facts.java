package chainrule.analysis;

import chainrule.model.Fact;
import chainrule.source.Diagnostic;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Declared facts: bounds of names, which their symbols know from the start, equations, and symmetric matrices. */
public final class Facts {

    private static final String SYMMETRIC = "symmetric";

    private final List<ExpressionSyntax> declared;
    private final Function<ExpressionSyntax, String> place;

    /** @param place where a fact is written, for those who cite it */
    public Facts(List<ExpressionSyntax> declared, Function<ExpressionSyntax, String> place) {
        this.declared = List.copyOf(declared);
        this.place = place;
    }

    /** The range in which the elements of a name lie, as far as it is declared. */
    public Range range(String name) {
        Range range = Range.REALS;
        for (ExpressionSyntax fact : declared) {
            for (BinarySyntax part : conjuncts(fact)) {
                Range bound = Bounds.of(part, name);
                range = bound == null ? range : range.and(bound);
            }
        }
        return range;
    }

    /** The comparisons of which a fact is made, or none. */
    private static List<BinarySyntax> conjuncts(ExpressionSyntax fact) {
        if (fact instanceof BinarySyntax b && b.op() == BinaryOperator.AND) {
            List<BinarySyntax> all = new ArrayList<>(conjuncts(b.left()));
            all.addAll(conjuncts(b.right()));
            return all;
        }
        return fact instanceof BinarySyntax b ? List.of(b) : List.of();
    }

    /** All facts over the names of a scope; what cannot be used is said. */
    public List<Fact> resolve(Compilation c, Scope scope) {
        List<Fact> facts = new ArrayList<>();
        for (ExpressionSyntax fact : declared) {
            try {
                resolve(fact, c, scope, facts);
            } catch (AnalysisException reported) {
                // The others are looked at too.
            }
        }
        return facts;
    }

    private void resolve(ExpressionSyntax fact, Compilation c, Scope scope, List<Fact> facts) {
        String text = fact.span().content();
        int before = facts.size();
        if (fact instanceof CallSyntax call && call.callee().equals(SYMMETRIC) && call.arguments().size() == 1) {
            facts.add(new Fact.Symmetry(matrix(call, c, scope), text, place.apply(fact)));
        } else if (fact instanceof BinarySyntax b && b.op() == BinaryOperator.EQUAL) {
            addEquality(equality(b, c, scope, text), c, fact, facts);
        } else {
            bounds(fact, c, scope, text, facts);
        }
        if (facts.size() == before) {
            c.reporter().report(Diagnostic.warning(
                    "unused-fact", "only bounds of names, equations and `A symmetric` are used", fact.span()));
        }
    }

    private void bounds(ExpressionSyntax fact, Compilation c, Scope scope, String text, List<Fact> facts) {
        for (BinarySyntax part : conjuncts(fact)) {
            NameSyntax name = Bounds.name(part);
            Symbol s = name == null ? null : symbol(name, c, scope);
            if (s != null && (s.role() != Symbol.Role.DEFINITION) && !s.isInteger()) {
                Range before = Contradictions.range(s, facts);
                if (before.and(Bounds.of(part, name.name())).isEmpty()) {
                    throw Contradictions.fail(c, fact, Contradictions.about(s, facts));
                }
                facts.add(new Fact.Bound(s, Bounds.of(part, name.name()), text, place.apply(fact)));
            }
        }
    }

    private static Symbol symbol(ExpressionSyntax name, Compilation c, Scope scope) {
        Value v = new ExpressionAnalyzer(c, scope, Frame.of("", "", 0)).value(name);
        return v.body() instanceof Access a ? a.symbol() : null;
    }

    private static Symbol matrix(CallSyntax call, Compilation c, Scope scope) {
        ExpressionSyntax argument = call.arguments().get(0).value();
        Value v = new ExpressionAnalyzer(c, scope, Frame.of("", "", 0)).real(argument);
        if (v.rank() != 2 || !(v.body() instanceof Access a)) {
            throw c.reporter().fail("wrong-shape", "only a matrix can be symmetric, not " + v.shape(), argument.span());
        }
        new Shapes(c.sizes(), c.reporter())
                .requireExtent("the number of columns", v.extents().get(1), v.extents().get(0), argument.span());
        return a.symbol();
    }

    /** Both sides over common axes, in a graph of their own, whose names are put in again. */
    private Fact.Equality equality(BinarySyntax b, Compilation c, Scope scope, String text) {
        Graph graph = new Graph();
        Compilation own = new Compilation(c.sources(), c.reporter(), c.sizes(), c.functions(), graph);
        ExpressionAnalyzer analyzer = new ExpressionAnalyzer(own, scope, Frame.of("fact", "", 0));
        Value left = analyzer.real(b.left());
        Value right = analyzer.real(b.right());
        Value both = new Shapes(c.sizes(), c.reporter()).zip("`=`", List.of(left, right), b.span(), x -> x.get(0));
        List<Index> axes = both.axes();
        Expr l = left.rank() == 0 ? left.body() : left.over(axes);
        Expr r = right.rank() == 0 ? right.body() : right.over(axes);
        Expr inlined = inlined(l, graph);
        if (Accesses.symbols(inlined).isEmpty()) {
            throw c.reporter().fail("unused-fact", "the left side names nothing that could be known", b.left().span());
        }
        return new Fact.Equality(axes, inlined, inlined(r, graph), text, place.apply(b));
    }

    private void addEquality(Fact.Equality equality, Compilation c, ExpressionSyntax fact, List<Fact> facts) {
        Optional<Fact> other = Contradictions.with(equality, facts);
        if (other.isPresent()) {
            throw Contradictions.fail(c, fact, other.get());
        }
        facts.add(equality);
    }

    private static Expr inlined(Expr e, Graph graph) {
        Expr current = e;
        for (int k = graph.definitions().size() - 1; k >= 0; k--) {
            current = graph.definitions().get(k).putInto(current);
        }
        return current;
    }
}
