package chainrule.checker.judging;

import chainrule.checker.edits.Edits;
import chainrule.checker.edits.Renamings;
import chainrule.checker.edits.Syntax;
import chainrule.checker.edits.SyntaxText;
import chainrule.checker.reading.Reader;
import chainrule.checker.reading.Reading;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Symbol;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import java.util.List;
import java.util.Optional;

/**
 * Looks at sides such as `∂(W*x + b)/∂b` in a line about ∂z/∂b: what is differentiated must be z, even where something else
 * has the same derivative.
 */
public final class OperatorJudge {

    private final Reader reader;
    private final SideJudge sides;

    public OperatorJudge(Reader reader, SideJudge sides) {
        this.reader = reader;
        this.sides = sides;
    }

    Side look(ClaimJudge.Left left, Side side, List<Truth> truths) {
        Optional<DerivativeName> about = DerivativeName.parse(left.name());
        if (side.verdict() == Verdict.NOT_JUDGED || about.isEmpty() || !(side.expression() instanceof CallSyntax call) || call.arguments().size() != 1) {
            return side;
        }
        boolean isOperator = DerivativeName.parse(call.callee()).filter(d -> d.by().equals(about.get().by())).isPresent();
        Symbol of = reader.symbols().get(about.get().of());
        ExpressionSyntax inner = call.arguments().get(0).value();
        if (!isOperator || of == null || isMeant(inner, about.get().of())) {
            return side;
        }
        ExpressionSyntax varying = varying(inner, about.get().by());
        Side pruned = sides.judge(Syntax.with(call, List.of(varying)), List.of(), truths, new Diagnostics())
                .orElse(side);
        return pruned.verdict() == Verdict.WRONG
                ? side
                : pruned.with(
                        Verdict.WRONG_EXPRESSION,
                        SyntaxText.of(inner) + " is not " + about.get().of() + ", though it has the same derivative"
                                + meant(inner, about.get().of()));
    }

    /** What the expression would be with one name in place of another. */
    private String meant(ExpressionSyntax inner, String name) {
        return Edits.everywhere(inner, Renamings.otherName(reader.symbols().keySet()))
                .filter(c -> !Syntax.names(c.now()).contains(name) && isMeant(c.whole(), name))
                .findFirst()
                .map(c -> ": " + SyntaxText.of(c.now()) + " is due, not " + SyntaxText.of(c.was()))
                .orElse("");
    }

    private boolean isMeant(ExpressionSyntax inner, String name) {
        List<Reading> meant = reader.readings(Edits.name(name, inner), List.of(), new Diagnostics());
        List<Truth> truths = meant.stream().map(r -> Truth.of(r.formula())).toList();
        return sides.judge(inner, List.of(), truths, new Diagnostics())
                .filter(s -> s.verdict() == Verdict.RIGHT)
                .isPresent();
    }

    /** Without the terms that do not name the variable: they may not even fit. */
    private static ExpressionSyntax varying(ExpressionSyntax e, String variable) {
        if (e instanceof BinarySyntax b && (b.op() == BinaryOperator.ADD || b.op() == BinaryOperator.SUBTRACT)) {
            if (!Syntax.names(b.left()).contains(variable) && b.op() == BinaryOperator.ADD) {
                return varying(b.right(), variable);
            }
            if (!Syntax.names(b.right()).contains(variable)) {
                return varying(b.left(), variable);
            }
        }
        return e;
    }
}
