package chainrule.checker.judging;

import chainrule.checker.edits.IndexEdits;
import chainrule.checker.edits.SyntaxText;
import chainrule.checker.reading.Reader;
import chainrule.checker.reading.Reading;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.ExactComparison;
import chainrule.checker.truth.Match;
import chainrule.checker.truth.Points;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Index;
import chainrule.syntax.ExpressionSyntax;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges one side of an equality: every meaning that it can have beside every truth, the best of them counts. */
public final class SideJudge {

    private static final String MISFIT = "wrong-shape";
    /** What is said of an expression whose indices are not all bound. */
    private static final Set<String> OF_INDICES = Set.of("unknown-name", "unknown-range");

    private final Reader reader;
    private final Comparison comparison;
    private final Points points;
    private final ExactComparison exact;

    public SideJudge(Reader reader, Points points, ExactComparison exact) {
        this.exact = exact;
        this.reader = reader;
        this.points = points;
        this.comparison = new Comparison(points.all());
    }

    /** @return empty where the side cannot be read, which the diagnostics say then */
    Optional<Side> judge(ExpressionSyntax e, List<Index> indices, List<Truth> truths, Diagnostics diagnostics) {
        Diagnostics said = new Diagnostics();
        List<Reading> readings = reader.readings(e, indices, said);
        if (readings.isEmpty()) {
            return misfit(e, indices, truths.get(0), said, diagnostics);
        }
        if (points.all().isEmpty()) {
            return Optional.of(new Side(
                    e,
                    Verdict.NOT_JUDGED,
                    "no point was found where the network has a value",
                    truths.get(0),
                    Optional.of(readings.get(0).formula()),
                    Optional.empty()));
        }
        boolean indexed = !indices.isEmpty();
        Side side = compared(e, readings, truths, indexed, comparison);
        if (side.verdict() == Verdict.RIGHT && exact.tellsApart(side.formula().orElseThrow(), side.truth().formula())) {
            return Optional.of(side.with(
                    Verdict.WRONG,
                    "Both sides are the same as far as floating-point numbers tell, but exact arithmetic tells them apart."));
        }
        return Optional.of(
                side.verdict() == Verdict.WRONG ? withOwnSizes(e, readings, truths, indexed).orElse(side) : side);
    }

    /** The side where it is right with one size of the network as it is, as 2/3 is where three things are averaged. */
    private Optional<Side> withOwnSizes(
            ExpressionSyntax e, List<Reading> readings, List<Truth> truths, boolean indexed) {
        return points.withOwnSizes().stream()
                .map(there -> compared(e, readings, truths, indexed, new Comparison(there)))
                .filter(side -> side.verdict() != Verdict.WRONG)
                .findFirst()
                .map(side -> points.hasNamedSizes()
                        ? side.with(side.verdict(), "this holds for the sizes of this network, not for all")
                        : side);
    }

    private Optional<Side> misfit(
            ExpressionSyntax e, List<Index> indices, Truth truth, Diagnostics said, Diagnostics diagnostics) {
        Diagnostic first = said.sorted().get(0);
        Optional<Diagnostic> unbound = unbound(first, e, indices);
        if (unbound.isPresent()) {
            return Optional.of(new Side(e, Verdict.WRONG, "", truth, Optional.empty(), unbound));
        }
        if (!isMisfit(first)) {
            said.sorted().forEach(diagnostics::add);
            return Optional.empty();
        }
        return Optional.of(new Side(e, Verdict.WRONG, "", truth, Optional.empty(), Optional.of(first)));
    }

    /** A subscript that nobody has heard of is an index over which a sum is missing, or which was meant to be another. */
    private Optional<Diagnostic> unbound(Diagnostic said, ExpressionSyntax e, List<Index> indices) {
        Set<String> names = IndexEdits.inSubscripts(e);
        names.removeAll(IndexEdits.bound(e));
        indices.forEach(i -> names.remove(i.name()));
        names.removeIf(reader::isKnown);
        return !OF_INDICES.contains(said.code()) || names.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        "unbound-index",
                        "`" + names.iterator().next() + "` is no index of the left side, and nothing is summed over it",
                        said.span()));
    }

    /** @param indexed whether the line names the indices of an element: then there is no other layout */
    private static Side compared(
            ExpressionSyntax e,
            List<Reading> readings,
            List<Truth> truths,
            boolean indexed,
            Comparison comparison) {
        Match best = Match.NONE;
        Reading read = readings.get(0);
        Truth beside = truths.get(0);
        for (Truth truth : truths) {
            for (Reading r : readings) {
                Match match = comparison.of(r.formula(), truth);
                if (match.compareTo(best) < 0 && !(indexed && match == Match.LAYOUT)) {
                    best = match;
                    read = r;
                    beside = truth;
                }
            }
        }
        return side(e, best, read, beside);
    }

    private static Side side(ExpressionSyntax e, Match match, Reading read, Truth truth) {
        Verdict verdict = switch (match) {
            case EQUAL, IDENTITY -> Verdict.RIGHT;
            case LAYOUT -> Verdict.LAYOUT;
            case DIAGONAL, SHORTHAND -> Verdict.SHORTHAND;
            case NONE -> Verdict.WRONG;
        };
        return new Side(e, verdict, remark(e, match, read, truth), truth, Optional.of(read.formula()), Optional.empty());
    }

    private static String remark(ExpressionSyntax e, Match match, Reading read, Truth truth) {
        String text = SyntaxText.of(e);
        String shape = truth.formula().shape();
        return switch (match) {
            case EQUAL -> !read.layout().rows() && !read.layout().transposed() ? "" : "with derivatives laid out as "
                    + (read.layout().rows() ? "rows" : "transposed matrices");
            case IDENTITY -> text + " stands for " + (text.equals("1") ? "" : text + " times ")
                    + "the identity matrix, " + shape;
            case LAYOUT -> read.formula().shape() + " where the shape is " + shape + ": "
                    + (Comparison.squeezed(truth.extents()).size() < 2 && truth.extents().size() < 2
                            ? "a row for a column"
                            : "the transpose");
            case DIAGONAL -> text + " stands for the diagonal matrix with these entries: the whole object is " + shape;
            case SHORTHAND -> "the whole object is " + shape + "; " + text
                    + " stands for it only in a product, where it comes last as a row";
            case NONE -> "";
        };
    }

    /** Whether a diagnostic says that an expression has no meaning because shapes do not fit: that is wrong, not unreadable. */
    static boolean isMisfit(Diagnostic d) {
        return d.code().equals(MISFIT);
    }
}
