package chainrule.plan.text;

/** A piece of a formula with how tightly it binds, so that parentheses stand where they are needed only. */
record Formula(String text, Binding binding) {

    /** From the loosest to the tightest. */
    enum Binding {
        CHOICE,
        OR,
        AND,
        RELATION,
        SUM,
        PRODUCT,
        SIGN,
        ATOM
    }

    static Formula atom(String text) {
        return new Formula(text, Binding.ATOM);
    }

    /** In parentheses where this binds less tightly than what surrounds it asks. */
    String atLeast(Binding least) {
        return binding.compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** Two operands of an operator that is computed from left to right. */
    static Formula leftToRight(Formula left, String operator, Formula right, Binding binding) {
        Binding next = Binding.values()[binding.ordinal() + 1];
        return new Formula(left.atLeast(binding) + operator + right.atLeast(next), binding);
    }
}
