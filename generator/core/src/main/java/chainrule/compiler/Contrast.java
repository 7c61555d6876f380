package chainrule.compiler;

import chainrule.checker.truth.Subject;
import chainrule.derivation.WrittenNames;
import chainrule.report.ContrastDocument;
import chainrule.report.Document;
import chainrule.source.Diagnostic;
import chainrule.syntax.DimSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two derivations side by side. */
record Contrast(NetworkStudy first, NetworkStudy second) {

    Result<Document> result() {
        NetworkStudy a = given(first, second);
        NetworkStudy b = given(second, first);
        Optional<WrittenNames> left = names(a);
        Optional<WrittenNames> right = names(b);
        List<Diagnostic> diagnostics = new ArrayList<>(a.derivation().diagnostics());
        b.derivation().diagnostics().stream().filter(d -> !diagnostics.contains(d)).forEach(diagnostics::add);
        return new Result<>(diagnostics, left.flatMap(x -> right.map(y -> ContrastDocument.of(x, y))));
    }

    /** Without the dims that only the other has. */
    private static NetworkStudy given(NetworkStudy study, NetworkStudy other) {
        Set<String> own = dims(study);
        Set<String> others = dims(other);
        Map<String, Integer> dims = new HashMap<>(study.request().dims());
        dims.keySet().removeIf(name -> !own.contains(name) && others.contains(name));
        return study.with(dims);
    }

    private static Set<String> dims(NetworkStudy study) {
        Set<String> dims = new HashSet<>();
        study.sources().nets().forEach(net -> net.statements().stream()
                .filter(DimSyntax.class::isInstance)
                .forEach(s -> dims.add(((DimSyntax) s).name())));
        return dims;
    }

    private static Optional<WrittenNames> names(NetworkStudy study) {
        return study.derivation().value().map(d -> new WrittenNames(d, Subject.written(study.sources())));
    }
}
