package chainrule.compiler;

import chainrule.checker.truth.Subject;
import chainrule.derivation.Deriver;
import chainrule.derivation.LineChecker;
import chainrule.derivation.WrittenNames;
import chainrule.library.SourceLoader;
import chainrule.report.ContrastDocument;
import chainrule.report.Document;
import chainrule.source.Diagnostics;
import chainrule.syntax.DimSyntax;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets two derivations side by side. */
public final class Contrasts {

    private Contrasts() {}

    /** A dim that only one of the two has is set there; one that neither has is an error. */
    public static DocumentResult of(CompileRequest first, CompileRequest second) {
        Diagnostics diagnostics = new Diagnostics();
        Set<String> ofFirst = dims(first);
        Set<String> ofSecond = dims(second);
        Optional<WrittenNames> a = derived(given(first, ofFirst, ofSecond), diagnostics);
        Optional<WrittenNames> b = derived(given(second, ofSecond, ofFirst), diagnostics);
        Optional<Document> document = a.flatMap(x -> b.map(y -> ContrastDocument.of(x, y)));
        return new DocumentResult(diagnostics.sorted(), document);
    }

    private static Set<String> dims(CompileRequest request) {
        Set<String> dims = new HashSet<>();
        SourceLoader.load(request.spec(), request.project(), new Diagnostics()).nets().forEach(net -> net.statements().stream()
                .filter(DimSyntax.class::isInstance)
                .forEach(s -> dims.add(((DimSyntax) s).name())));
        return dims;
    }

    /** Without what only the other has. */
    private static CompileRequest given(CompileRequest request, Set<String> own, Set<String> others) {
        Map<String, Integer> dims = new HashMap<>(request.dims());
        dims.keySet().removeIf(name -> !own.contains(name) && others.contains(name));
        return new CompileRequest(request.spec(), dims, request.packageName(), request.doublePrecision());
    }

    private static Optional<WrittenNames> derived(CompileRequest request, Diagnostics diagnostics) {
        return NetworkReading.of(request, diagnostics).map(r -> new WrittenNames(
                LineChecker.checked(Deriver.derive(
                        r.result().network(), r.result().functions(), r.result().tensorFunctions())),
                Subject.written(r.sources())));
    }
}
