package chainrule.symbolic.notation;

/** A format that a formula can be printed in. */
@FunctionalInterface
public interface FormulaPrinter {

    String print(MathNode formula);

    /** Plain text of a style, on one line. */
    static FormulaPrinter plain(Style style, String loss) {
        return new PlainText(style, loss)::print;
    }

    /** LaTeX for math mode, with amsmath. */
    static FormulaPrinter latex(String loss) {
        return new Typesetter(new LatexMarkup(""), loss)::print;
    }

    /** The same with a permission to break the line before each operator that stands outside fractions and the like. */
    static FormulaPrinter breakableLatex(String loss) {
        return new Typesetter(new LatexMarkup("\\allowbreak "), loss)::print;
    }

    /**
     * MathML Core, a {@code math} element for each part that a line may be broken after. Each symbol of the specification is
     * in an element with the attribute {@code data-symbol}, its name as the specification has it.
     */
    static FormulaPrinter mathMl(String loss) {
        return new Typesetter(new MathMlMarkup(), loss)::print;
    }
}
