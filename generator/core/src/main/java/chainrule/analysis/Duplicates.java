package chainrule.analysis;

import chainrule.library.Sources;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceSpan;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.OptimizerSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that the user's functions, layers and optimizers declare twice. */
final class Duplicates {

    private static final List<String> OF_OPTIMIZERS = List.of("theta", "θ", "g", "t");

    private final Sources sources;
    private final Diagnostics diagnostics;

    private Duplicates(Sources sources, Diagnostics diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** Whether there are none; those that there are have been reported. */
    static boolean none(Sources sources, Diagnostics diagnostics) {
        boolean before = diagnostics.hasErrors();
        new Duplicates(sources, diagnostics).report();
        return before || !diagnostics.hasErrors();
    }

    private void report() {
        Map<List<Object>, SourceSpan> functions = new HashMap<>();
        sources.functions().stream().filter(f -> isOwn(f.span())).forEach(f -> {
            formals(f.formals(), new HashMap<>());
            declare(signature(f), f.name(), f.nameSpan(), functions, "is defined twice for arguments of the same kind");
        });
        Map<String, SourceSpan> layers = new HashMap<>();
        sources.layers().stream().filter(l -> isOwn(l.span())).forEach(l -> {
            layer(l);
            declare(l.name(), l.name(), l.nameSpan(), layers, "is defined twice");
        });
        Map<String, SourceSpan> optimizers = new HashMap<>();
        sources.optimizers().stream().filter(o -> isOwn(o.span())).forEach(o -> {
            optimizer(o);
            declare(o.name(), o.name(), o.nameSpan(), optimizers, "is defined twice");
        });
    }

    private boolean isOwn(SourceSpan span) {
        return !sources.isLibrary(span.text());
    }

    /** What tells the definitions of one name apart: the number of axes of each argument, and whether it is a class. */
    private static List<Object> signature(FunctionSyntax f) {
        List<Object> kinds = f.formals().stream()
                .map(x -> (Object) List.of(x.shape().size(), x.classes().isPresent()))
                .toList();
        return List.of(f.name(), kinds);
    }

    private void formals(List<FormalSyntax> formals, Map<String, SourceSpan> seen) {
        formals.forEach(x -> declare(x.name(), x.name(), x.nameSpan(), seen, "is declared twice"));
    }

    private void layer(LayerSyntax l) {
        Map<String, SourceSpan> seen = new HashMap<>();
        formals(l.formals(), seen);
        l.statements().forEach(s -> DeclaredName.of(s)
                .ifPresent(d -> declare(d.name(), d.name(), d.span(), seen, "is declared twice")));
    }

    private void optimizer(OptimizerSyntax o) {
        Map<String, SourceSpan> seen = new HashMap<>();
        OF_OPTIMIZERS.forEach(name -> seen.put(name, null));
        formals(o.formals(), seen);
        o.states().forEach(s -> declare(s.name(), s.name(), s.nameSpan(), seen, "is declared twice"));
    }

    private <K> void declare(K key, String name, SourceSpan span, Map<K, SourceSpan> seen, String what) {
        boolean known = seen.containsKey(key);
        SourceSpan first = seen.putIfAbsent(key, span);
        if (known) {
            Diagnostic error = Diagnostic.error("duplicate-name", "`" + name + "` " + what, span);
            diagnostics.add(first == null
                    ? Diagnostic.error("reserved-name", "`" + name + "` has a meaning in every optimizer", span)
                    : error.withNote("the first is here", first));
        }
    }
}
