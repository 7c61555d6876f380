package chainrule.symbolic.eval;

import chainrule.symbolic.Call;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the body of a function once, and its calls. No function calls itself, so that one place for its arguments is enough. */
final class FunctionCompiler {

    private final ProgramWriter writer;
    private final TermCompiler terms;
    private final List<Integer> formals;
    private final int number;
    private final int arguments;
    private final int result;
    private int entry;

    FunctionCompiler(Compiler compiler, NamedFunction function, int number) {
        this.writer = compiler.writer();
        this.number = number;
        this.arguments = writer.whole();
        this.result = writer.number();
        this.formals = function.formals().stream().map(f -> writer.number()).toList();
        Map<Symbol, Integer> registers = new HashMap<>();
        for (int k = 0; k < formals.size(); k++) {
            registers.put(function.formals().get(k), formals.get(k));
        }
        this.terms = new TermCompiler(compiler, new Frame(function.body(), registers), arguments);
    }

    void body() {
        entry = writer.code().length();
        int value = terms.root();
        writer.code().write(Op.MOVE, result, value);
        writer.code().write(Op.RETURN, 1);
    }

    /** Writes a call with arguments in these registers. */
    int call(Call e, List<Integer> x) {
        for (int k = 0; k < formals.size(); k++) {
            writer.code().write(Op.BIND, formals.get(k), x.get(k));
        }
        writer.code().write(Op.CALL, number, writer.term(e));
        int to = writer.number();
        writer.code().write(Op.MOVE, to, result);
        x.forEach(a -> writer.code().write(Op.DEPEND, to, a));
        return to;
    }

    Program.Function function() {
        return new Program.Function(entry, arguments);
    }
}
