package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Index form, which every term has: p[k] (g[k] − sum[i](g[i] p[i])). */
final class IndexForm extends NodeBuilder {

    private static final String LETTERS = "ijklmnopqrsuvw";

    private final Map<Index, String> names = new HashMap<>();
    /** What stands for accesses outside their axes. */
    private final Map<Access, MathNode> outside = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    /** @param reserved names that no bound index may have, besides those that occur in the term */
    IndexForm(Expr e, Set<String> reserved) {
        taken.addAll(reserved);
        e.freeIndices().forEach(i -> taken.add(i.name()));
        reserveNames(e, new HashSet<>());
    }

    private void reserveNames(Expr e, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            taken.add(a.symbol().name());
            a.symbol().axes().stream().flatMap(axis -> axis.parts().stream())
                    .filter(p -> p.term() instanceof Size)
                    .forEach(p -> taken.add(((Size) p.term()).name()));
            if (a.symbol().call() != null) {
                a.symbol().call().arguments().forEach(x -> reserveNames(x.body(), seen));
            }
            a.subscripts().forEach(s -> reserveNames(Exprs.number(s), seen));
        }
        e.children().forEach(child -> reserveNames(child, seen));
    }

    private String name(Index i) {
        return names.computeIfAbsent(i, k -> k.isNamed() ? k.name() : unused());
    }

    private String unused() {
        for (int round = 0; ; round++) {
            for (char letter : LETTERS.toCharArray()) {
                String name = round == 0 ? Character.toString(letter) : letter + Integer.toString(round);
                if (taken.add(name)) {
                    return name;
                }
            }
        }
    }

    @Override
    MathNode number(Index index) {
        return new MathNode.Index(name(index));
    }

    @Override
    public MathNode visit(Access e) {
        TensorCall call = e.symbol().call();
        boolean whole = call == null || call.arguments().stream().allMatch(a -> MatrixForm.ofWhole(a).isPresent());
        if (!whole && call.function() == OpaqueFunction.SOLVE) {
            return node(Solutions.byInverse(e));
        }
        MathNode base = whole ? base(e.symbol()) : ofElements(e.symbol().name(), call);
        return e.subscripts().isEmpty()
                ? base
                : new MathNode.Subscripted(base, subscripts(e));
    }

    /** A function of a tensor that has no matrix form: f[i](its elements). */
    private MathNode ofElements(String name, TensorCall call) {
        TensorArgument tensor = call.arguments().get(0);
        List<Index> indices = tensor.extents().stream().map(Index::fresh).toList();
        Expr element = tensor.at(indices.stream().map(Affine::of).toList());
        return over(
                indices, element, (binders, body) -> new MathNode.OfElements(name, call.function().sign(), binders, body));
    }

    private List<MathNode> subscripts(Access e) {
        List<MathNode> subscripts =
                new ArrayList<>(e.subscripts().stream().map(this::affine).toList());
        MathNode value = outside.get(e);
        if (value != null) {
            int last = subscripts.size() - 1;
            subscripts.set(last, new MathNode.Outside(subscripts.get(last), value));
        }
        return subscripts;
    }

    /** if 0 &lt;= t − 1 then h[t − 1] else 0 reads h[t − 1 else 0], also as a factor. */
    @Override
    public MathNode visit(Conditional e) {
        Set<Access> guarded = Guarded.by(e);
        if (guarded.isEmpty()) {
            return super.visit(e);
        }
        return guarded(guarded, node(e.otherwise()), () -> node(e.then()));
    }

    @Override
    public MathNode visit(Mul e) {
        return guarded(Guarded.by(e), new MathNode.Number("0"), () -> super.visit(e));
    }

    /** A part in which some accesses say what is outside their axes. */
    private MathNode guarded(Set<Access> guarded, MathNode value, Supplier<MathNode> part) {
        if (guarded.isEmpty()) {
            return part.get();
        }
        Map<Access, MathNode> around = new HashMap<>(outside);
        guarded.forEach(a -> outside.put(a, value));
        MathNode node = part.get();
        outside.clear();
        outside.putAll(around);
        return node;
    }

    @Override
    public MathNode visit(Delta e) {
        boolean turn = e.left().isConstant();
        MathNode equal =
                new MathNode.Relation("==", affine(turn ? e.right() : e.left()), affine(turn ? e.left() : e.right()));
        return new MathNode.Choice(equal, new MathNode.Number("1"), new MathNode.Number("0"));
    }

    @Override
    MathNode product(List<Mul.Factor> factors) {
        MathNode numerator = scalar(above(factors));
        List<Mul.Factor> below = below(factors);
        return below.isEmpty() ? numerator : new MathNode.Quotient(numerator, scalar(below));
    }

    private MathNode scalar(List<Mul.Factor> factors) {
        List<MathNode> nodes = factors.stream().map(this::power).toList();
        return nodes.isEmpty()
                ? new MathNode.Number("1")
                : nodes.size() == 1 ? nodes.get(0) : new MathNode.Product(MathNode.Kind.SCALAR, nodes);
    }

    @Override
    public MathNode visit(Reduce e) {
        Reduce.Opened opened = e.open();
        return over(
                opened.indices(),
                opened.body(),
                (binders, body) -> new MathNode.Reduction(e.operator().symbol(), binders, body));
    }

    /** Bound indices with names of their own as long as their body is written. */
    private MathNode over(
            List<Index> indices, Expr element, BiFunction<List<MathNode.Binder>, MathNode, MathNode> whole) {
        Set<String> before = new HashSet<>(taken);
        List<MathNode.Binder> binders = new ArrayList<>();
        for (Index i : indices) {
            boolean implied = standsAlone(element, i, outside.keySet());
            binders.add(new MathNode.Binder(name(i), implied ? null : affine(i.extent())));
        }
        MathNode body = node(element);
        taken.retainAll(before);
        indices.forEach(names::remove);
        return whole.apply(binders, body);
    }

    /** Whether an index is a whole subscript somewhere, of an axis with its range, in an access that is not guarded. */
    private static boolean standsAlone(Expr e, Index i, Set<Access> guarded) {
        if (e instanceof Access a) {
            return !guarded.contains(a)
                    && IntStream.range(0, a.subscripts().size())
                            .anyMatch(k -> i.equals(a.subscripts().get(k).asIndex())
                                    && a.symbol().axes().get(k).equals(i.extent()));
        }
        Set<Access> all = new HashSet<>(guarded);
        all.addAll(Guarded.by(e));
        return e.children().stream().anyMatch(child -> standsAlone(child, i, all));
    }
}
