package chainrule.syntax;

import chainrule.source.SourceText;
import java.util.List;

/**
 * A whole file. A library file has no net; whether one is needed, and that there is only one, is for the analysis
 * to say.
 *
 * @param text the file
 * @param imports in the order of the text, like all that follow
 * @param functions a name may be defined more than once
 * @param layers the layers
 * @param optimizers the optimizers
 * @param nets usually one or none
 */
public record SpecSyntax(
        SourceText text,
        List<ImportSyntax> imports,
        List<FunctionSyntax> functions,
        List<LayerSyntax> layers,
        List<OptimizerSyntax> optimizers,
        List<NetSyntax> nets) {
    public SpecSyntax {
        imports = List.copyOf(imports);
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
        optimizers = List.copyOf(optimizers);
        nets = List.copyOf(nets);
    }
}
