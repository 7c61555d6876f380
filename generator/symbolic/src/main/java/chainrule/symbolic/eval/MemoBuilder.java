package chainrule.symbolic.eval;

import chainrule.symbolic.Index;
import java.util.LinkedHashSet;
import java.util.Set;

/** A memo while its program is written. */
final class MemoBuilder {

    private final int number;
    private final Set<Index> indices;
    private final boolean formals;
    private final Set<Index> table = new LinkedHashSet<>();
    private int register;
    private int entry;
    private int uses;
    private Context context;

    /**
     * @param indices what the value depends on
     * @param formals whether it depends on a function's arguments besides
     */
    MemoBuilder(int number, Set<Index> indices, boolean formals) {
        this.number = number;
        this.indices = indices;
        this.formals = formals;
    }

    int number() {
        return number;
    }

    /** Where the value is. */
    int register() {
        return register;
    }

    void in(int valueRegister) {
        register = valueRegister;
    }

    void computedAt(int place) {
        entry = place;
    }

    /** Notes a use, and for which indices one value each is worth keeping. */
    void use(Context at, Set<Index> worthATable) {
        context = context == null ? at.only(indices, formals) : context;
        table.addAll(worthATable);
        uses++;
    }

    int uses() {
        return uses;
    }

    /** Where the value is computed: only what it depends on changes there. */
    Context context() {
        return context;
    }

    Memo memo(TermCompiler terms) {
        int[] changing = indices.stream().filter(i -> !table.contains(i)).mapToInt(terms::index).toArray();
        return new Memo(
                register,
                formals ? terms.withArguments(changing) : changing,
                table.stream().mapToInt(terms::index).toArray(),
                table.stream().mapToInt(i -> terms.extent(i.extent())).toArray(),
                entry);
    }
}
