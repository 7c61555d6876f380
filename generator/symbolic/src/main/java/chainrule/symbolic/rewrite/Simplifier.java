package chainrule.symbolic.rewrite;

import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies strategies until none changes anything. A strategy counts where it makes the term shorter; a normalizing one also
 * where it does not. Each that counts is a step.
 */
public final class Simplifier {

    /** before = after, by a strategy. */
    public record Step(String reason, Expr before, Expr after) {}

    /** The steps, and where they lead. */
    public record Result(Expr value, List<Step> steps) {}

    private final List<Strategy> strategies;

    public Simplifier(List<Strategy> strategies) {
        this.strategies = List.copyOf(strategies);
    }

    /** Plain algebra, with terms folded to the names of definitions and of functions. */
    public static Simplifier withNames(List<NamedFunction> functions, List<Definition> definitions) {
        return withNames(Laws.STANDARD, functions, definitions);
    }

    /** The same by other laws. */
    public static Simplifier withNames(Laws laws, List<NamedFunction> functions, List<Definition> definitions) {
        List<Strategy> strategies = new ArrayList<>();
        strategies.add(Strategies.CONTRACT);
        strategies.add(new FoldDefinition(definitions));
        strategies.add(new TensorLaws(laws.inverses()));
        strategies.add(new UnifyAliases(definitions));
        strategies.add(new ByOutput(definitions));
        strategies.add(new FoldFunctions(functions));
        strategies.addAll(Strategies.all(laws.algebra()));
        return laws.simplifier(strategies);
    }

    /** For reading alone: sums as one where they can be, and functions of numbers and of whole tensors by their names. */
    public static Simplifier forReading(
            Laws laws, List<NamedFunction> functions, List<DefinedFunction> tensorFunctions, List<Definition> definitions) {
        List<Strategy> strategies = new ArrayList<>();
        strategies.add(Strategies.CONTRACT);
        strategies.add(Strategies.WINDOWS);
        strategies.add(Strategies.ONE_HOTS);
        strategies.add(new TensorLaws(laws.inverses()));
        strategies.add(Strategies.SYMMETRY);
        strategies.add(new FoldDefinition(definitions));
        strategies.add(new FoldInSums(new FoldDefinition(definitions)));
        strategies.add(new ConstantSums(definitions));
        strategies.add(new FoldTensorFunctions(tensorFunctions));
        strategies.add(new FoldFunctions(functions));
        strategies.addAll(Strategies.all(laws.algebra()));
        strategies.add(Strategies.RANGES);
        strategies.add(Strategies.JOIN);
        strategies.add(new FoldPatterns(functions));
        strategies.add(new RefoldFunctions(functions));
        return laws.simplifier(strategies);
    }

    /** The same with more strategies, which are tried first. */
    public Simplifier with(List<Strategy> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Strategy> all = new ArrayList<>(more);
        all.addAll(strategies);
        return new Simplifier(all);
    }

    public Expr simplify(Expr e) {
        return run(e).value();
    }

    public Result run(Expr e) {
        List<Step> steps = new ArrayList<>();
        Expr current = e;
        for (Step step = next(current); step != null; step = next(current)) {
            steps.add(step);
            current = step.after();
        }
        return new Result(current, List.copyOf(steps));
    }

    /** The first strategy that counts. Normalizing ones end because none undoes another, the rest because cost falls. */
    private Step next(Expr e) {
        for (Strategy strategy : strategies) {
            Expr image = strategy.apply(e);
            if (image != e && (strategy.normalizes() || Cost.of(image) < Cost.of(e))) {
                return new Step(strategy.name(), e, image);
            }
        }
        return null;
    }
}
