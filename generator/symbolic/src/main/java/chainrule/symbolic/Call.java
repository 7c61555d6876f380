package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A function of numbers that a specification or the library defines, kept by its name. */
public final class Call extends Expr {

    private final NamedFunction function;
    private final List<Expr> arguments;

    private Call(NamedFunction function, List<Expr> arguments) {
        super(System.identityHashCode(function) * 31 + arguments.hashCode() * 7 + 19);
        this.function = function;
        this.arguments = arguments;
    }

    static Call of(NamedFunction function, List<Expr> arguments) {
        return Interner.intern(new Call(function, List.copyOf(arguments)));
    }

    public NamedFunction function() {
        return function;
    }

    public List<Expr> arguments() {
        return arguments;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<Expr> children() {
        return arguments;
    }

    @Override
    public Expr mapChildren(UnaryOperator<Expr> f) {
        List<Expr> images = images(arguments, f);
        return images == null ? this : Exprs.call(function, images);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Call a && function == a.function && arguments.equals(a.arguments);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        arguments.forEach(a -> all.addAll(a.freeIndices()));
        return all;
    }
}
