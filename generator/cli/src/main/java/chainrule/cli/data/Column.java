package chainrule.cli.data;

import chainrule.runtime.ElementType;
import chainrule.runtime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One column of a CSV file: an element of an input or of a target. */
record Column(TensorInfo info, int element) {

    /** The columns of inputs and targets, in the order of declaration, each row-major. */
    static List<Column> of(List<TensorInfo> infos) {
        List<Column> columns = new ArrayList<>();
        for (TensorInfo info : infos) {
            for (int element = 0; element < info.size(); element++) {
                columns.add(new Column(info, element));
            }
        }
        return columns;
    }

    boolean isClass() {
        return info.type() == ElementType.INT;
    }

    /** Such as {@code x[2]}. */
    String name() {
        int[] shape = info.shape();
        int[] at = new int[shape.length];
        int rest = element;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            at[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return info.name() + (shape.length == 0 ? "" : Arrays.toString(at));
    }
}
