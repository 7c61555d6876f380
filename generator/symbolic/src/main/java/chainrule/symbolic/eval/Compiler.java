package chainrule.symbolic.eval;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the program of a term. It shares no code with the rewriter. */
final class Compiler {

    private final ProgramWriter writer = new ProgramWriter();
    private final Map<NamedFunction, FunctionCompiler> functions = new LinkedHashMap<>();
    private final List<MemoBuilder> memos = new ArrayList<>();
    private final List<TermCompiler> owners = new ArrayList<>();
    private final Deque<Runnable> routines = new ArrayDeque<>();

    private Compiler() {}

    static Program compile(Expr term) {
        return new Compiler().program(term);
    }

    private Program program(Expr term) {
        List<Index> free = List.copyOf(term.freeIndices());
        TermCompiler terms = new TermCompiler(this, new Frame(term, Map.of()), -1);
        free.forEach(terms::index);
        int result = terms.root();
        writer.code().write(Op.HALT);
        while (!routines.isEmpty()) {
            routines.remove().run();
        }
        Memo[] made = new Memo[memos.size()];
        for (int k = 0; k < made.length; k++) {
            made[k] = memos.get(k).memo(owners.get(k));
        }
        Program.Function[] bodies = functions.values().stream().map(FunctionCompiler::function).toArray(Program.Function[]::new);
        return writer.program(free, result, made, bodies);
    }

    ProgramWriter writer() {
        return writer;
    }

    MemoBuilder memo(TermCompiler owner, Set<Index> indices, boolean formals) {
        memos.add(new MemoBuilder(memos.size(), indices, formals));
        owners.add(owner);
        return memos.get(memos.size() - 1);
    }

    FunctionCompiler function(NamedFunction f) {
        FunctionCompiler known = functions.get(f);
        if (known == null) {
            known = new FunctionCompiler(this, f, functions.size());
            functions.put(f, known);
            routines.add(known::body);
        }
        return known;
    }

    /** Writes a routine after all that is written now. */
    void later(Runnable routine) {
        routines.add(routine);
    }
}
