package chainrule.lowering;

import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.plan.Buffer;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The buffer of each symbol. */
final class Buffers {

    private final Samples samples;
    private final Map<Symbol, Buffer> buffers = new LinkedHashMap<>();
    private final Set<Symbol> outputs = new HashSet<>();

    Buffers(Network network, Samples samples) {
        this.samples = samples;
        network.inputs().forEach(s -> data(s, Buffer.Kind.INPUT));
        network.targets().forEach(s -> data(s, Buffer.Kind.TARGET));
        for (Parameter p : network.parameters()) {
            buffers.put(p.symbol(), shared(p.symbol().name(), Buffer.Kind.PARAMETER, p.symbol()));
        }
    }

    private void data(Symbol s, Buffer.Kind kind) {
        Affine classes = s.classes();
        int count = classes == null ? 0 : Math.toIntExact(classes.valueOfSizes());
        buffers.put(s, new Buffer(s.name(), kind, true, RowMajor.size(s), count));
    }

    private static Buffer shared(String name, Buffer.Kind kind, Symbol shape) {
        return new Buffer(name, kind, false, RowMajor.size(shape), 0);
    }

    /** Makes the buffer to which a parameter's gradient is added. */
    Buffer gradient(Symbol adjoint) {
        return buffers.computeIfAbsent(
                adjoint, s -> shared("d" + s.name(), Buffer.Kind.GRADIENT, s));
    }

    /** Says that callers read a symbol; before its buffer is asked for. */
    void output(Symbol symbol) {
        outputs.add(symbol);
    }

    void put(Symbol symbol, Buffer buffer) {
        buffers.put(symbol, buffer);
    }

    Buffer of(Symbol s) {
        return buffers.computeIfAbsent(s, this::make);
    }

    private Buffer make(Symbol s) {
        Buffer.Kind kind = outputs.contains(s) ? Buffer.Kind.OUTPUT : Buffer.Kind.WORK;
        String name = s.role() == Symbol.Role.ADJOINT ? "d" + s.name() : s.name();
        return new Buffer(name, kind, samples.differ(s), RowMajor.size(s), 0);
    }

    Map<Symbol, Buffer> all() {
        return buffers;
    }
}
