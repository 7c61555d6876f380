package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.calculus.FunctionDerivatives;
import chainrule.symbolic.rewrite.DerivedFunctions;

/** The derivatives of functions that a derivation has derived. */
final class KnownFunctions {

    private KnownFunctions() {}

    static FunctionDerivatives of(Derivation derivation) {
        return (f, k, arguments) -> {
            for (DerivedFunctions.Derivation d : derivation.functions()) {
                if (d.function() == f && d.argument() == k) {
                    return Substitution.ofFormals(f.formals(), arguments).apply(d.value());
                }
            }
            throw new IllegalStateException("the derivation has no derivative of " + f);
        };
    }
}
