package chainrule.lowering;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/** Row-major places: how far apart the elements along each axis of a symbol are. */
final class RowMajor {

    private RowMajor() {}

    static int extent(Index index) {
        return Math.toIntExact(index.extent().valueOfSizes());
    }

    /** The number of elements. */
    static int size(Symbol symbol) {
        int size = 1;
        for (Affine axis : symbol.axes()) {
            size = Math.multiplyExact(size, Math.toIntExact(axis.valueOfSizes()));
        }
        return size;
    }

    /** The place of an element in a symbol's buffer, as a combination of the indices in its subscripts. */
    static Affine place(Symbol symbol, List<Affine> subscripts) {
        Affine place = Affine.ZERO;
        for (int k = 0; k < subscripts.size(); k++) {
            place = place.times(symbol.axes().get(k).valueOfSizes()).plus(subscripts.get(k));
        }
        return place;
    }
}
