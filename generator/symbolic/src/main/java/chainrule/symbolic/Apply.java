package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An elementary function of numbers. */
public final class Apply extends Expr {

    private final ElementaryFunction function;
    private final List<Expr> arguments;

    private Apply(ElementaryFunction function, List<Expr> arguments) {
        super(function.ordinal() * 31 + arguments.hashCode() * 7 + 17);
        this.function = function;
        this.arguments = arguments;
    }

    static Apply of(ElementaryFunction function, List<Expr> arguments) {
        return Interner.intern(new Apply(function, List.copyOf(arguments)));
    }

    public ElementaryFunction function() {
        return function;
    }

    public List<Expr> arguments() {
        return arguments;
    }

    @Override
    public boolean isExponential() {
        return function == ElementaryFunction.EXP;
    }

    @Override
    public Expr exponent() {
        return isExponential() ? arguments.get(0) : null;
    }

    /** The comparison that holds on one side of this function's kink and not on the other, or null for one without. */
    public Expr sides() {
        Expr x = arguments.get(0);
        return switch (function) {
            case ABS, SIGN -> Exprs.apply(ElementaryFunction.LESS, x, Num.ZERO);
            case MAX, MIN -> Exprs.apply(ElementaryFunction.LESS, x, arguments.get(1));
            default -> null;
        };
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
        return images == null ? this : Exprs.apply(function, images);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Apply a && function == a.function && arguments.equals(a.arguments);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        arguments.forEach(a -> all.addAll(a.freeIndices()));
        return all;
    }
}
