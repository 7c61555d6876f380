package chainrule.emit;

import chainrule.plan.Buffer;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.Map;

/** The identifiers inside one method: locals, loop variables, and arrays, which are read from their fields once. */
final class MethodNames {

    private final FieldNames fields;
    private final Names names;
    private final Map<Object, String> taken = new HashMap<>();

    MethodNames(FieldNames fields) {
        this.fields = fields;
        this.names = fields.names().inMethod(Reserved.ofKernel());
    }

    FieldNames fields() {
        return fields;
    }

    /** The local that holds an array of the class, with the field's name; or what holds a panel or an argument. */
    String array(Buffer buffer) {
        if (buffer.kind() == Buffer.Kind.PARAMETER || buffer.kind() == Buffer.Kind.GRADIENT) {
            return FieldNames.flatField(buffer);
        }
        String held = taken.get(buffer);
        return held != null ? held : fields.of(buffer).field();
    }

    /** A place of a buffer as an index of its array: {@code 35 + 7 * i}, or {@code start + 7 * i}. */
    CodeBlock index(Buffer buffer, Offset offset, ScalarEmitter scalars) {
        String start = taken.get(buffer);
        if (start == null) {
            return scalars.integer(offset.plus(fields.of(buffer).offset()));
        }
        boolean starts = buffer.kind() == Buffer.Kind.PARAMETER || buffer.kind() == Buffer.Kind.GRADIENT;
        if (!starts) {
            return scalars.integer(offset);
        }
        return offset.equals(Offset.ZERO)
                ? CodeBlock.of("$L", start)
                : CodeBlock.of("$L + $L", start, scalars.integer(offset));
    }

    void reserve(String field) {
        names.reserve(field);
    }

    String take(LoopVariable v) {
        return taken.computeIfAbsent(v, k -> names.take(v.name()));
    }

    String take(Local l) {
        return taken.computeIfAbsent(l, k -> names.take(l.name()));
    }

    /** A name for a panel, for an argument that is an array, or for where an argument starts in its array. */
    String take(Buffer buffer) {
        return taken.computeIfAbsent(buffer, k -> names.take(buffer.name()));
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
