package chainrule.symbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * Functions of whole tensors that no formula in index notation makes up: one constant each, with the shape of its value and
 * its domain here, its value in the interpreter and its differential in the table of differentials.
 */
public enum OpaqueFunction implements TensorFunction {
    /** X⁻¹, where det X ≠ 0. */
    INV("inv", 1),
    /** The determinant of a square matrix. */
    DET("det", 1),
    /** log det X, where det X &gt; 0. */
    LOGDET("logdet", 1),
    /** A⁻¹ b for a vector or a matrix b, where det A ≠ 0. */
    SOLVE("solve", 2),
    /** 1 at the place of a class, else 0: a row for each class. */
    ONEHOT("onehot", 1);

    private final String symbol;
    private final int arity;

    OpaqueFunction(String symbol, int arity) {
        this.symbol = symbol;
        this.arity = arity;
    }

    /** The name in a specification. */
    public String symbol() {
        return symbol;
    }

    @Override
    public String sign() {
        return symbol;
    }

    public int arity() {
        return arity;
    }

    /** Whether the first argument is a square matrix; else it is integer data. */
    public boolean isOfMatrices() {
        return switch (this) {
            case INV, DET, LOGDET, SOLVE -> true;
            case ONEHOT -> false;
        };
    }

    /** How the determinant of the first argument must compare with 0 for there to be a value; null where there always is one. */
    public String determinant() {
        return switch (this) {
            case INV, SOLVE -> "!=";
            case LOGDET -> ">";
            case DET, ONEHOT -> null;
        };
    }

    @Override
    public List<Affine> shape(List<TensorArgument> arguments) {
        return switch (this) {
            case INV -> arguments.get(0).extents();
            case DET, LOGDET -> List.of();
            case SOLVE -> arguments.get(1).extents();
            case ONEHOT -> withClasses(arguments.get(0));
        };
    }

    private static List<Affine> withClasses(TensorArgument data) {
        List<Affine> shape = new ArrayList<>(data.extents());
        shape.add(((Access) data.body()).symbol().classes());
        return shape;
    }

    /** The function of this name, or null. */
    public static OpaqueFunction named(String name) {
        for (OpaqueFunction f : values()) {
            if (f.symbol.equals(name)) {
                return f;
            }
        }
        return null;
    }
}
