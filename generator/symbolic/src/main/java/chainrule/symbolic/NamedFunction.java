package chainrule.symbolic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of numbers that a specification or the library defines: a name for an expression in its formals. The engine
 * knows no such function; it differentiates the body.
 */
public final class NamedFunction {

    private final String name;
    private final String sign;
    private final List<Symbol> formals;
    private final Expr body;
    private volatile Expr expandedBody;

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

    /**
     * A term with the bodies of all functions that it calls. Each function's body is expanded once, each part of the term once: work is
     * linear in the calls, however these are nested.
     */
    public static Expr expandAll(Expr e) {
        return expandAll(e, new HashMap<>());
    }

    private static Expr expandAll(Expr e, Map<Expr, Expr> done) {
        Expr known = done.get(e);
        if (known == null) {
            Expr inner = e.mapChildren(child -> expandAll(child, done));
            known = inner instanceof Call c
                    ? Substitution.ofFormals(c.function().formals, c.arguments()).apply(c.function().expandedBody())
                    : inner;
            done.put(e, known);
        }
        return known;
    }

    private Expr expandedBody() {
        if (expandedBody == null) {
            expandedBody = expandAll(body);
        }
        return expandedBody;
    }

    @Override
    public String toString() {
        return name;
    }
}
