package chainrule.analysis.formulas;

import chainrule.analysis.ExpressionAnalyzer;
import chainrule.analysis.Expressions;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.lang.Character.UnicodeBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that an expression leaves open, and how many axes each has. Subscripts say it; where nothing does, habit: upper
 * case is a matrix, lower case a vector, Greek a number, and so are the letters that count.
 */
public final class FreeNames {

    /** Letters that stand for a number, as in sum(x)/n. */
    private static final Set<String> COUNTS = Set.of("i", "j", "k", "m", "n", "N");

    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
            "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "eps");

    /** How far a number of axes is from what the habit is. */
    private static final List<List<Integer>> BY_HABIT = List.of(List.of(0, 1, 2), List.of(1, 0, 2), List.of(2, 1, 0));

    private final Map<String, NameSyntax> names = new LinkedHashMap<>();
    private final Map<String, Integer> subscripted = new HashMap<>();
    private final Set<String> bound = new HashSet<>();

    private FreeNames() {}

    static FreeNames of(ExpressionSyntax root) {
        FreeNames found = new FreeNames();
        List<NameSyntax> all = new ArrayList<>();
        Expressions.walk(root, e -> found.visit(e, all));
        all.sort(Comparator.comparingInt(n -> n.span().start()));
        all.stream()
                .filter(n -> !found.bound.contains(n.name()) && !ExpressionAnalyzer.isPi(n.name()))
                .forEach(n -> found.names.putIfAbsent(n.name(), n));
        return found;
    }

    private void visit(ExpressionSyntax e, List<NameSyntax> all) {
        if (e instanceof NameSyntax n) {
            all.add(n);
        } else if (e instanceof CallSyntax call) {
            call.binders().stream().map(IndexBinderSyntax::name).forEach(bound::add);
        } else if (e instanceof AccessSyntax a && a.base() instanceof NameSyntax n) {
            subscripted.putIfAbsent(n.name(), a.subscripts().size());
        }
    }

    /** In the order of the text, each where it stands first. */
    Map<String, NameSyntax> names() {
        return names;
    }

    /** The numbers of axes that a name may have, the likeliest first. */
    List<Integer> ranks(String name) {
        Integer said = subscripted.get(name);
        return said != null ? List.of(said) : BY_HABIT.get(habit(name));
    }

    private static int habit(String name) {
        int first = name.codePointAt(0);
        boolean greek = UnicodeBlock.of(first) == UnicodeBlock.GREEK || GREEK.contains(letters(name));
        return greek || COUNTS.contains(name) ? 0 : Character.isUpperCase(first) ? 2 : 1;
    }

    /** lambda1 is the Greek letter with a number. */
    private static String letters(String name) {
        int end = name.length();
        while (end > 0 && !Character.isLetter(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
