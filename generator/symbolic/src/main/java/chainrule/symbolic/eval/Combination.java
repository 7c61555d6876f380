package chainrule.symbolic.eval;

/** constant + Σ coefficient · register, of whole numbers. */
record Combination(long constant, long[] coefficients, int[] registers) {

    int value(int[] wholes) {
        long n = constant;
        for (int k = 0; k < registers.length; k++) {
            n += coefficients[k] * wholes[registers[k]];
        }
        return Math.toIntExact(n);
    }
}
