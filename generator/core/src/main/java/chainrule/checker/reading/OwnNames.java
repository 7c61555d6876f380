package chainrule.checker.reading;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.truth.Terms;
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
public final class OwnNames {

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<Symbol, Meaning> meanings = new IdentityHashMap<>();
    private final Set<String> failed = new HashSet<>();

    public void define(String name, Meaning meaning) {
        Symbol s = Symbol.of(
                Symbol.Role.DEFINITION, name, meaning.axes().stream().map(Index::extent).toList());
        symbols.put(name, s);
        meanings.put(s, meaning);
        failed.remove(name);
    }

    /** A name whose line cannot be understood: lines that use it are not judged. */
    public void fail(String name) {
        failed.add(name);
    }

    public boolean isFailed(String name) {
        return failed.contains(name);
    }

    public boolean isDefined(String name) {
        return symbols.containsKey(name);
    }

    public Set<String> names() {
        return symbols.keySet();
    }

    public Map<Symbol, Meaning> meanings() {
        return meanings;
    }

    /** A term with the meanings of own names put in. */
    public Expr unfolded(Expr e) {
        Expr result = e;
        for (Symbol s : Accesses.symbols(e)) {
            Meaning meaning = meanings.get(s);
            if (meaning != null) {
                result = unfolded(new Assignment(s, meaning.axes(), Terms.unfolded(meaning)).putInto(result));
            }
        }
        return result;
    }

    Optional<Meaning> named(String name) {
        return Optional.ofNullable(symbols.get(name)).map(s -> {
            Meaning meaning = meanings.get(s);
            List<Index> axes = s.axes().stream().map(Index::fresh).toList();
            return new Meaning(
                    axes,
                    Exprs.access(s, axes.stream().map(Affine::of).toList()),
                    meaning.isRow(),
                    List.of(),
                    meaning.derivative());
        });
    }
}
