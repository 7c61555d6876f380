package chainrule.derivation;

import chainrule.symbolic.rewrite.Laws;

/**
 * What a derivation rests on. There is one theory, {@link #STANDARD}; tests of the line checks pass broken ones.
 *
 * @param laws the tables of algebra and of calculus
 * @param chainRule how an adjoint is handed on
 */
public record Theory(Laws laws, ChainRule chainRule) {

    public static final Theory STANDARD = new Theory(Laws.STANDARD, ChainRule.STANDARD);
}
