package chainrule.maven;

import chainrule.compiler.Studies;
import chainrule.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run over the folder of the specs: compiles what has changed, and writes all of it or nothing. */
final class Generation {
    private final Settings settings;
    private final Studies studies;
    private final SpecFolder folder;
    private final Stamp last;

    Generation(Settings settings) {
        this(settings, Studies.STANDARD);
    }

    /** @param studies of the specs */
    Generation(Settings settings, Studies studies) {
        this.settings = settings;
        this.studies = studies;
        this.folder = new SpecFolder(settings.source());
        this.last = Stamp.read(settings.stamp());
    }

    Outcome run() throws IOException {
        List<Path> specs = folder.specs();
        Requests requests = new Requests(settings, folder);
        Failure misuse = requests.misuse(specs);
        List<Path> changed = specs.stream().filter(spec -> !isCurrent(spec)).toList();
        int unchanged = specs.size() - changed.size();
        if (!misuse.isNone()) {
            return new Outcome(changed, unchanged, List.of(), List.of(), List.of(), misuse);
        }
        List<SpecResult> results = new ArrayList<>();
        changed.forEach(spec -> results.add(SpecResult.of(studies, requests.of(spec))));
        List<Diagnostic> diagnostics =
                results.stream().flatMap(r -> r.diagnostics().stream()).toList();
        Failure failure = results.stream().allMatch(SpecResult::isGood) ? Failure.NONE : Failure.of(diagnostics);
        if (!failure.isNone()) {
            return new Outcome(changed, unchanged, diagnostics, List.of(), List.of(), failure);
        }
        return write(specs, changed, results, diagnostics);
    }

    private boolean isCurrent(Path spec) {
        Stamp.Entry entry = last.entries().get(spec);
        return entry != null && last.settings().equals(settings.fingerprint()) && entry.isCurrent();
    }

    private Outcome write(List<Path> specs, List<Path> changed, List<SpecResult> results, List<Diagnostic> diagnostics)
            throws IOException {
        Outputs outputs = new Outputs(settings.output());
        Map<Path, Stamp.Entry> entries = new LinkedHashMap<>();
        specs.stream()
                .filter(spec -> !changed.contains(spec))
                .forEach(spec -> entries.put(spec, last.entries().get(spec)));
        entries.forEach((spec, entry) -> outputs.keep(spec, entry.written().keySet()));
        results.forEach(outputs::plan);
        Failure clash = outputs.clash();
        if (!clash.isNone()) {
            return new Outcome(changed, specs.size() - changed.size(), diagnostics, List.of(), List.of(), clash);
        }
        List<Path> written = outputs.write();
        results.forEach(r -> entries.put(r.spec(), Stamp.Entry.of(r.read(), outputs.of(r.spec()))));
        List<Path> deleted = outputs.deleteOthers(last);
        if (!changed.isEmpty() || !deleted.isEmpty()) {
            Files.createDirectories(settings.output());
            new Stamp(settings.fingerprint(), entries).write(settings.stamp());
        }
        return new Outcome(changed, specs.size() - changed.size(), diagnostics, written, deleted, Failure.NONE);
    }
}
