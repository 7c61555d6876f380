package chainrule.symbolic.eval;

/**
 * The instructions of a {@link Program}: a word each, which its operands follow. In what is said of these, r is the register of a
 * number, w the register of a whole number, to a place in the program, and anything else a row of one of the program's tables.
 */
final class Op {

    static final int HALT = 0;
    /** to: goes on there. */
    static final int JUMP = 1;
    /** r, to: goes on there if r is 0. */
    static final int JUMP_IF_ZERO = 2;
    /** r, product, to: goes on there if r is 0 and makes a product 0 whatever the other factors are. */
    static final int ABSORB = 3;

    /** memo: computes a shared value, unless it is known. */
    static final int NEED = 4;
    /** memo, to: goes on there if the value is known. */
    static final int KNOWN = 5;
    /** memo: the value is known from now on. */
    static final int KEEP = 6;
    /** frame, call: runs the body of a function. */
    static final int CALL = 7;
    static final int RETURN = 8;

    /** w, combination: w is it. */
    static final int COMBINATION = 9;
    /** w, v, divisor: w is ⌊v/divisor⌋. */
    static final int QUOTIENT = 10;
    /** w, r: w is the whole number r. */
    static final int WHOLE = 11;
    /** w: w is 0. */
    static final int ZERO = 12;
    /** w, extent: the index w starts; there must be a value. */
    static final int START = 13;
    /** w, extent, to: goes on there with the next value of the index w, if there is one. */
    static final int NEXT = 14;

    /** r, rational. */
    static final int CONSTANT = 15;
    /** r, symbol: a number that is the same everywhere. */
    static final int FIXED = 16;
    /** r, w. */
    static final int NUMBER = 17;
    /** r, v, w: 1 if v and w are equal, else 0. */
    static final int DELTA = 18;
    /** r, symbol, count, w …: an element. */
    static final int LOAD = 19;
    /** r, a: r is a. */
    static final int MOVE = 20;
    /** r, a: r is a, however that was decided. */
    static final int BIND = 21;
    /** r: r is 0. */
    static final int CLEAR = 22;
    /** r, a: r has its value because of a. */
    static final int DEPEND = 23;
    static final int PLUS = 24;
    static final int TIMES = 25;
    /** r, a, rational. */
    static final int POWER = 26;
    /** r, a, rational: e to the power rational · a. */
    static final int EXPONENTIAL = 27;
    /** function, r, a, b, term: b is a again for functions of one argument. */
    static final int APPLY = 28;
    /** operator, r, a, w: takes a into r, as the element number w; counts it. */
    static final int REDUCE = 29;
    /** operator, r, w, term: r is the reduction of w elements. */
    static final int REDUCED = 30;

    private Op() {}
}
