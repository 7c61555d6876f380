package chainrule.plan.text;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.MultiplyAdds;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan takes: memory, what is kept from forward to backward, multiplications whose products are added. */
final class PlanSummary {

    private final KernelPlan plan;

    private PlanSummary(KernelPlan plan) {
        this.plan = plan;
    }

    static List<String> of(KernelPlan plan) {
        PlanSummary summary = new PlanSummary(plan);
        return List.of(
                "memory: " + summary.memory(),
                "kept for backward: " + summary.kept(),
                "multiply-adds: " + summary.work("forward", plan.forward()) + ", " + summary.work("loss", plan.loss()) + ", "
                        + summary.work("backward", plan.backward()));
    }

    /** Of floats; doubles take twice as much. */
    private String memory() {
        long perSample = bytes(plan.arrays().stream().filter(WorkArray::perSample));
        long once = bytes(plan.arrays().stream().filter(a -> !a.perSample()));
        int parameters = plan.parameterSize() * (2 + plan.step().map(s -> s.states().size()).orElse(0));
        return perSample + "*n + " + once + " bytes in floats, and " + Float.BYTES * (long) parameters
                + " of parameters, gradients and states";
    }

    private static long bytes(Stream<WorkArray> arrays) {
        return arrays.mapToLong(a -> (long) Float.BYTES * a.size() * Math.max(1, a.panels())).sum();
    }

    private String kept() {
        Set<Buffer> kept = new LinkedHashSet<>(use(Stream.concat(plan.forward().stream(), plan.loss().stream())).written());
        kept.retainAll(use(plan.backward().stream()).read());
        return kept.isEmpty() ? "nothing" : kept.stream().map(Buffer::name).collect(Collectors.joining(", "));
    }

    private static BufferUse use(Stream<Kernel> kernels) {
        return BufferUse.of(statements(kernels));
    }

    private static List<Statement> statements(Stream<Kernel> kernels) {
        return kernels.flatMap(k -> k.body().stream()).toList();
    }

    private String work(String section, List<Kernel> kernels) {
        MultiplyAdds work = MultiplyAdds.of(statements(kernels.stream()));
        String once = work.once() > 0 ? String.format(Locale.ROOT, " + %.0f", work.once()) : "";
        return String.format(Locale.ROOT, "%s %.0f*n%s", section, work.perSample(), once);
    }
}
