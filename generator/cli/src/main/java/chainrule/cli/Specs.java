package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.CompileResult;
import chainrule.compiler.DocumentResult;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.InMemoryCompiler;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.NetworkCompiler;
import chainrule.compiler.TextResult;
import chainrule.derivation.Derivation;
import chainrule.report.Document;
import chainrule.source.DiagnosticPrinter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles specs, and prints what there is to say about them. */
final class Specs {
    private final PrintWriter err;

    Specs(PrintWriter err) {
        this.err = err;
    }

    /** @throws UserError if the spec has errors, which have been printed then */
    Derivation derive(CompileRequest request) {
        return deriveAll(List.of(request)).get(0);
    }

    /** The same for a derivation that is only read: dims without a value stay symbols. */
    Derivation read(CompileRequest request) {
        return good(NetworkCompiler.compileForReading(request));
    }

    private Derivation good(CompileResult result) {
        err.print(new DiagnosticPrinter().print(result.diagnostics()));
        return result.derivation().orElseThrow(() -> new UserError(List.of()));
    }

    /** All of them, or none: what is wrong with any is printed. */
    List<Derivation> deriveAll(List<CompileRequest> requests) {
        List<Derivation> derivations = new ArrayList<>();
        for (CompileRequest request : requests) {
            CompileResult result = NetworkCompiler.compile(request);
            err.print(new DiagnosticPrinter().print(result.diagnostics()));
            result.derivation().ifPresent(derivations::add);
        }
        if (derivations.size() < requests.size()) {
            throw new UserError(List.of());
        }
        return derivations;
    }

    /** @throws UserError if there is none, for errors that have been printed then */
    Document document(DocumentResult result) {
        err.print(new DiagnosticPrinter().print(result.diagnostics()));
        return result.document().orElseThrow(() -> new UserError(List.of()));
    }

    /** @throws UserError if there is none, for errors that have been printed then */
    String text(TextResult result) {
        err.print(new DiagnosticPrinter().print(result.diagnostics()));
        return result.text().orElseThrow(() -> new UserError(List.of()));
    }

    /** Generates, compiles and loads the class of a derivation. */
    static LoadedNetwork load(Derivation derivation, CompileRequest request) {
        GeneratedClass generated = NetworkCompiler.generate(derivation, request);
        return new InMemoryCompiler().load(generated);
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
