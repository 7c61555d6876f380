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
        this.last = Stamp.read(Files.exists(settings.stamp()) ? settings.stamp() : formerStamp());
    }

    /** Where versions before 1.0 kept it: in a source folder, one for all executions. */
    private Path formerStamp() {
        return settings.output().resolve(".chainrule-stamp");
    }

    Outcome run() throws IOException {
        List<Path> specs = folder.specs();
        Requests requests = new Requests(settings, folder);
        Failure misuse = requests.misuse(specs);
        List<Path> changed = specs.stream().filter(spec -> !isCurrent(spec)).toList();
        int unchanged = specs.size() - changed.size();
        if (!misuse.isNone()) {
            return Outcome.failed(changed, unchanged, List.of(), misuse);
        }
        List<SpecResult> results = new ArrayList<>();
        changed.forEach(spec -> results.add(compiled(spec, requests)));
        List<Diagnostic> diagnostics =
                Repetitions.without(results.stream().flatMap(r -> r.diagnostics().stream()));
        Failure failure = results.stream().allMatch(SpecResult::isGood) ? Failure.NONE : Failure.of(diagnostics);
        if (!failure.isNone()) {
            return Outcome.failed(changed, unchanged, diagnostics, failure);
        }
        return write(specs, changed, results, diagnostics);
    }

    private SpecResult compiled(Path spec, Requests requests) {
        try {
            return SpecResult.of(studies, requests.of(spec));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new BrokenToolException(spec, e);
        }
    }

    private boolean isCurrent(Path spec) {
        Stamp.Entry entry = last.entries().get(spec);
        return entry != null && last.settings().equals(settings.fingerprint()) && entry.isCurrent();
    }

    private Outcome write(List<Path> specs, List<Path> changed, List<SpecResult> results, List<Diagnostic> diagnostics)
            throws IOException {
        Outputs outputs = new Outputs(settings.output(), last, Stamp.others(settings.stamp()));
        Map<Path, Stamp.Entry> entries = new LinkedHashMap<>();
        specs.stream()
                .filter(spec -> !changed.contains(spec))
                .forEach(spec -> entries.put(spec, last.entries().get(spec)));
        entries.forEach((spec, entry) -> outputs.keep(spec, entry.written().keySet()));
        results.forEach(outputs::plan);
        Failure clash = outputs.clash();
        if (!clash.isNone()) {
            return Outcome.failed(changed, specs.size() - changed.size(), diagnostics, clash);
        }
        List<Path> written = outputs.write();
        results.forEach(r -> entries.put(r.spec(), Stamp.Entry.of(r.read(), outputs.of(r.spec()))));
        List<Path> left = outputs.changedByOthers();
        List<Path> deleted = outputs.deleteUnwanted();
        Stamp now = new Stamp(settings.fingerprint(), entries);
        if (!now.equals(Stamp.read(settings.stamp()))) {
            now.write(settings.stamp());
            Files.deleteIfExists(formerStamp());
        }
        return new Outcome(changed, specs.size() - changed.size(), diagnostics, written, deleted, left, Failure.NONE);
    }
}
