package chainrule.checker;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.syntax.ClaimSyntax;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a student's lines about a network. */
public final class Checker {

    private final OwnNames own = new OwnNames();
    private final Reader reader;
    private final ClaimJudge judge;

    private Checker(Subject subject) {
        Derivatives derivatives =
                new Derivatives(subject.network().definitions(), subject.functions(), subject::isWritten);
        Points points = new Points(subject.network(), derivatives, own.meanings());
        reader = new Reader(subject, derivatives, own);
        points.all().stream().findFirst().ifPresent(reader::sampleAt);
        Comparison comparison = new Comparison(points.all());
        SideJudge sides = new SideJudge(reader, points);
        Explanation explanation = new Explanation(
                subject,
                reader,
                derivatives,
                own,
                new Diagnosis(reader, comparison),
                new CounterExample(reader, points));
        judge = new ClaimJudge(
                reader, sides, new OperatorJudge(reader, sides), new Simplicity(subject, reader), explanation, own);
    }

    /**
     * Reads and judges all lines of a text.
     *
     * @return empty, with at least one error added, if a line cannot be read
     */
    public static Optional<List<Judgement>> check(Subject subject, SourceText text, Diagnostics diagnostics) {
        Checker checker = new Checker(subject);
        return NetParser.parseClaims(text, checker.reader::isKnown, diagnostics)
                .flatMap(claims -> checker.judge(claims, diagnostics));
    }

    private Optional<List<Judgement>> judge(List<ClaimSyntax> claims, Diagnostics diagnostics) {
        List<Judgement> judgements = new ArrayList<>();
        for (ClaimSyntax c : claims) {
            judge.judge(c, diagnostics).ifPresent(judgements::add);
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(judgements);
    }
}
