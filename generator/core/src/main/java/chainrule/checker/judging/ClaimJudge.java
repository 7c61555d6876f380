package chainrule.checker.judging;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.edits.Edits;
import chainrule.checker.edits.Syntax;
import chainrule.checker.reading.Blank;
import chainrule.checker.reading.OwnNames;
import chainrule.checker.reading.Reader;
import chainrule.checker.reading.Reading;
import chainrule.checker.reading.Simplicity;
import chainrule.checker.reading.Truths;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Index;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ClaimSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one line after the other; what a line defines is known in those after it. */
public final class ClaimJudge {

    private final Truths truths;
    private final Reader reader;
    private final SideJudge sides;
    private final OperatorJudge operators;
    private final Simplicity simplicity;
    private final Refutation explanation;
    private final OwnNames own;

    public ClaimJudge(
            Truths truths,
            Reader reader,
            SideJudge sides,
            OperatorJudge operators,
            Simplicity simplicity,
            Refutation explanation,
            OwnNames own) {
        this.truths = truths;
        this.reader = reader;
        this.sides = sides;
        this.operators = operators;
        this.simplicity = simplicity;
        this.explanation = explanation;
        this.own = own;
    }

    /** @return empty where the line cannot be read, which the diagnostics say then */
    public Optional<Judgement> judge(ClaimSyntax claim, Diagnostics diagnostics) {
        Left left = Left.of(claim.sides().get(0));
        if (claim.sides().stream().flatMap(e -> Syntax.names(e).stream()).anyMatch(Blank::is)) {
            return Optional.of(Judgement.of(claim, Verdict.BLANK, ""));
        }
        boolean lost = claim.sides().stream().flatMap(s -> Syntax.names(s).stream()).anyMatch(own::isFailed);
        boolean defines = left.isName() && !reader.isKnown(left.name()) && !own.isDefined(left.name());
        if (lost && !(defines && own.isFailed(left.name()) && usesNoLost(claim))) {
            own.fail(left.name());
            return Optional.of(Judgement.of(claim, Verdict.NOT_JUDGED, "it builds on a line that has no meaning"));
        }
        if (!defines) {
            return equality(claim, left, diagnostics);
        }
        Optional<DerivativeName> meant = left.binders().isEmpty() ? reader.gradientMeant(left.name()) : Optional.empty();
        return meant.isPresent() ? gradient(claim, left, meant.get(), diagnostics) : definition(claim, left, diagnostics);
    }

    /** `dW = …` is about ∂l/∂W; in later lines dW is what is right. */
    private Optional<Judgement> gradient(ClaimSyntax claim, Left left, DerivativeName meant, Diagnostics diagnostics) {
        Left whole = new Left(Edits.name(meant.toString(), left.whole()), List.of(), left.text());
        Optional<Judgement> judged = equality(claim, whole, diagnostics);
        truths.of(whole.whole(), false, diagnostics).forEach(t -> own.define(left.name(), t.formula()));
        return judged.map(j -> j.remark().isEmpty() ? j.with(left.name() + " is read as " + meant) : j);
    }

    private boolean usesNoLost(ClaimSyntax claim) {
        return claim.sides().stream().skip(1).flatMap(s -> Syntax.names(s).stream()).noneMatch(own::isFailed);
    }

    private Optional<Judgement> equality(ClaimSyntax claim, Left left, Diagnostics diagnostics) {
        List<Truth> due = truths.of(left.whole(), !left.subscripts().isEmpty(), diagnostics);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Index>> indices = left.indices(due.get(0), diagnostics);
        return indices.flatMap(i -> compared(claim, left, i, claim.sides().subList(1, claim.sides().size()), due, diagnostics));
    }

    private Optional<Judgement> definition(ClaimSyntax claim, Left left, Diagnostics diagnostics) {
        ExpressionSyntax value = claim.sides().get(1);
        Optional<List<Index>> indices =
                left.binders().isEmpty() ? Optional.of(List.of()) : reader.indices(left.binders(), value, diagnostics);
        if (indices.isEmpty()) {
            return Optional.empty();
        }
        ExpressionSyntax anchor = anchor(claim);
        Diagnostics said = new Diagnostics();
        List<Reading> readings = reader.readings(anchor, indices.get(), said);
        if (readings.isEmpty()) {
            own.fail(left.name());
            return misfit(claim, anchor, said, diagnostics);
        }
        List<Truth> due = indices.get().isEmpty() ? truths.of(anchor, false, diagnostics)
                : List.of(Truth.of(readings.get(0).formula()));
        List<ExpressionSyntax> others = claim.sides().stream().skip(1).filter(s -> s != anchor).toList();
        Left shown = Left.of(anchor);
        Optional<Judgement> judged = compared(claim, others.isEmpty() ? left : shown, indices.get(), others, due, diagnostics);
        own.define(left.name(), readings.get(0).formula());
        return judged;
    }

    /** The first side whose value is known, else the first. */
    private ExpressionSyntax anchor(ClaimSyntax claim) {
        return claim.sides().stream()
                .skip(1)
                .filter(s -> s instanceof NameSyntax n
                        && (DerivativeName.isQuotient(n.name()) || reader.isKnown(n.name())))
                .findFirst()
                .orElse(claim.sides().get(1));
    }

    private Optional<Judgement> misfit(
            ClaimSyntax claim, ExpressionSyntax side, Diagnostics said, Diagnostics diagnostics) {
        Diagnostic first = said.sorted().get(0);
        if (!SideJudge.isMisfit(first)) {
            said.sorted().forEach(diagnostics::add);
            return Optional.empty();
        }
        return Optional.of(Judgement.of(
                claim, new Judgement.Wrong(side.span().content(), first.message(), List.of(), "", "", ""), List.of()));
    }

    private Optional<Judgement> compared(
            ClaimSyntax claim,
            Left left,
            List<Index> indices,
            List<ExpressionSyntax> others,
            List<Truth> truths,
            Diagnostics diagnostics) {
        List<Side> judged = new ArrayList<>();
        for (ExpressionSyntax e : others) {
            Optional<Side> side = sides.judge(e, indices, truths, diagnostics).map(s -> operators.look(left, s, truths));
            if (side.isEmpty()) {
                return Optional.empty();
            }
            judged.add(side.get());
        }
        return Optional.of(combined(claim, left, indices, judged));
    }

    private Judgement combined(ClaimSyntax claim, Left left, List<Index> indices, List<Side> judged) {
        Side worst = null;
        for (Side s : judged) {
            worst = worst == null || s.verdict().compareTo(worst.verdict()) > 0 ? s : worst;
        }
        if (worst == null) {
            return Judgement.of(claim, Verdict.DEFINITION, "");
        }
        if (worst.verdict() == Verdict.WRONG) {
            Hints hints = new Hints();
            Judgement.Wrong wrong = explanation.of(worst, left.text(), left.name(), indices, hints);
            return Judgement.of(claim, wrong, hints.problems());
        }
        return worst.verdict() == Verdict.RIGHT
                ? right(claim, left, judged.get(judged.size() - 1))
                : Judgement.of(claim, worst.verdict(), worst.remark());
    }

    private Judgement right(ClaimSyntax claim, Left left, Side last) {
        Hints hints = new Hints();
        Optional<String> shorter = hints.found(() -> simplicity.shorter(left.name(), last), Optional.empty());
        return new Judgement(
                claim,
                shorter.isPresent() ? Verdict.NOT_SIMPLIFIED : Verdict.RIGHT,
                shorter.map(text -> "shorter: " + text).orElse(last.remark()),
                Optional.empty(),
                hints.problems());
    }

    /**
     * The left side of a line.
     *
     * @param whole what it speaks of, without indices
     * @param subscripts its indices, none for a whole tensor
     */
    record Left(ExpressionSyntax whole, List<ExpressionSyntax> subscripts, String text) {
        static Left of(ExpressionSyntax e) {
            boolean indexed = e instanceof AccessSyntax a
                    && a.base() instanceof NameSyntax
                    && a.subscripts().stream().allMatch(s -> s instanceof NameSyntax);
            return indexed
                    ? new Left(((AccessSyntax) e).base(), ((AccessSyntax) e).subscripts(), e.span().content())
                    : new Left(e, List.of(), e.span().content());
        }

        boolean isName() {
            return whole instanceof NameSyntax n && !DerivativeName.isQuotient(n.name());
        }

        String name() {
            return whole instanceof NameSyntax n ? n.name() : text;
        }

        List<IndexBinderSyntax> binders() {
            return subscripts.stream()
                    .map(s -> new IndexBinderSyntax(((NameSyntax) s).name(), Optional.empty(), s.span()))
                    .toList();
        }

        /** Named indices with the extents of the truth's axes. */
        Optional<List<Index>> indices(Truth truth, Diagnostics diagnostics) {
            Meaning f = truth.formula();
            if (!subscripts.isEmpty() && subscripts.size() != f.axes().size()) {
                diagnostics.error(
                        "wrong-subscripts",
                        "`" + name() + "` has the shape " + f.shape() + ", so it takes " + f.axes().size()
                                + " indices, not " + subscripts.size(),
                        whole.span());
                return Optional.empty();
            }
            List<Index> indices = new ArrayList<>();
            for (int k = 0; k < subscripts.size(); k++) {
                indices.add(Index.named(
                        ((NameSyntax) subscripts.get(k)).name(), f.axes().get(k).extent()));
            }
            return Optional.of(indices);
        }
    }
}
