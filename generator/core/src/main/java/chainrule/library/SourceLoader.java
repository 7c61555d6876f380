package chainrule.library;

import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.UnreadableSourceException;
import chainrule.syntax.ImportSyntax;
import chainrule.syntax.NetParser;
import chainrule.syntax.SpecSyntax;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a specification, what it imports, and the standard library. */
public final class SourceLoader {

    private final Diagnostics diagnostics;
    private final Sources sources = new Sources();
    private final Set<Path> done = new HashSet<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private SourceLoader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Everything that a specification can name; what could not be read is a diagnostic. */
    public static Sources load(Path spec, Diagnostics diagnostics) {
        SourceLoader loader = new SourceLoader(diagnostics);
        try {
            loader.file(spec, SourceText.read(spec), true);
        } catch (UnreadableSourceException e) {
            diagnostics.add(e.diagnostic());
        }
        loader.library();
        return loader.sources;
    }

    /** Everything that a text in memory can name; its imports are relative to the working directory. */
    public static Sources load(SourceText text, Diagnostics diagnostics) {
        SourceLoader loader = new SourceLoader(diagnostics);
        loader.file(Path.of("memory.net"), text, true);
        loader.library();
        return loader.sources;
    }

    /** The standard library alone. */
    public static Sources standardLibrary(Diagnostics diagnostics) {
        SourceLoader loader = new SourceLoader(diagnostics);
        loader.library();
        return loader.sources;
    }

    private void library() {
        for (SourceText text : StandardLibrary.texts()) {
            sources.library().add(text);
            NetParser.parse(text, diagnostics).ifPresent(spec -> add(spec, false));
        }
    }

    private void file(Path path, SourceText text, boolean isMain) {
        Path key = path.toAbsolutePath().normalize();
        open.push(key);
        sources.read().add(path);
        Optional<SpecSyntax> spec = NetParser.parse(text, diagnostics);
        spec.ifPresent(s -> {
            add(s, isMain);
            s.imports().forEach(i -> follow(path, i));
        });
        open.pop();
        done.add(key);
    }

    private void add(SpecSyntax spec, boolean isMain) {
        if (isMain) {
            sources.nets().addAll(spec.nets());
        }
        sources.functions().addAll(spec.functions());
        sources.layers().addAll(spec.layers());
        sources.optimizers().addAll(spec.optimizers());
    }

    private void follow(Path from, ImportSyntax statement) {
        try {
            Path path = from.resolveSibling(statement.path());
            Path key = path.toAbsolutePath().normalize();
            if (open.contains(key)) {
                diagnostics.error("import-cycle", "`" + statement.path() + "` imports itself", statement.pathSpan());
            } else if (!done.contains(key)) {
                file(path, SourceText.read(path), false);
            }
        } catch (UnreadableSourceException e) {
            Diagnostic why = e.diagnostic();
            diagnostics.error(
                    "unreadable-import",
                    "cannot import `" + statement.path() + "`: " + why.message(),
                    statement.pathSpan());
        } catch (InvalidPathException e) {
            diagnostics.error("unreadable-import", "`" + statement.path() + "` is not a path", statement.pathSpan());
        }
    }
}
