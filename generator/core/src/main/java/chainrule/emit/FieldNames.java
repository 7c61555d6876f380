package chainrule.emit;

import chainrule.plan.Buffer;
import chainrule.plan.KernelPlan;
import chainrule.plan.WorkArray;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The identifiers of a generated class, and in which field each buffer lies. */
final class FieldNames {

    static final String PARAMETERS = "parameters";
    static final String GRADIENTS = "gradients";

    /** The field of a buffer, and where the buffer starts in it. */
    record Place(String field, int offset) {}

    private final Names names;
    private final Map<Buffer, Place> places = new HashMap<>();
    private final Map<WorkArray, String> arrays = new IdentityHashMap<>();
    private final Map<Symbol, String> symbols = new HashMap<>();
    private final List<String> hyperparameters = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    /** @param classes the classes that the text names: no variable may hide them */
    FieldNames(KernelPlan plan, Set<String> classes) {
        this.names = Names.of(Reserved.ofClass(), classes);
        List<Symbol> known = new ArrayList<>(plan.network().outputs());
        known.addAll(plan.network().inputs());
        known.addAll(plan.network().targets());
        for (Symbol s : known) {
            symbols.computeIfAbsent(s, t -> names.take(t.name()));
            places.put(plan.buffers().get(s), new Place(symbols.get(s), 0));
        }
        plan.network().optimizer().ifPresent(o -> o.hyperparameters()
                .forEach(h -> hyperparameters.add(names.take(h.symbol().name()))));
        plan.parameters().forEach(this::parameter);
        plan.arrays().forEach(this::array);
        plan.step().ifPresent(this::step);
    }

    private void parameter(KernelPlan.PlannedParameter p) {
        symbols.computeIfAbsent(p.symbol(), s -> names.take(s.name()));
        places.put(p.values(), new Place(PARAMETERS, p.offset()));
        places.put(p.gradient(), new Place(GRADIENTS, p.offset()));
    }

    /** An output's array has the output's name, one that a single buffer uses that buffer's, a shared one a number. */
    private void array(WorkArray array) {
        Set<Buffer> inside = new LinkedHashSet<>(array.buffers());
        Buffer only = inside.size() == 1 ? inside.iterator().next() : null;
        Place known = only == null ? null : places.get(only);
        String field = known != null ? known.field() : names.take(only != null ? only.name() : array.panels() > 0 ? "panels" : "work");
        arrays.put(array, field);
        inside.forEach(b -> places.put(b, new Place(field, 0)));
    }

    private void step(KernelPlan.PlannedStep step) {
        places.put(step.theta(), new Place(PARAMETERS, 0));
        places.put(step.gradient(), new Place(GRADIENTS, 0));
        for (Buffer state : step.states()) {
            String field = names.take(state.name());
            states.add(field);
            places.put(state, new Place(field, 0));
        }
    }

    /** The field in which all buffers of a kind lie. */
    static String flatField(Buffer buffer) {
        return buffer.kind() == Buffer.Kind.PARAMETER ? PARAMETERS : GRADIENTS;
    }

    Place of(Buffer buffer) {
        return places.get(buffer);
    }

    String of(WorkArray array) {
        return arrays.get(array);
    }

    String of(Symbol symbol) {
        return symbols.get(symbol);
    }

    String hyperparameter(int position) {
        return hyperparameters.get(position);
    }

    String state(int position) {
        return states.get(position);
    }

    /** All names of the class, for those that it needs more of. */
    Names names() {
        return names;
    }
}
