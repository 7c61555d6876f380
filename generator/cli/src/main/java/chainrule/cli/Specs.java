package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.InMemoryCompiler;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.NetworkStudy;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.source.DiagnosticPrinter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Opens studies, and prints what there is to say about their subjects. */
final class Specs {
    private final Studies studies;
    private final PrintWriter err;

    /** @param err where it is said what is wrong */
    Specs(Studies studies, PrintWriter err) {
        this.studies = studies;
        this.err = err;
    }

    static Specs of(CommandSpec command) {
        Chainrule chainrule = (Chainrule) command.root().userObject();
        return new Specs(chainrule.studies(), command.commandLine().getErr());
    }

    Studies studies() {
        return studies;
    }

    /** @throws UserError if the spec has errors, which have been printed then */
    NetworkStudy derived(CompileRequest request) {
        return allDerived(List.of(request)).get(0);
    }

    /** All of them, or none: what is wrong with any is printed. */
    List<NetworkStudy> allDerived(List<CompileRequest> requests) {
        List<NetworkStudy> all = requests.stream().map(studies::toRun).toList();
        long good = all.stream().map(s -> printed(s.derivation())).filter(Optional::isPresent).count();
        if (good < all.size()) {
            throw new UserError(List.of());
        }
        return all;
    }

    /** @throws UserError if there is no answer, for errors that have been printed then */
    <T> T good(Result<T> result) {
        return printed(result).orElseThrow(() -> new UserError(List.of()));
    }

    private <T> Optional<T> printed(Result<T> result) {
        err.print(new DiagnosticPrinter().print(result.diagnostics()));
        return result.value();
    }

    /** Generates, compiles and loads the class of a network. */
    static LoadedNetwork load(NetworkStudy study) {
        return new InMemoryCompiler().load(study.generate());
    }

    /** @throws UserError if the spec says no way to train */
    static void requireStep(Derivation derivation, CompileRequest request) {
        Optional<?> optimizer = derivation.network().optimizer();
        if (optimizer.isEmpty()) {
            throw new UserError(
                    request.spec() + " has no `step`, and so no way to train: add one, such as `step sgd(rate = 0.1)`");
        }
    }
}
