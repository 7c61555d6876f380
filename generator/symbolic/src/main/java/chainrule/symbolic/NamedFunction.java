package chainrule.symbolic;

import java.util.List;

/**
 * A function of numbers that a specification or the library defines: a name for an expression in its formals. The engine
 * knows no such function; it differentiates the body.
 */
public final class NamedFunction {

    private final String name;
    private final String sign;
    private final List<Symbol> formals;
    private final Expr body;

    public NamedFunction(String name, List<Symbol> formals, Expr body) {
        this(name, name, formals, body);
    }

    /** @param sign what stands for the name in mathematics, as σ may */
    public NamedFunction(String name, String sign, List<Symbol> formals, Expr body) {
        this.name = name;
        this.sign = sign;
        this.formals = List.copyOf(formals);
        this.body = body;
    }

    public String name() {
        return name;
    }

    /** What stands for the name in mathematics; the name itself where nothing else does. */
    public String sign() {
        return sign;
    }

    /** Symbols without axes. */
    public List<Symbol> formals() {
        return formals;
    }

    public Expr body() {
        return body;
    }

    /** The body with the arguments in place of the formals. */
    public Expr expand(List<Expr> arguments) {
        return Substitution.ofFormals(formals, arguments).apply(body);
    }

    @Override
    public String toString() {
        return name;
    }
}
