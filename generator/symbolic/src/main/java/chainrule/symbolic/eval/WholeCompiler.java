package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what computes subscripts and extents. What sizes alone determine is computed once, in the prologue. */
final class WholeCompiler {

    private final ProgramWriter writer;
    private final TermCompiler terms;
    private final Map<Index, Integer> indices = new HashMap<>();
    private final Map<Object, Integer> registers = new HashMap<>();

    WholeCompiler(ProgramWriter writer, TermCompiler terms) {
        this.writer = writer;
        this.terms = terms;
    }

    int index(Index i) {
        return indices.computeIfAbsent(i, x -> writer.whole());
    }

    int register(Affine a) {
        if (a.isConstant()) {
            return writer.constant(Math.toIntExact(a.constant()));
        }
        boolean plain = a.constant() == 0 && a.parts().size() == 1 && a.parts().get(0).coefficient() == 1;
        return plain ? register(a.parts().get(0).term()) : combined(a);
    }

    int register(IndexTerm t) {
        if (t instanceof Index i) {
            return index(i);
        }
        if (t instanceof Size s) {
            return writer.size(s);
        }
        return t instanceof IndexQuotient q ? quotient(q) : whole((Access) t);
    }

    private int whole(Access a) {
        int number = terms.value(a);
        int to = registers.computeIfAbsent(a, x -> writer.whole());
        writer.code().write(Op.WHOLE, to, number);
        return to;
    }

    private int quotient(IndexQuotient q) {
        boolean known = isOfSizes(q) && registers.containsKey(q);
        int dividend = known ? 0 : register(q.dividend());
        int to = registers.computeIfAbsent(q, x -> writer.whole());
        if (!known) {
            code(q).write(Op.QUOTIENT, to, dividend, Math.toIntExact(q.divisor()));
        }
        return to;
    }

    private int combined(Affine a) {
        boolean ofSizes = isOfSizes(a);
        if (ofSizes && registers.containsKey(a)) {
            return registers.get(a);
        }
        long[] coefficients = a.parts().stream().mapToLong(Affine.Part::coefficient).toArray();
        int[] parts = a.parts().stream().mapToInt(p -> register(p.term())).toArray();
        int row = writer.combination(new Combination(a.constant(), coefficients, parts));
        int to = registers.computeIfAbsent(a, x -> writer.whole());
        (ofSizes ? writer.prologue() : writer.code()).write(Op.COMBINATION, to, row);
        return to;
    }

    private ProgramWriter.Code code(IndexTerm t) {
        return isOfSizes(t) ? writer.prologue() : writer.code();
    }

    private static boolean isOfSizes(Affine a) {
        return isOfSizes(a.parts().stream().map(Affine.Part::term).toList());
    }

    private static boolean isOfSizes(List<IndexTerm> terms) {
        return terms.stream().allMatch(WholeCompiler::isOfSizes);
    }

    private static boolean isOfSizes(IndexTerm t) {
        return t instanceof Size || t instanceof IndexQuotient q && isOfSizes(q.dividend());
    }
}
