package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * One element of a term with numbers for its names: sums written out, branches taken, e.g. 0.5 · 2 + 0.1 · (−1). Of a long sum
 * the first terms and the last are written.
 */
public final class SpelledOut extends NodeBuilder {

    private static final int MOST_TERMS = 6;

    private final Evaluator evaluator;
    private final Environment environment;
    private final DoubleFunction<MathNode> numbers;
    private final Map<IndexTerm, Integer> at;

    /**
     * @param environment the values of all names
     * @param at those of the free indices
     * @param numbers how a number is shown
     */
    public SpelledOut(Environment environment, Map<Index, Integer> at, DoubleFunction<MathNode> numbers) {
        this.environment = environment;
        this.evaluator = new Evaluator(environment);
        this.numbers = numbers;
        this.at = new HashMap<>(at);
    }

    @Override
    public MathNode node(Expr e) {
        return super.node(e);
    }

    private MathNode value(Expr e) {
        return numbers.apply(evaluator.value(e, at));
    }

    @Override
    MathNode number(Index index) {
        return value(Exprs.number(Affine.of(index)));
    }

    @Override
    public MathNode visit(IndexValue e) {
        return value(e);
    }

    @Override
    public MathNode visit(Access e) {
        return value(e);
    }

    @Override
    public MathNode visit(Delta e) {
        return value(e);
    }

    @Override
    public MathNode visit(Conditional e) {
        return node(evaluator.value(e.condition(), at) != 0 ? e.then() : e.otherwise());
    }

    @Override
    MathNode product(List<Mul.Factor> factors) {
        MathNode above = dotted(above(factors));
        List<Mul.Factor> below = below(factors);
        return below.isEmpty() ? above : new MathNode.Quotient(above, dotted(below));
    }

    private MathNode dotted(List<Mul.Factor> factors) {
        List<MathNode> nodes = factors.stream().map(this::power).toList();
        return nodes.isEmpty()
                ? new MathNode.Number("1")
                : nodes.size() == 1 ? nodes.get(0) : new MathNode.Product(MathNode.Kind.CHAIN, nodes);
    }

    @Override
    public MathNode visit(Reduce e) {
        Reduce.Opened opened = e.open();
        List<MathNode> terms = new ArrayList<>();
        collect(opened, 0, terms);
        opened.indices().forEach(at::remove);
        List<MathNode> shown = shortened(terms);
        return switch (e.operator()) {
            case SUM -> shown.size() == 1
                    ? shown.get(0)
                    : tidy(shown.stream().map(n -> new MathNode.Signed(false, n)).toList());
            case PROD -> new MathNode.Product(MathNode.Kind.CHAIN, shown);
            case MAX, MIN -> new MathNode.Function(e.operator().symbol(), shown);
        };
    }

    /** A term for each value of the indices, the last index fastest. */
    private void collect(Reduce.Opened opened, int k, List<MathNode> terms) {
        if (k == opened.indices().size()) {
            terms.add(node(opened.body()));
            return;
        }
        Index i = opened.indices().get(k);
        for (int n = 0; n < environment.extent(i.extent()); n++) {
            at.put(i, n);
            collect(opened, k + 1, terms);
        }
    }

    private static List<MathNode> shortened(List<MathNode> terms) {
        if (terms.size() <= MOST_TERMS) {
            return terms;
        }
        List<MathNode> shown = new ArrayList<>(terms.subList(0, MOST_TERMS - 2));
        shown.add(new MathNode.Ellipsis());
        shown.add(terms.get(terms.size() - 1));
        return shown;
    }

    @Override
    public MathNode visit(Add e) {
        MathNode node = super.visit(e);
        return node instanceof MathNode.Sum s ? tidy(s.terms()) : node;
    }

    /** The sign of a term's first number becomes the term's. */
    private static MathNode tidy(List<MathNode.Signed> terms) {
        return new MathNode.Sum(terms.stream()
                .map(t -> {
                    MathNode size = negated(t.term());
                    return size == null ? t : new MathNode.Signed(!t.minus(), size);
                })
                .toList());
    }

    /** What this is the negative of, if it starts with a minus; else null. */
    private static MathNode negated(MathNode n) {
        MathNode whole = MathNode.Sum.negated(n);
        if (whole != null) {
            return whole;
        }
        MathNode first = n instanceof MathNode.Product p ? negated(p.factors().get(0)) : null;
        if (first == null) {
            return null;
        }
        MathNode.Product product = (MathNode.Product) n;
        List<MathNode> factors = new ArrayList<>(product.factors());
        factors.set(0, first);
        return new MathNode.Product(product.kind(), factors);
    }
}
