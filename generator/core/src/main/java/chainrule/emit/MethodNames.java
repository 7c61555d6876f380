package chainrule.emit;

import chainrule.lowering.Buffer;
import chainrule.lowering.Local;
import chainrule.lowering.LoopVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The identifiers inside one method: locals, loop variables, and arrays, which are read from their fields once. */
final class MethodNames {

    private final FieldNames fields;
    private final Names names = new Names(Set.of("n", "random", "steps"));
    private final Map<Object, String> taken = new HashMap<>();

    MethodNames(FieldNames fields) {
        this.fields = fields;
    }

    FieldNames fields() {
        return fields;
    }

    /** The local that holds an array of the class, with the field's name; or the one that holds a panel. */
    String array(Buffer buffer) {
        String panel = taken.get(buffer);
        return panel != null ? panel : fields.of(buffer).field();
    }

    /** Where a buffer starts in its array. */
    int start(Buffer buffer) {
        return taken.containsKey(buffer) ? 0 : fields.of(buffer).offset();
    }

    void reserve(String field) {
        names.take(field);
    }

    String take(LoopVariable v) {
        return taken.computeIfAbsent(v, k -> names.take(v.name()));
    }

    String take(Local l) {
        return taken.computeIfAbsent(l, k -> names.take(l.name()));
    }

    String take(Buffer panel) {
        return taken.computeIfAbsent(panel, k -> names.take(panel.name()));
    }

    String of(LoopVariable v) {
        return taken.get(v);
    }

    String of(Local l) {
        return taken.get(l);
    }

    void openBlock() {
        names.openBlock();
    }

    void closeBlock() {
        names.closeBlock();
    }
}
