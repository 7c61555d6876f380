package chainrule.checker;

import chainrule.checker.judging.ClaimJudge;
import chainrule.checker.judging.CounterExample;
import chainrule.checker.judging.Judgement;
import chainrule.checker.judging.OperatorJudge;
import chainrule.checker.judging.Refutation;
import chainrule.checker.judging.SideJudge;
import chainrule.checker.mistakes.Diagnosis;
import chainrule.checker.reading.OwnNames;
import chainrule.checker.reading.Reader;
import chainrule.checker.reading.Simplicity;
import chainrule.checker.reading.Truths;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.ExactComparison;
import chainrule.checker.truth.Points;
import chainrule.checker.truth.Subject;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import chainrule.syntax.ClaimSyntax;
import chainrule.syntax.DeepStack;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Judges a student's lines about a network. */
public final class Checker {

    private final OwnNames own = new OwnNames();
    private final Reader reader;
    private final ClaimJudge judge;

    private Checker(Subject subject, Layout layout, UnaryOperator<Diagnosis.Search> looking) {
        Derivatives derivatives = Derivatives.of(subject);
        Points points = new Points(subject.network(), derivatives, own.meanings());
        reader = new Reader(subject, derivatives, own, layout == Layout.NUMERATOR);
        points.all().stream().findFirst().ifPresent(reader::sampleAt);
        Comparison comparison = new Comparison(points.all());
        ExactComparison exact = new ExactComparison(subject, derivatives, own.meanings());
        SideJudge sides = new SideJudge(reader, points, exact);
        Refutation explanation = new Refutation(
                subject,
                reader,
                derivatives,
                own,
                looking.apply(new Diagnosis(reader, comparison, exact)::of),
                new CounterExample(reader, points));
        judge = new ClaimJudge(
                new Truths(reader, layout),
                reader,
                sides,
                new OperatorJudge(reader, sides),
                new Simplicity(subject, reader, layout),
                explanation,
                own);
    }

    /** The same for lines in which a gradient has the shape of its variable. */
    public static Optional<List<Judgement>> check(Subject subject, SourceText text, Diagnostics diagnostics) {
        return check(subject, text, Layout.GRADIENT, diagnostics);
    }

    /**
     * Reads and judges all lines of a text.
     *
     * @param layout how the lines lay out derivatives of a number
     * @return empty, with at least one error added, if a line cannot be read
     */
    public static Optional<List<Judgement>> check(
            Subject subject, SourceText text, Layout layout, Diagnostics diagnostics) {
        return check(subject, text, layout, UnaryOperator.identity(), diagnostics);
    }

    /** The same where mistakes are looked for in another way. */
    static Optional<List<Judgement>> check(
            Subject subject,
            SourceText text,
            Layout layout,
            UnaryOperator<Diagnosis.Search> looking,
            Diagnostics diagnostics) {
        Checker checker = new Checker(subject, layout, looking);
        return NetParser.parseClaims(text, checker.reader::isKnown, diagnostics)
                .flatMap(claims -> DeepStack.call(() -> checker.judge(claims, diagnostics)));
    }

    private Optional<List<Judgement>> judge(List<ClaimSyntax> claims, Diagnostics diagnostics) {
        List<Judgement> judgements = new ArrayList<>();
        for (ClaimSyntax c : claims) {
            judge.judge(c, diagnostics).ifPresent(judgements::add);
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(judgements);
    }
}
