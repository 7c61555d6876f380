package chainrule.analysis;

import chainrule.library.Sources;

/** What all parts of one analysis share. */
public record Compilation(Sources sources, Reporter reporter, SizeTable sizes, FunctionTable functions, Graph graph) {}
