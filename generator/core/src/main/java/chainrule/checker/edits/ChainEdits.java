package chainrule.checker.edits;

import chainrule.syntax.BinaryOperator;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a chain of derivatives could have been meant to be. */
public final class ChainEdits {

    private ChainEdits() {}

    /** ∂a/∂b → ∂a/∂c, ∂c/∂b. */
    public static Edits.Edit otherDerivative(Collection<String> names) {
        return e -> derivative(e).stream().flatMap(d -> names.stream().flatMap(c -> Stream.of(
                        new DerivativeName(d.of(), c), new DerivativeName(c, d.by())))
                .filter(x -> !x.equals(d))
                .map(x -> Edits.name(x.toString(), e)));
    }

    static Optional<DerivativeName> derivative(ExpressionSyntax e) {
        return e instanceof NameSyntax n ? DerivativeName.parse(n.name()) : Optional.empty();
    }

    /** ∂a/∂b ∂c/∂d → ∂a/∂b ∂b/∂c ∂c/∂d. */
    public static Stream<ExpressionSyntax> missingLink(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.MULTIPLY).stream().flatMap(b -> {
            List<ExpressionSyntax> before = Edits.chain(b.left(), BinaryOperator.MULTIPLY);
            Optional<DerivativeName> last = derivative(before.get(before.size() - 1));
            Optional<DerivativeName> next = derivative(b.right());
            if (last.isEmpty() || next.isEmpty() || last.get().by().equals(next.get().of())) {
                return Stream.empty();
            }
            NameSyntax link = Edits.name(new DerivativeName(last.get().by(), next.get().of()).toString(), e);
            return Stream.of(Edits.product(Edits.product(b.left(), link), b.right()));
        });
    }

    /** … ∂a/∂b ∂b/∂c → … ∂a/∂c. */
    public static Stream<ExpressionSyntax> shorterChain(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.MULTIPLY).stream().flatMap(b -> {
            List<ExpressionSyntax> before = Edits.chain(b.left(), BinaryOperator.MULTIPLY);
            Optional<DerivativeName> last = derivative(before.get(before.size() - 1));
            Optional<DerivativeName> next = derivative(b.right());
            if (last.isEmpty() || next.isEmpty() || !last.get().by().equals(next.get().of())) {
                return Stream.empty();
            }
            NameSyntax joined = Edits.name(new DerivativeName(last.get().of(), next.get().by()).toString(), e);
            before.set(before.size() - 1, joined);
            return Stream.of(before.stream().reduce(Edits::product).orElseThrow());
        });
    }
}
