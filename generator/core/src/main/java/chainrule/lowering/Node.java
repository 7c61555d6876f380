package chainrule.lowering;

import chainrule.plan.Combination;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.function.Consumer;

/** A loop nest over terms, before subterms are placed: what loops run in which order, and what is written inside. */
sealed interface Node {

    /** One case per kind of node. */
    interface Visitor<R> {
        R visit(Around n);

        R visit(Write n);

        R visit(Start n);

        R visit(Gather n);

        R visit(First n);

        R visit(Where n);

        R visit(Drawn n);

        R visit(Product n);
    }

    <R> R accept(Visitor<R> visitor);

    /** The nodes inside. */
    default List<Node> body() {
        return List.of();
    }

    /** The terms that this reads itself, apart from the nodes inside and from subscripts. */
    List<Expr> terms();

    /** What this itself gives a value to, or null. */
    default Symbol written() {
        return null;
    }

    /** The same with indices replaced in its terms and subscripts; loops keep theirs. */
    Node map(Substitution substitution);

    /** Does something with this, then with all nodes inside. */
    default void forEach(Consumer<Node> action) {
        action.accept(this);
        body().forEach(child -> child.forEach(action));
    }

    static List<Node> map(List<Node> nodes, Substitution substitution) {
        return nodes.stream().map(n -> n.map(substitution)).toList();
    }

    private static List<Affine> subscripts(List<Affine> at, Substitution substitution) {
        return at.stream().map(substitution::apply).toList();
    }

    /** A loop over the values of an index, or over the samples where the index is null. */
    record Around(Index index, List<Node> body) implements Node {
        public Around {
            body = List.copyOf(body);
        }

        boolean overSamples() {
            return index == null;
        }

        @Override
        public List<Expr> terms() {
            return List.of();
        }

        @Override
        public Node map(Substitution s) {
            return new Around(index, Node.map(body, s));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** target[at] is set to a value, or combined with it. */
    record Write(Symbol target, List<Affine> at, Combination combination, Expr value) implements Node {
        @Override
        public List<Expr> terms() {
            return List.of(value);
        }

        @Override
        public Symbol written() {
            return target;
        }

        @Override
        public Node map(Substitution s) {
            return new Write(target, subscripts(at, s), combination, s.apply(value));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local for a reduction, a symbol without axes. */
    record Start(Symbol local, Combination combination) implements Node {
        @Override
        public List<Expr> terms() {
            return List.of();
        }

        @Override
        public Symbol written() {
            return local;
        }

        @Override
        public Node map(Substitution s) {
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The local of a reduction combined with a value. */
    record Gather(Symbol local, Combination combination, Expr value) implements Node {
        @Override
        public List<Expr> terms() {
            return List.of(value);
        }

        @Override
        public Symbol written() {
            return local;
        }

        @Override
        public Node map(Substitution s) {
            return new Gather(local, combination, s.apply(value));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local with the first sample's value of an element that each sample has; a symbol without axes. */
    record First(Symbol local, Access element) implements Node {
        @Override
        public List<Expr> terms() {
            return List.of(element);
        }

        @Override
        public Symbol written() {
            return local;
        }

        @Override
        public Node map(Substitution s) {
            return new First(local, (Access) s.apply(element));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What runs only where a condition holds. */
    record Where(Expr condition, List<Node> body) implements Node {
        public Where {
            body = List.copyOf(body);
        }

        @Override
        public List<Expr> terms() {
            return List.of(condition);
        }

        @Override
        public Node map(Substitution s) {
            return new Where(s.apply(condition), Node.map(body, s));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local with a random number; a symbol without axes. */
    record Drawn(Symbol local, boolean normal) implements Node {
        @Override
        public List<Expr> terms() {
            return List.of();
        }

        @Override
        public Symbol written() {
            return local;
        }

        @Override
        public Node map(Substitution s) {
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * target[at] += Σ left · right, where the right side does not depend on the rows: it is brought into panels, each of several
     * rows of the sum, that all rows use.
     *
     * @param outer what is looped over outside
     * @param rows what is looped over for the same panels
     * @param along the innermost loop, an axis along which the target is contiguous and the left side is constant
     * @param summed what is summed over, the samples where it is null
     */
    record Product(
            Symbol target, List<Affine> at, Loops outer, Loops rows, Index along, Index summed, Expr left, Expr right)
            implements Node {

        /** Indices, and whether the samples are outside them. */
        record Loops(boolean overSamples, List<Index> indices) {}

        @Override
        public List<Expr> terms() {
            return List.of(left, right);
        }

        @Override
        public Symbol written() {
            return target;
        }

        @Override
        public Node map(Substitution s) {
            return new Product(target, subscripts(at, s), outer, rows, along, summed, s.apply(left), s.apply(right));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
