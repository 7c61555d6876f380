package chainrule.report;

import chainrule.explanation.Extremum;
import java.util.ArrayList;
import java.util.List;

/** The convention for what has no derivative because several values attain an extremum. */
final class TieRemarks {

    private TieRemarks() {}

    static List<Document.Block> of(List<Extremum> extrema) {
        List<Document.Block> blocks = new ArrayList<>();
        Prose reductions = names(extrema, true);
        if (!reductions.isEmpty()) {
            blocks.add(new Document.Remark(reductions.words(": where several elements attain it, they share its gradient evenly, as"
                    + " those of torch.amax do. A definition that picks the first of them, as pooling in PyTorch does, says so by"
                    + " its formula.")));
        }
        Prose ofTwo = names(extrema, false);
        if (!ofTwo.isEmpty()) {
            blocks.add(new Document.Remark(
                    ofTwo.words(" of two equal values: the one that is printed first gets the whole gradient.")));
        }
        return blocks;
    }

    private static Prose names(List<Extremum> extrema, boolean reductions) {
        Prose p = Prose.NONE;
        for (Extremum e : extrema) {
            if (e.isReduction() == reductions) {
                p = (p.isEmpty() ? p.words("Ties in ") : p.words(" and ")).code(e.name());
            }
        }
        return p;
    }
}
