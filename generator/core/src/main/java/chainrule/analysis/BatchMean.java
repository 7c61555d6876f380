package chainrule.analysis;

import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import java.util.Optional;

/** mean[batch](…): the mean over the samples of a batch, the same for all of them. */
public final class BatchMean {

    public static final String BATCH = "batch";

    private BatchMean() {}

    /** What is averaged over the batch; empty for any other expression. */
    static Optional<ExpressionSyntax> body(ExpressionSyntax e) {
        return e instanceof CallSyntax call
                        && call.callee().equals(Builtins.MEAN)
                        && isOverBatch(call, Optional.empty())
                ? Optional.of(call.arguments().get(0).value())
                : Optional.empty();
    }

    /** Whether a call reduces over the batch: its only index is called so, has no range, and nothing is indexed by it. */
    public static boolean isOverBatch(CallSyntax call, Optional<ExpressionSyntax> piped) {
        if (call.binders().size() != 1 || call.arguments().size() + (piped.isPresent() ? 1 : 0) != 1) {
            return false;
        }
        IndexBinderSyntax binder = call.binders().get(0);
        ExpressionSyntax body = piped.orElseGet(() -> call.arguments().get(0).value());
        return binder.name().equals(BATCH)
                && binder.range().isEmpty()
                && !Expressions.names(body).contains(BATCH);
    }

    /** The batch's size is not known before it runs, and its samples are computed apart: only a mean joins them. */
    static void requireMean(CallSyntax call, Compilation c) {
        if (!call.callee().equals(Builtins.MEAN)) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "not-a-mean",
                                    "only `mean` reduces over the batch, not `" + call.callee() + "`",
                                    call.calleeSpan())
                            .withSuggestion("write `mean[batch](…)`"));
        }
    }
}
