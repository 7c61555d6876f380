package chainrule.lowering;

import chainrule.plan.Kernel;
import chainrule.plan.Loads;
import chainrule.plan.Replacement;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts the value of a local into the statement right after it where nothing else reads the local. */
final class InlineLocals {

    private final Loads loads;

    private InlineLocals(Loads loads) {
        this.loads = loads;
    }

    static Kernel in(Kernel k) {
        return new Kernel(k.computes(), k.forPrediction(), new InlineLocals(Loads.of(k.body())).block(k.body()));
    }

    private List<Statement> block(List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        for (Statement s : statements) {
            Statement last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last instanceof Statement.Define d && joins(d, s)) {
                all.set(all.size() - 1, s.map(Replacement.value(d.local(), d.value())));
            } else {
                all.add(s.body().isEmpty() ? s : s.withBody(block(s.body())));
            }
        }
        return all;
    }

    private boolean joins(Statement.Define d, Statement next) {
        return loads.reads(d.local()) == 1 && next.body().isEmpty() && next.reads(d.local());
    }
}
