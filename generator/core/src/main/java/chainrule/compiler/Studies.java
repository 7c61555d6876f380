package chainrule.compiler;

import chainrule.derivation.Theory;
import chainrule.report.Document;
import java.util.function.Supplier;

/** Opens studies. There is one kind, {@link #STANDARD}; tests of the line checks open those of broken theories. */
public final class Studies {

    /** Its tables are made when the first study is opened: a head start may have begun with them. */
    public static final Studies STANDARD = new Studies(() -> Theory.STANDARD);

    private final Supplier<Theory> theory;

    /** @param theory what derivations rest on */
    public Studies(Theory theory) {
        this(() -> theory);
    }

    private Studies(Supplier<Theory> theory) {
        this.theory = theory;
    }

    /** A network that is to run: each dim has a value. */
    public NetworkStudy toRun(CompileRequest request) {
        return NetworkStudy.toRun(theory.get(), request);
    }

    /** A network that a person reads: dims without a value stay symbols. */
    public NetworkStudy toRead(CompileRequest request) {
        return NetworkStudy.toRead(theory.get(), request);
    }

    /** An expression that stands alone. */
    public FormulaStudy of(FormulaRequest request) {
        return new FormulaStudy(theory.get(), request);
    }

    /** Two derivations side by side. A dim that only one of the two has is set there; one that neither has is an error. */
    public Result<Document> contrast(CompileRequest first, CompileRequest second) {
        return new Contrast(toRead(first), toRead(second)).result();
    }
}
