package chainrule.analysis.formulas;

import chainrule.analysis.Compilation;
import chainrule.analysis.Facts;
import chainrule.analysis.FunctionTable;
import chainrule.analysis.Graph;
import chainrule.analysis.Reporter;
import chainrule.analysis.SizeTable;
import chainrule.library.Sources;
import chainrule.model.Formula;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.Spelling;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.NamedFunction;
import chainrule.syntax.DeepStack;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An expression without a network: names that are not declared get the shapes with which it makes sense, those nearest to
 * habit, and sizes that it forces to be equal are one.
 */
public final class FormulaAnalyzer {

    /** The expression as a network, and the functions of numbers and of whole tensors by whose names terms may be called. */
    public record Result(Formula formula, List<NamedFunction> functions, List<DefinedFunction> tensorFunctions) {}

    private final Sources library;
    private final FunctionTable functions;
    private final Diagnostics diagnostics;
    private final ExpressionSyntax expression;
    private final FreeNames free;
    private final List<FormalSyntax> declared;
    private final Facts facts;
    private final Set<String> variables = new LinkedHashSet<>();

    private FormulaAnalyzer(
            Sources library,
            Diagnostics diagnostics,
            ExpressionSyntax expression,
            List<FormalSyntax> declared,
            List<ExpressionSyntax> facts) {
        this.library = library;
        this.functions = new FunctionTable(library);
        this.diagnostics = diagnostics;
        this.expression = expression;
        this.free = FreeNames.of(expression);
        this.declared = declared;
        this.facts = new Facts(facts, f -> f.span().text().name());
    }

    /**
     * @param library the functions that the expression may call
     * @return empty where something is wrong, which the diagnostics hold then
     */
    public static Optional<Result> analyze(FormulaProblem problem, Sources library, Diagnostics diagnostics) {
        Optional<ExpressionSyntax> expression = NetParser.parseExpression(problem.expression(), diagnostics);
        Optional<List<FormalSyntax>> declared = formals(problem.declarations(), diagnostics);
        Optional<List<FormalSyntax>> variables = formals(problem.variables(), diagnostics);
        List<ExpressionSyntax> facts = new ArrayList<>();
        problem.facts().forEach(f -> NetParser.parseFact(f, diagnostics).ifPresent(facts::add));
        return expression.isEmpty() || declared.isEmpty() || variables.isEmpty() || diagnostics.hasErrors()
                ? Optional.empty()
                : DeepStack.call(
                        () -> new FormulaAnalyzer(library, diagnostics, expression.get(), declared.get(), facts).run(variables.get()));
    }

    private static Optional<List<FormalSyntax>> formals(Optional<SourceText> text, Diagnostics diagnostics) {
        return text.isEmpty() ? Optional.of(List.of()) : NetParser.parseFormals(text.get(), diagnostics);
    }

    private Optional<Result> run(List<FormalSyntax> wanted) {
        if (free.names().isEmpty()) {
            diagnostics.error("no-variable", "the expression has no variable to derive it by", expression.span());
        }
        wanted.forEach(this::require);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Map<String, List<Integer>> options = new LinkedHashMap<>();
        for (String name : free.names().keySet()) {
            if (declared.stream().noneMatch(f -> f.name().equals(name)) && !isDeclaredSize(name)) {
                options.put(name, free.ranks(name));
            }
        }
        List<Map<String, Integer>> choices = RankChoices.of(options);
        for (Map<String, Integer> ranks : choices) {
            SizeTable sizes = settled(ranks);
            if (!pass(ranks, sizes, new Diagnostics()).isEmpty()) {
                return pass(ranks, SizeNames.settle(sizes, ranks, taken()), diagnostics);
            }
        }
        Map<String, Integer> habit = choices.get(0);
        return pass(habit, SizeNames.settle(settled(habit), habit, taken()), diagnostics);
    }

    private Set<String> taken() {
        Set<String> taken = new LinkedHashSet<>(free.names().keySet());
        taken.addAll(FormulaPass.sizeNames(declared).keySet());
        return taken;
    }

    private boolean isDeclaredSize(String name) {
        return FormulaPass.sizeNames(declared).containsKey(name);
    }

    private void require(FormalSyntax wanted) {
        if (!free.names().containsKey(wanted.name())) {
            diagnostics.add(Diagnostic.error(
                            "unknown-name", "the expression has no variable `" + wanted.name() + "`", wanted.nameSpan())
                    .withNearMiss(Spelling.nearest(wanted.name(), free.names().keySet())));
        }
        declared.stream().filter(f -> f.name().equals(wanted.name())).forEach(f -> f.classes().ifPresent(c ->
                diagnostics.error("no-variable", "`" + f.name() + "` is a class: nothing is derived by it", wanted.span())));
        variables.add(wanted.name());
    }

    /** The sizes of a choice, as far as the expression says which are equal. */
    private SizeTable settled(Map<String, Integer> ranks) {
        SizeTable sizes = new SizeTable();
        int before = -1;
        while (sizes.joins() > before) {
            before = sizes.joins();
            pass(ranks, sizes, new Diagnostics());
        }
        return sizes;
    }

    private Optional<Result> pass(Map<String, Integer> ranks, SizeTable sizes, Diagnostics into) {
        Compilation c =
                new Compilation(library, new Reporter(into, library), sizes, functions, new Graph());
        List<NameSyntax> names = new ArrayList<>(free.names().values());
        return new FormulaPass(c, expression, names, ranks, declared, variables, facts).run();
    }
}
