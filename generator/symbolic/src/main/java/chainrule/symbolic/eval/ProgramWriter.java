package chainrule.symbolic.eval;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code, the registers and the tables of a program that is being written. */
final class ProgramWriter {

    private final Code code = new Code();
    private final Code prologue = new Code();
    private final Map<Size, Integer> sizes = new LinkedHashMap<>();
    private final Map<Integer, Integer> constants = new LinkedHashMap<>();
    private final Map<Rational, Integer> numbers = new LinkedHashMap<>();
    private final Table<Combination> combinations = new Table<>();
    private final Table<Rational> rationals = new Table<>();
    private final Table<Symbol> symbols = new Table<>();
    private final Table<Expr> terms = new Table<>();
    private int wholeCount;
    private int numberCount;

    /** Words, and jumps to where they end. */
    static final class Code {
        private int[] words = new int[64];
        private int length;

        int length() {
            return length;
        }

        void write(int... more) {
            if (length + more.length > words.length) {
                words = Arrays.copyOf(words, 2 * (length + more.length));
            }
            System.arraycopy(more, 0, words, length, more.length);
            length += more.length;
        }

        /** Writes an instruction whose last operand is a place that is not known yet; gives where {@link #land} puts it. */
        int jump(int... instruction) {
            write(instruction);
            write(0);
            return length - 1;
        }

        /** Here is the place that a jump goes to. */
        void land(int jump) {
            words[jump] = length;
        }
    }

    /** The rows of a table, each once. */
    private static final class Table<T> {
        private final Map<T, Integer> rows = new LinkedHashMap<>();

        int row(T content) {
            Integer known = rows.putIfAbsent(content, rows.size());
            return known == null ? rows.size() - 1 : known;
        }

        T[] toArray(T[] none) {
            return new ArrayList<>(rows.keySet()).toArray(none);
        }
    }

    Code code() {
        return code;
    }

    /** What sizes alone determine. */
    Code prologue() {
        return prologue;
    }

    /** A new register of a whole number. */
    int whole() {
        return wholeCount++;
    }

    /** A new register of a number. */
    int number() {
        return numberCount++;
    }

    int size(Size s) {
        return sizes.computeIfAbsent(s, x -> whole());
    }

    /** A register with a whole number. */
    int constant(int value) {
        return constants.computeIfAbsent(value, x -> whole());
    }

    /** A register with an exact number. */
    int constant(Rational value) {
        return numbers.computeIfAbsent(value, v -> {
            int register = number();
            prologue.write(Op.CONSTANT, register, rational(v));
            return register;
        });
    }

    int combination(Combination c) {
        return combinations.row(c);
    }

    int rational(Rational r) {
        return rationals.row(r);
    }

    int symbol(Symbol s) {
        return symbols.row(s);
    }

    int term(Expr e) {
        return terms.row(e);
    }

    Program program(List<Index> free, int result, Memo[] memos, Program.Function[] functions) {
        int start = code.length();
        code.write(Arrays.copyOf(prologue.words, prologue.length()));
        code.write(Op.HALT);
        int[] wholes = new int[wholeCount];
        constants.forEach((value, register) -> wholes[register] = value);
        return new Program(
                Arrays.copyOf(code.words, code.length()),
                start,
                free,
                sizes.keySet().toArray(new Size[0]),
                sizes.values().stream().mapToInt(r -> r).toArray(),
                result,
                wholes,
                numberCount,
                combinations.toArray(new Combination[0]),
                rationals.toArray(new Rational[0]),
                symbols.toArray(new Symbol[0]),
                terms.toArray(new Expr[0]),
                memos,
                functions);
    }
}
