package chainrule.library;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.UnreadableSourceException;
import chainrule.syntax.ImportSyntax;
import chainrule.syntax.NetParser;
import chainrule.syntax.SpecSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a specification, what it imports, and the standard library. */
public final class SourceLoader {

    /** In bytes: a hundred times what a library of definitions needs. */
    private static final long LONGEST_IMPORT = 1_000_000;

    /** Files that import one another in a row. */
    private static final int LONGEST_CHAIN = 100;

    private final Diagnostics diagnostics;
    private final Project project;
    private final Sources sources = new Sources();
    private final Set<Path> done = new HashSet<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private SourceLoader(Project project, Diagnostics diagnostics) {
        this.project = project;
        this.diagnostics = diagnostics;
    }

    /** Everything that a specification can name; what could not be read is a diagnostic. */
    public static Sources load(Path spec, Diagnostics diagnostics) {
        return load(spec, Optional.empty(), diagnostics);
    }

    /** @param base the folder that imports do not leave; if it is not known, the nearest upward with a POM or a repository */
    public static Sources load(Path spec, Optional<Path> base, Diagnostics diagnostics) {
        SourceLoader loader = new SourceLoader(Project.of(spec, base), diagnostics);
        try {
            loader.file(spec, SourceText.readFile(spec), true);
        } catch (UnreadableSourceException e) {
            diagnostics.add(e.diagnostic());
        }
        loader.library();
        return loader.sources;
    }

    /** Everything that a text in memory can name; its imports are relative to the working directory. */
    public static Sources load(SourceText text, Diagnostics diagnostics) {
        Path memory = Path.of("memory.net");
        SourceLoader loader = new SourceLoader(Project.of(memory, Optional.empty()), diagnostics);
        loader.file(memory, text, true);
        loader.library();
        return loader.sources;
    }

    /** The standard library alone. */
    public static Sources standardLibrary(Diagnostics diagnostics) {
        SourceLoader loader = new SourceLoader(new Project(List.of()), diagnostics);
        loader.library();
        return loader.sources;
    }

    private void library() {
        StandardLibrary.parsed().forEach((text, spec) -> {
            sources.library().add(text);
            add(spec, false);
        });
    }

    private void file(Path path, SourceText text, boolean isMain) {
        Path key = key(path);
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

    /** The same for all ways to a file. */
    private static Path key(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Without detours such as {@code sub/../lib.net}, if that is the same file: one name for whoever imports it. */
    private static Path neat(Path path) {
        try {
            return Files.isSameFile(path, path.normalize()) ? path.normalize() : path;
        } catch (IOException e) {
            return path;
        }
    }

    private void follow(Path from, ImportSyntax statement) {
        try {
            Path path = neat(from.resolveSibling(statement.path()));
            Optional<String> objection = project.objection(path);
            if (objection.isPresent()) {
                refuse(statement, objection.get());
            } else if (open.contains(key(path))) {
                diagnostics.error("import-cycle", "`" + statement.path() + "` imports itself", statement.pathSpan());
            } else if (open.size() > LONGEST_CHAIN) {
                refuse(statement, "more than " + LONGEST_CHAIN + " files import one another in a row");
            } else if (!done.contains(key(path))) {
                file(path, SourceText.readFile(path, LONGEST_IMPORT), false);
            }
        } catch (UnreadableSourceException e) {
            refuse(statement, e.diagnostic().message());
        } catch (InvalidPathException e) {
            diagnostics.error("unreadable-import", "`" + statement.path() + "` is not a path", statement.pathSpan());
        }
    }

    private void refuse(ImportSyntax statement, String why) {
        diagnostics.error(
                "unreadable-import", "cannot import `" + statement.path() + "`: " + why, statement.pathSpan());
    }
}
