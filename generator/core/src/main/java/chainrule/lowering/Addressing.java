package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.List;

/** Places of elements in the loops around a scope. */
final class Addressing {

    private final Buffers buffers;

    Addressing(Buffers buffers) {
        this.buffers = buffers;
    }

    Place place(Symbol symbol, List<Affine> subscripts, Scope scope) {
        Buffer buffer = buffers.of(symbol);
        Offset offset = offset(RowMajor.place(symbol, subscripts), scope);
        if (buffer.perSample()) {
            offset = Offset.ZERO.plus(buffer.size(), sample(scope)).plus(offset);
        }
        return new Place(buffer, offset);
    }

    Offset offset(Affine affine, Scope scope) {
        Offset sum = Offset.of(Math.toIntExact(affine.constant()));
        for (Affine.Part p : affine.parts()) {
            sum = sum.plus(Math.toIntExact(p.coefficient()), of(p.term(), scope));
        }
        return sum;
    }

    private Offset of(IndexTerm term, Scope scope) {
        if (term instanceof Size s) {
            return Offset.of(s.value());
        }
        if (term instanceof Access a) {
            return Offset.of(new Offset.IntegerElement(place(a.symbol(), a.subscripts(), scope)));
        }
        return position((Index) term, scope);
    }

    private static Offset position(Index index, Scope scope) {
        for (Scope s = scope; s != null; s = s.parent) {
            if (index.equals(s.index)) {
                return s.position;
            }
        }
        throw new IllegalStateException("no loop over " + index);
    }

    private static Offset sample(Scope scope) {
        for (Scope s = scope; s != null; s = s.parent) {
            if (s.overSamples) {
                return s.position;
            }
        }
        throw new IllegalStateException("no loop over the samples");
    }
}
