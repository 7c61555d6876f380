package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import java.util.List;

/**
 * What a side is compared with.
 *
 * @param formula its term
 * @param above for a derivative how many of the axes are those of what is differentiated; else −1
 */
record Truth(Formula formula, int above) {

    static Truth of(Formula f) {
        return new Truth(f, f.derivative().map(Formula.Differentiated::above).orElse(-1));
    }

    List<Affine> extents() {
        return extents(formula);
    }

    static List<Affine> extents(Formula f) {
        return f.axes().stream().map(Index::extent).toList();
    }
}
