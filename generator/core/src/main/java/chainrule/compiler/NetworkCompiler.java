package chainrule.compiler;

import chainrule.derivation.Derivation;

/** The compiler: text to derivation, derivation to printed text and to Java source. */
public final class NetworkCompiler {

    private NetworkCompiler() {}

    /**
     * Parses, resolves, derives and checks. A user's mistake is a diagnostic in the result, never an exception.
     *
     * @throws chainrule.derivation.LineCheckException if a line of the derivation does not hold: an error in Chainrule
     */
    public static CompileResult compile(CompileRequest request) {
        throw new IllegalStateException("written next");
    }

    /** The derivation as text for a terminal. */
    public static String derivationText(Derivation derivation, boolean ascii) {
        throw new IllegalStateException("written next");
    }

    /** The Java class of a derivation. */
    public static GeneratedClass generate(Derivation derivation, CompileRequest request) {
        throw new IllegalStateException("written next");
    }
}
