package chainrule.checker.judging;

import chainrule.checker.edits.SyntaxText;
import chainrule.checker.mistakes.Attempt;
import chainrule.checker.mistakes.Diagnosis;
import chainrule.checker.reading.OwnNames;
import chainrule.checker.reading.Reader;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Subject;
import chainrule.symbolic.Index;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains a wrong side: its shape beside the one that is due, a counter-example, the likely mistake. */
public final class Refutation {

    private final Subject subject;
    private final Reader reader;
    private final Derivatives derivatives;
    private final OwnNames own;
    private final Diagnosis.Search diagnosis;
    private final CounterExample counterExample;

    public Refutation(
            Subject subject,
            Reader reader,
            Derivatives derivatives,
            OwnNames own,
            Diagnosis.Search diagnosis,
            CounterExample counterExample) {
        this.subject = subject;
        this.reader = reader;
        this.derivatives = derivatives;
        this.own = own;
        this.diagnosis = diagnosis;
        this.counterExample = counterExample;
    }

    /**
     * @param shown the left side as typed
     * @param name its name without indices
     */
    Judgement.Wrong of(Side side, String shown, String name, List<Index> indices, Hints hints) {
        Attempt attempt = new Attempt(side, name, indices, subject, reader, derivatives, own);
        Optional<Diagnosis.Found> found = hints.found(() -> diagnosis.of(attempt), Optional.empty());
        List<String> example =
                hints.found(() -> example(side, indices.isEmpty() ? shown : name), List.of());
        String text = side.expression().span().content();
        return new Judgement.Wrong(
                text,
                shapes(side, shown),
                example,
                found.map(Diagnosis.Found::name).orElse(""),
                Stream.of(side.remark(), found.map(Diagnosis.Found::sentence).orElse(""))
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.joining(" ")),
                found.flatMap(Diagnosis.Found::correction).map(SyntaxText::of).orElse(""));
    }

    private List<String> example(Side side, String left) {
        return side.formula()
                .map(f -> counterExample.rows(side.expression(), f, left, side.truth()))
                .orElse(List.of());
    }

    private static String shapes(Side side, String shown) {
        String due = shown + " is " + side.truth().formula().shape();
        if (side.misfit().isPresent()) {
            return due + "; " + side.misfit().get().text();
        }
        String found = side.formula().orElseThrow().shape();
        return found.equals(side.truth().formula().shape()) ? "both sides are " + found : due + ", this is " + found;
    }
}
