package chainrule.checker.edits;

import chainrule.syntax.BinaryOperator;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.TransposeSyntax;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Other names in place of those that stand in an expression. */
public final class Renamings {

    /** The mistake is looked for in so many factors that have the same name in them. */
    private static final int MOST_FACTORS = 4;

    private Renamings() {}

    /** Every a in some factors of an elementwise product → b; one of the factors is more than a name. */
    public static Edits.Edit renamedInFactors(Function<String, Collection<String>> others) {
        return e -> {
            List<ExpressionSyntax> factors = Edits.chain(e, BinaryOperator.HADAMARD);
            return factors.size() < 2
                    ? Stream.empty()
                    : Syntax.names(e).stream().flatMap(a -> others.apply(a).stream()
                            .flatMap(b -> renamedInSome(factors, a, b)));
        };
    }

    private static Stream<ExpressionSyntax> renamedInSome(List<ExpressionSyntax> factors, String from, String to) {
        List<Integer> places = IntStream.range(0, factors.size())
                .filter(k -> Syntax.names(factors.get(k)).contains(from))
                .boxed()
                .toList();
        return IntStream.range(1, 1 << Math.min(places.size(), MOST_FACTORS))
                .mapToObj(choice -> IntStream.range(0, places.size())
                        .filter(k -> (choice >> k & 1) == 1)
                        .map(places::get)
                        .boxed()
                        .toList())
                .filter(chosen -> chosen.stream().anyMatch(k -> !isNameOrTranspose(factors.get(k))))
                .map(chosen -> IntStream.range(0, factors.size())
                        .mapToObj(k -> chosen.contains(k) ? rename(factors.get(k), from, to) : factors.get(k))
                        .reduce(Edits::elementwise)
                        .orElseThrow());
    }

    private static boolean isNameOrTranspose(ExpressionSyntax e) {
        return e instanceof NameSyntax || e instanceof TransposeSyntax;
    }

    /** Every a → b. */
    static Stream<ExpressionSyntax> renamed(ExpressionSyntax e, Collection<String> names) {
        return Syntax.names(e).stream()
                .filter(a -> !DerivativeName.isQuotient(a))
                .flatMap(a -> names.stream().filter(b -> !b.equals(a)).map(b -> rename(e, a, b)));
    }

    private static ExpressionSyntax rename(ExpressionSyntax e, String from, String to) {
        if (e instanceof NameSyntax n) {
            return n.name().equals(from) ? Edits.name(to, n) : n;
        }
        return Syntax.with(e, Syntax.operands(e).stream().map(x -> rename(x, from, to)).toList());
    }

    /** The names in the condition of a choice, or in a comparison. */
    public static Edits.Edit renamedInMask(Collection<String> names) {
        return e -> {
            if (e instanceof ConditionalSyntax c) {
                return renamed(c.condition(), names)
                        .map(x -> new ConditionalSyntax(x, c.thenBranch(), c.elseBranch(), c.span()));
            }
            return Edits.isComparison(e) ? renamed(e, names) : Stream.empty();
        };
    }

    /** v → w. */
    public static Edits.Edit otherName(Collection<String> names) {
        return e -> e instanceof NameSyntax n && !DerivativeName.isQuotient(n.name())
                ? names.stream().filter(v -> !v.equals(n.name())).map(v -> Edits.name(v, n))
                : Stream.empty();
    }
}
