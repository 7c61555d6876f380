package chainrule.notation;

import chainrule.syntax.FunctionSyntax;
import java.util.List;
import java.util.Map;

/** Calls of functions of the language by their bodies, for tests of other packages. */
public final class Calls {

    private Calls() {}

    /**
     * A function of numbers, element by element.
     *
     * @param functions what its body can call
     * @param arguments by the names of the formals, each one number or as many as the longest; others have their defaults
     */
    public static double[] ofNumbers(FunctionSyntax f, List<FunctionSyntax> functions, Map<String, double[]> arguments) {
        return new Functions(functions).apply(f, arguments).data();
    }
}
