package chainrule.symbolic.eval;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * A term as flat code for a {@link Machine}, for any sizes. The code runs from 0, and once before that from the prologue, for what
 * sizes alone determine. It is never changed, and a term keeps its own.
 *
 * @param free the term's free indices; the first registers of whole numbers are theirs
 * @param sizes the sizes that occur; the next registers are theirs
 * @param result the register of the value
 * @param wholes values of all registers of whole numbers at the start
 * @param numbers how many registers of numbers there are
 * @param frames the functions that are called
 */
record Program(
        int[] code,
        int prologue,
        List<Index> free,
        Size[] sizes,
        int[] sizeRegisters,
        int result,
        int[] wholes,
        int numbers,
        Combination[] combinations,
        Rational[] rationals,
        Symbol[] symbols,
        Expr[] terms,
        Memo[] memos,
        Function[] frames) {

    /** A function's body: where it is computed, and a register that tells when its arguments change. */
    record Function(int entry, int arguments) {}

    static Program of(Expr term) {
        return term.program(Compiler::compile);
    }
}
