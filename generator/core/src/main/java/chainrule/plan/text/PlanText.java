package chainrule.plan.text;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as text. The same plan gives the same text. */
public final class PlanText {

    /** The size of the batch, and the number of the optimizer's step. */
    private static final List<String> WORDS = List.of("n", "steps");

    private final StringBuilder text = new StringBuilder();
    private final PlanNames names;
    private final Map<Kernel.Routine, String> routines = new HashMap<>();
    private final List<String> hyperparameters;

    private PlanText(KernelPlan plan) {
        hyperparameters = plan.network().optimizer().stream()
                .flatMap(o -> o.hyperparameters().stream())
                .map(h -> h.symbol().name())
                .toList();
        names = PlanNames.ofPlan(Stream.concat(WORDS.stream(), hyperparameters.stream()).toList());
    }

    /** What a generated class takes, holds and does: parameters, arrays, and the kernels of each section with their loops. */
    public static String of(KernelPlan plan) {
        PlanText text = new PlanText(plan);
        text.add(plan);
        return text.text.toString();
    }

    /** Statements alone, for a look at what a pass has changed. */
    public static String of(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        new StatementText(PlanNames.ofPlan(WORDS), List.of(), text, "").add(statements);
        return text.toString();
    }

    private void add(KernelPlan plan) {
        text.append("plan ").append(plan.network().name()).append('\n');
        PlanSummary.of(plan).forEach(line -> text.append("  ").append(line).append('\n'));
        plan.network().inputs().forEach(s -> data("input", plan.buffers().get(s)));
        plan.network().targets().forEach(s -> data("target", plan.buffers().get(s)));
        for (KernelPlan.PlannedParameter p : plan.parameters()) {
            data("parameter", p.values());
            data("gradient", p.gradient());
        }
        plan.step().ifPresent(s -> s.states().forEach(b -> data("state", b)));
        plan.arrays().forEach(this::array);
        section("initialize", plan.parameters().stream().map(KernelPlan.PlannedParameter::initialization).toList());
        section("forward", plan.forward());
        section("loss", plan.loss());
        section("backward", plan.backward());
        section("step", plan.step().map(KernelPlan.PlannedStep::kernel).stream().toList());
    }

    private void data(String kind, Buffer b) {
        String classes = b.isInteger() ? " class[" + b.classes() + "]" : "";
        text.append("  ").append(kind).append(' ').append(names.take(b, b.name())).append(shape(b.perSample(), 0, b.size()));
        text.append(classes).append('\n');
    }

    /** {@code [n][4]} for 4 numbers of each sample. */
    private static String shape(boolean perSample, int panels, int size) {
        return (perSample ? "[n]" : panels > 0 ? "[" + panels + "]" : "") + "[" + size + "]";
    }

    private void array(WorkArray a) {
        String inside = a.buffers().stream()
                .map(b -> (b.kind() == Buffer.Kind.OUTPUT ? "output " : "") + names.take(b, b.name()))
                .collect(Collectors.joining(", "));
        text.append("  array").append(shape(a.perSample(), a.panels(), a.size())).append(" of ").append(inside).append('\n');
    }

    private void section(String name, List<Kernel> kernels) {
        int number = 0;
        for (Kernel k : kernels) {
            text.append('\n').append(name).append(' ').append(++number).append(": ").append(String.join(", ", k.computes()));
            text.append(k.forPrediction() ? ", for predictions\n" : "\n");
            k.call().ifPresentOrElse(call -> call(call), () -> body(k.body()));
        }
    }

    private void body(List<Statement> statements) {
        new StatementText(names.inside(), hyperparameters, text, "  ").add(statements);
    }

    /** A call of a routine, whose statements stand where it is called first. */
    private void call(Kernel.RoutineCall call) {
        boolean isNew = !routines.containsKey(call.routine());
        String routine = routines.computeIfAbsent(call.routine(), r -> "routine " + (routines.size() + 1));
        PlanNames formals = names.inside();
        List<String> given = new ArrayList<>();
        for (int k = 0; k < call.arguments().size(); k++) {
            Buffer argument = call.arguments().get(k);
            String formal = formals.take(call.routine().formals().get(k), "b" + (k + 1));
            given.add(formal + " = " + names.of(argument, argument.name()));
        }
        text.append("  ").append(routine).append(" with ").append(String.join(", ", given)).append('\n');
        if (isNew) {
            text.append("  ").append(routine).append(":\n");
            new StatementText(formals, hyperparameters, text, "    ").add(call.routine().body());
        }
    }
}
