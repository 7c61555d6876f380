package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import java.util.List;

/**
 * What a side is compared with.
 *
 * @param formula its term
 * @param above for a derivative how many of the axes are those of what is differentiated; else −1
 */
public record Truth(Meaning formula, int above) {

    public static Truth of(Meaning f) {
        return new Truth(f, f.derivative().map(Meaning.Differentiated::above).orElse(-1));
    }

    public List<Affine> extents() {
        return extents(formula);
    }

    public static List<Affine> extents(Meaning f) {
        return f.axes().stream().map(Index::extent).toList();
    }
}
