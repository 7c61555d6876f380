package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.Arrays;

/** The values of functions of whole tensors, in any algebra. */
public final class TensorCalls {

    private TensorCalls() {}

    /** The elements of a tensor, in registers that follow each other in row-major order. */
    public record Block(int first, int[] shape) {

        public int count() {
            return Tensor.size(shape);
        }
    }

    /** Computes the value of a function that no formula defines. */
    public static Block of(TensorCall call, Algebra algebra) {
        Block[] arguments = call.arguments().stream().map(a -> argument(a, algebra)).toArray(Block[]::new);
        Block a = arguments[0];
        return switch ((OpaqueFunction) call.function()) {
            case INV -> Elimination.of(a, identity(a.shape()[0], algebra), algebra).solution();
            case DET -> Elimination.of(a, identity(a.shape()[0], algebra), algebra).determinant();
            case LOGDET -> log(Elimination.of(a, identity(a.shape()[0], algebra), algebra).determinant(), algebra);
            case SOLVE -> Elimination.of(a, arguments[1], algebra).solution();
            case ONEHOT -> oneHot(a, algebra.environment().extent(((Access) call.arguments().get(0).body()).symbol().classes()), algebra);
        };
    }

    private static Block argument(TensorArgument a, Algebra algebra) {
        return algebra.machine(a.body()).run(a.axes());
    }

    private static Block log(Block x, Algebra algebra) {
        algebra.apply(x.first(), ElementaryFunction.LOG, x.first(), x.first(), null);
        return x;
    }

    private static Block zeros(Algebra algebra, int... shape) {
        Block zeros = new Block(algebra.allocate(Tensor.size(shape)), shape);
        for (int k = 0; k < zeros.count(); k++) {
            algebra.set(zeros.first() + k, 0);
        }
        return zeros;
    }

    private static Block identity(int n, Algebra algebra) {
        Block identity = zeros(algebra, n, n);
        for (int k = 0; k < n; k++) {
            algebra.set(identity.first() + k * n + k, 1);
        }
        return identity;
    }

    private static Block oneHot(Block classes, int count, Algebra algebra) {
        int[] shape = Arrays.copyOf(classes.shape(), classes.shape().length + 1);
        shape[shape.length - 1] = count;
        Block rows = zeros(algebra, shape);
        for (int k = 0; k < classes.count(); k++) {
            algebra.set(rows.first() + k * count + algebra.whole(classes.first() + k), 1);
        }
        return rows;
    }
}
