package chainrule.symbolic.notation;

/** From loose to tight, as the grammar has them: the one table that every printer of formulas takes its brackets from. */
enum Precedence {
    CHOICE,
    OR,
    AND,
    NOT,
    RELATION,
    SUM,
    PRODUCT,
    SIGN,
    POWER,
    POSTFIX,
    ATOM
}
