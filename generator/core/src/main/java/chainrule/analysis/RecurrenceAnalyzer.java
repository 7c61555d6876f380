package chainrule.analysis;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DefinitionSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Definitions in index form that name themselves or each other: a recurrence, if they do so at earlier values of one index.
 * Their shapes are found first, from all else that they name.
 */
final class RecurrenceAnalyzer {

    private final Compilation c;
    private final Scope scope;
    private final String prefix;
    private final Function<DefinitionSyntax, Frame> frames;
    private final Map<String, List<Index>> axes = new LinkedHashMap<>();
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

    /** @param frames the frame of each definition */
    RecurrenceAnalyzer(Compilation c, Scope scope, String prefix, Function<DefinitionSyntax, Frame> frames) {
        this.c = c;
        this.scope = scope;
        this.prefix = prefix;
        this.frames = frames;
    }

    /** The members' symbols by name; their values are in scope. */
    Map<String, Symbol> define(List<DefinitionSyntax> members) {
        members.forEach(d -> scope.hide(d.name()));
        findShapes(members);
        int first = c.graph().definitions().size();
        try {
            members.forEach(this::define);
            arrange(first, members);
        } catch (AnalysisException reported) {
            c.graph().forget(first);
            throw reported;
        }
        return symbols;
    }

    private void define(DefinitionSyntax d) {
        List<Index> indices = axes.get(d.name());
        IndexedDefinition definition = definition(d);
        c.graph().define(
                new Assignment(symbols.get(d.name()), indices, definition.body(indices), definition.isMean()));
    }

    private IndexedDefinition definition(DefinitionSyntax d) {
        return new IndexedDefinition(c, scope, frames.apply(d), d);
    }

    /** One definition's shape may be what another's is found from. */
    private void findShapes(List<DefinitionSyntax> members) {
        while (symbols.size() < members.size()) {
            int before = symbols.size();
            for (DefinitionSyntax d : members) {
                if (!symbols.containsKey(d.name())) {
                    definition(d).tryAxes().ifPresent(found -> declare(d, found));
                }
            }
            if (symbols.size() == before) {
                Optional<DefinitionSyntax> open =
                        members.stream().filter(d -> !symbols.containsKey(d.name())).findFirst();
                definition(open.orElseThrow()).axes();
            }
        }
    }

    private void declare(DefinitionSyntax d, List<Index> indices) {
        Symbol s = Symbol.of(
                Symbol.Role.DEFINITION,
                prefix + d.name(),
                indices.stream().map(Index::extent).toList());
        axes.put(d.name(), indices);
        symbols.put(d.name(), s);
        Value value = Value.of(s);
        scope.put(d.name(), () -> value);
    }

    private void arrange(int first, List<DefinitionSyntax> members) {
        try {
            c.graph().arrange(first);
        } catch (Block.CycleException e) {
            DefinitionSyntax d = members.get(0);
            throw c.reporter()
                    .fail(c.reporter()
                            .error("cycle", "`" + d.name() + "` is defined by values of itself that are not earlier", d.nameSpan())
                            .withSuggestion("a recurrence uses values at earlier places of one index, as in `"
                                    + d.name() + "[t-1 else 0]`"));
        }
    }
}
