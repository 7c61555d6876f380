package chainrule.symbolic.notation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An index over a part of an axis never prints as the whole tensor. */
class PartialAxisTest {

    private static final Notation NOTATION = new Notation(Style.SPECIFICATION, "l");

    private final Size five = Size.literal(5);
    private final Symbol r = Symbol.of(Symbol.Role.PARAMETER, "r", List.of(Affine.of(five)));
    private final Index whole = Index.named("i", five);
    private final Index part = Index.named("i", Size.literal(2));

    @Test
    void aSum() {
        assertThat(sum(whole)).isEqualTo("sum(r)");
        assertThat(sum(part)).isEqualTo("sum[i: 2](r[i])");
    }

    private String sum(Index i) {
        return NOTATION.formula(List.of(), Exprs.sum(List.of(i), Exprs.access(r, i)));
    }

    @Test
    void aDefinition() {
        Expr twice = Exprs.mul(Exprs.num(2), Exprs.access(r, part));
        assertThat(NOTATION.formula(List.of(part), twice)).isEqualTo("2*r[i]");
        assertThat(Notation.hasMatrixForm(List.of(part), twice)).isFalse();
    }
}
