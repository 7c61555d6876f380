package chainrule.library;

import chainrule.source.SourceText;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.NetSyntax;
import chainrule.syntax.OptimizerSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that a specification can name: its own definitions and those it imports, and the standard library's behind them. */
public final class Sources {

    private final List<NetSyntax> nets = new ArrayList<>();
    private final List<FunctionSyntax> functions = new ArrayList<>();
    private final List<LayerSyntax> layers = new ArrayList<>();
    private final List<OptimizerSyntax> optimizers = new ArrayList<>();
    private final Set<SourceText> library = new HashSet<>();
    private final List<Path> read = new ArrayList<>();

    Sources() {}

    /** The nets of the specification itself, in their order. */
    public List<NetSyntax> nets() {
        return nets;
    }

    /** The user's functions first, then the library's. */
    public List<FunctionSyntax> functions() {
        return functions;
    }

    public List<LayerSyntax> layers() {
        return layers;
    }

    public List<OptimizerSyntax> optimizers() {
        return optimizers;
    }

    /** Whether a text is part of the standard library. */
    public boolean isLibrary(SourceText text) {
        return library.contains(text);
    }

    Set<SourceText> library() {
        return library;
    }

    /** The files that were read, the library's excepted. */
    public List<Path> read() {
        return read;
    }
}
