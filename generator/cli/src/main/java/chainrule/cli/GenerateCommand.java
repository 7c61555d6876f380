package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.NetworkStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code generate}: writes the Java classes of specs, all or none. */
@Command(
        name = "generate",
        addMethodSubcommands = false,
        description = "Generate the Java classes of networks: all, or none if a spec is wrong.")
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", arity = "1..*", description = "One or more .net files.")
    private List<Path> specs;

    @Option(names = "-d", paramLabel = "DIR", required = true, description = "The source folder to write to.")
    private Path folder;

    @Option(names = "--package", paramLabel = "NAME", defaultValue = "", description = "The package of the classes.")
    private String packageName;

    @Option(names = "--double", description = "Calculate with doubles instead of floats.")
    private boolean doublePrecision;

    @Override
    public Integer call() throws IOException {
        checkPackage();
        List<CompileRequest> requests = specs.stream()
                .map(spec -> options.request(spec, packageName, doublePrecision))
                .toList();
        List<GeneratedClass> classes =
                Specs.of(command).allDerived(requests).stream().map(NetworkStudy::generate).toList();
        checkNames(classes);
        for (Path written : new SourceFolder(folder).write(classes)) {
            command.commandLine().getOut().println(written);
        }
        return 0;
    }

    private void checkPackage() {
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--package: expected a Java package name, such as com.example, got " + packageName);
        }
    }

    private void checkNames(List<GeneratedClass> classes) {
        Map<String, Path> specOf = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.get(i).qualifiedName();
            Path other = specOf.putIfAbsent(name, specs.get(i));
            if (other != null) {
                throw new UserError(specs.get(i) + " and " + other + " both hold a network " + name
                        + ": expected networks of different names");
            }
        }
    }
}
