package chainrule.checker.edits;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an expression in index form could have been meant to be: other subscripts, sums over other indices, a δ. */
public final class IndexEdits {

    private IndexEdits() {}

    /** The indices that are bound in an expression. */
    public static Set<String> bound(ExpressionSyntax e) {
        Set<String> names = new LinkedHashSet<>();
        if (e instanceof CallSyntax c) {
            c.binders().forEach(b -> names.add(b.name()));
        }
        Syntax.operands(e).forEach(x -> names.addAll(bound(x)));
        return names;
    }

    /** The names in subscripts. */
    public static Set<String> inSubscripts(ExpressionSyntax e) {
        Set<String> names = new LinkedHashSet<>();
        if (e instanceof AccessSyntax a) {
            a.subscripts().forEach(s -> names.addAll(Syntax.names(s)));
        }
        Syntax.operands(e).forEach(x -> names.addAll(inSubscripts(x)));
        return names;
    }

    private static AccessSyntax with(AccessSyntax a, int k, ExpressionSyntax subscript) {
        List<ExpressionSyntax> subscripts = new ArrayList<>(a.subscripts());
        subscripts.set(k, subscript);
        return new AccessSyntax(a.base(), subscripts, a.outside(), a.span());
    }

    private static Stream<Integer> places(AccessSyntax a) {
        return IntStream.range(0, a.subscripts().size()).boxed();
    }

    /** a[i, j] → a[j, i], for any two subscripts. */
    public static Stream<ExpressionSyntax> swapSubscripts(ExpressionSyntax e) {
        if (!(e instanceof AccessSyntax a)) {
            return Stream.empty();
        }
        List<ExpressionSyntax> s = a.subscripts();
        return places(a).flatMap(p -> IntStream.range(p + 1, s.size())
                .mapToObj(q -> with(with(a, p, s.get(q)), q, s.get(p))));
    }

    /** a[i] → a[j], for each of some indices. */
    public static Edits.Edit otherSubscript(Collection<String> indices) {
        return e -> e instanceof AccessSyntax a
                ? places(a).flatMap(k -> indices.stream()
                        .filter(i -> !isName(a.subscripts().get(k), i))
                        .map(i -> with(a, k, Edits.name(i, a))))
                : Stream.empty();
    }

    private static boolean isName(ExpressionSyntax e, String name) {
        return e instanceof NameSyntax n && n.name().equals(name);
    }

    /** a[t] → a[t - 1], a[t + 1], a[t + u], a[t - u]; a[t + u] → a[t - u], a[t], a[u]. */
    public static Edits.Edit otherOffset(Collection<String> indices) {
        return e -> e instanceof AccessSyntax a
                ? places(a).flatMap(k -> offsets(a.subscripts().get(k), indices)
                        .flatMap(s -> Stream.of(with(a, k, s), orZero(with(a, k, s)))))
                : Stream.empty();
    }

    /** The same where nothing is outside of the axis. */
    private static AccessSyntax orZero(AccessSyntax a) {
        return new AccessSyntax(
                a.base(), a.subscripts(), a.outside().or(() -> Optional.of(Edits.number(0, a))), a.span());
    }

    private static Stream<ExpressionSyntax> offsets(ExpressionSyntax s, Collection<String> indices) {
        Stream<ExpressionSyntax> others = indices.stream()
                .filter(i -> !Syntax.names(s).contains(i))
                .flatMap(i -> shifted(s, Edits.name(i, s)));
        Stream<ExpressionSyntax> within = Edits.binary(s, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream()
                .flatMap(b -> Stream.of(Edits.make(other(b), b.left(), b.right()), b.left(), b.right()));
        return Stream.of(within, shifted(s, Edits.number(1, s)), others).flatMap(x -> x);
    }

    private static BinaryOperator other(BinarySyntax b) {
        return b.op() == BinaryOperator.ADD ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
    }

    private static Stream<ExpressionSyntax> shifted(ExpressionSyntax s, ExpressionSyntax by) {
        return Stream.of(Edits.make(BinaryOperator.SUBTRACT, s, by), Edits.make(BinaryOperator.ADD, s, by));
    }

    private static CallSyntax with(CallSyntax c, List<IndexBinderSyntax> binders) {
        return new CallSyntax(c.callee(), c.calleeSpan(), binders, c.arguments(), c.span());
    }

    /** sum[i](…) → sum[j](…), for each of some indices. */
    public static Edits.Edit otherBinder(Collection<String> indices) {
        return e -> binders(e, b -> indices.stream()
                .filter(i -> !i.equals(b.name()))
                .map(i -> List.of(new IndexBinderSyntax(i, b.range(), b.span()))));
    }

    /** sum[i: n](…) → sum[i: n - 1](…), sum[i: n + 1](…), sum[i](…). */
    public static Stream<ExpressionSyntax> otherRange(ExpressionSyntax e) {
        return binders(e, b -> b.range().stream().flatMap(r -> Stream.concat(
                        shifted(r, Edits.number(1, r)).map(Optional::of), Stream.of(Optional.<ExpressionSyntax>empty()))
                .map(range -> List.of(new IndexBinderSyntax(b.name(), range, b.span())))));
    }

    /** sum[i, j](…) → sum[i](…), sum[j](…); sum[i](a) → a. */
    public static Stream<ExpressionSyntax> dropBinder(ExpressionSyntax e) {
        return e instanceof CallSyntax c && c.binders().size() == 1 && c.arguments().size() == 1
                ? Stream.of(c.arguments().get(0).value())
                : binders(e, b -> Stream.of(List.of()));
    }

    private interface Change {
        Stream<List<IndexBinderSyntax>> of(IndexBinderSyntax binder);
    }

    /** A call with each change of each of its bound indices. */
    private static Stream<ExpressionSyntax> binders(ExpressionSyntax e, Change change) {
        return !(e instanceof CallSyntax c)
                ? Stream.empty()
                : IntStream.range(0, c.binders().size()).boxed().flatMap(k -> change.of(c.binders().get(k)).map(now -> {
                    List<IndexBinderSyntax> binders = new ArrayList<>(c.binders());
                    binders.remove((int) k);
                    binders.addAll(k, now);
                    return with(c, binders);
                }));
    }

    /** a → sum[i](a), for each of some indices that occur in a. */
    public static Edits.Edit missingSum(Collection<String> indices) {
        return e -> indices.stream().filter(inSubscripts(e)::contains).map(i -> over("sum", i, e));
    }

    /** name[i](a). */
    public static CallSyntax over(String name, String index, ExpressionSyntax a) {
        return new CallSyntax(
                name,
                a.span(),
                List.of(new IndexBinderSyntax(index, Optional.empty(), a.span())),
                List.of(new ArgumentSyntax(Optional.empty(), a, a.span())),
                a.span());
    }

    /** a → a · (if i == j then 1 else 0), for each two of some indices. */
    public static Edits.Edit missingDelta(Collection<String> indices) {
        return e -> indices.stream().flatMap(i -> indices.stream()
                .filter(j -> i.compareTo(j) < 0)
                .map(j -> Edits.product(e, delta(Edits.name(i, e), Edits.name(j, e)))));
    }

    private static ExpressionSyntax delta(ExpressionSyntax i, ExpressionSyntax j) {
        return new ConditionalSyntax(
                Edits.make(BinaryOperator.EQUAL, i, j), Edits.number(1, i), Edits.number(0, i), i.span());
    }
}
