package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a student's lines define, `d3 = dl/dz3`. */
final class OwnNames {

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<Symbol, Formula> meanings = new IdentityHashMap<>();
    private final Set<String> failed = new HashSet<>();

    void define(String name, Formula meaning) {
        Symbol s = Symbol.of(
                Symbol.Role.DEFINITION, name, meaning.axes().stream().map(Index::extent).toList());
        symbols.put(name, s);
        meanings.put(s, meaning);
        failed.remove(name);
    }

    /** A name whose line cannot be understood: lines that use it are not judged. */
    void fail(String name) {
        failed.add(name);
    }

    boolean isFailed(String name) {
        return failed.contains(name);
    }

    boolean isDefined(String name) {
        return symbols.containsKey(name);
    }

    Set<String> names() {
        return symbols.keySet();
    }

    Map<Symbol, Formula> meanings() {
        return meanings;
    }

    /** A term with the meanings of own names put in. */
    Expr unfolded(Expr e) {
        Expr result = e;
        for (Symbol s : Accesses.symbols(e)) {
            Formula meaning = meanings.get(s);
            if (meaning != null) {
                result = unfolded(new Assignment(s, meaning.axes(), Terms.unfolded(meaning)).putInto(result));
            }
        }
        return result;
    }

    Optional<Formula> named(String name) {
        return Optional.ofNullable(symbols.get(name)).map(s -> {
            Formula meaning = meanings.get(s);
            List<Index> axes = s.axes().stream().map(Index::fresh).toList();
            return new Formula(
                    axes,
                    Exprs.access(s, axes.stream().map(Affine::of).toList()),
                    meaning.isRow(),
                    List.of(),
                    meaning.derivative());
        });
    }
}
