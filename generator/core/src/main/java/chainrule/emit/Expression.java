package chainrule.emit;

import com.palantir.javapoet.CodeBlock;

/** A Java expression with how tightly it binds, so that parentheses stand where they are needed only. */
record Expression(CodeBlock code, Binding binding) {

    /** From the loosest to the tightest. */
    enum Binding {
        CHOICE,
        OR,
        AND,
        RELATION,
        SUM,
        PRODUCT,
        UNARY,
        PRIMARY
    }

    static Expression choice(CodeBlock code) {
        return new Expression(code, Binding.CHOICE);
    }

    static Expression sum(CodeBlock code) {
        return new Expression(code, Binding.SUM);
    }

    static Expression product(CodeBlock code) {
        return new Expression(code, Binding.PRODUCT);
    }

    static Expression unary(CodeBlock code) {
        return new Expression(code, Binding.UNARY);
    }

    static Expression primary(CodeBlock code) {
        return new Expression(code, Binding.PRIMARY);
    }

    /** In parentheses where this binds less tightly than what surrounds it asks. */
    CodeBlock atLeast(Binding least) {
        return binding.compareTo(least) < 0 ? CodeBlock.of("($L)", code) : code;
    }

    CodeBlock asTerm() {
        return atLeast(Binding.SUM);
    }

    CodeBlock asLastTerm() {
        return atLeast(Binding.PRODUCT);
    }

    CodeBlock asFactor() {
        return atLeast(Binding.PRODUCT);
    }

    CodeBlock asLastFactor() {
        return atLeast(Binding.UNARY);
    }

    CodeBlock asPrimary() {
        return atLeast(Binding.PRIMARY);
    }
}
