package chainrule.compiler;

import chainrule.derivation.Derivation;
import chainrule.emit.EmitOptions;
import chainrule.emit.NetworkEmitter;
import chainrule.plan.KernelPlan;
import chainrule.lowering.KernelPlanner;
import chainrule.runtime.ElementType;

/** Java source for planned networks. */
public final class ClassSource {

    private ClassSource() {}

    /**
     * The class of a derivation.
     *
     * @throws NotGeneratedException if it has a term that can only be derived
     */
    public static GeneratedClass of(Derivation derivation, CompileRequest request) {
        return of(derivation, plan(derivation), request);
    }

    static KernelPlan plan(Derivation derivation) {
        GeneratedTerms.require(derivation);
        return KernelPlanner.plan(derivation.program());
    }

    static GeneratedClass of(Derivation derivation, KernelPlan plan, CompileRequest request) {
        ClassComments comments = new ClassComments(derivation);
        EmitOptions options = new EmitOptions(
                request.packageName(),
                request.doublePrecision() ? ElementType.DOUBLE : ElementType.FLOAT,
                comments.ofClass(),
                comments.ofSymbols());
        return new GeneratedClass(
                request.packageName(), derivation.network().name(), NetworkEmitter.emit(plan, options));
    }
}
