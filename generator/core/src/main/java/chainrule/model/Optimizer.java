package chainrule.model;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * How one element of a parameter is updated from its gradient. All symbols are numbers of the optimizer's own scope.
 *
 * @param name the optimizer's name, for messages
 * @param theta the element
 * @param gradient its gradient
 * @param stepCount the number of the step, 1 on the first
 * @param hyperparameters the arguments, each of which the caller of a generated class can change
 * @param states what is kept for each element from step to step
 * @param updates assignments to states and theta, in order
 */
public record Optimizer(
        String name,
        Symbol theta,
        Symbol gradient,
        Symbol stepCount,
        List<Hyperparameter> hyperparameters,
        List<State> states,
        List<Update> updates) {

    /** An argument with its value in the specification. */
    public record Hyperparameter(Symbol symbol, Rational value) {}

    /** A number kept for each element, with its value before the first step. */
    public record State(Symbol symbol, Rational initial) {}

    /** target ← value; the target is a state or theta. */
    public record Update(Symbol target, Expr value) {}
}
