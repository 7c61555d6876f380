package chainrule.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which assignments are computed together, along which axis and in which direction. */
class BlockTest {

    private final Index t = Index.named("t", Affine.constant(5));
    private final Index i = Index.named("i", Affine.constant(3));
    private final Symbol a = symbol("a", 5, 3);
    private final Symbol b = symbol("b", 3, 5);
    private final Symbol c = symbol("c", 5, 3);
    private final Symbol x = symbol("x", 5, 3);

    private static Symbol symbol(String name, int rows, int columns) {
        List<Affine> axes = List.of(Affine.constant(rows), Affine.constant(columns));
        return Symbol.of(Symbol.Role.DEFINITION, name, axes);
    }

    private Expr a(int back) {
        return Exprs.access(a, List.of(Affine.of(t).plus(-back), Affine.of(i)));
    }

    private Expr b(int back) {
        return Exprs.access(b, List.of(Affine.of(i), Affine.of(t).plus(-back)));
    }

    private Expr x() {
        return Exprs.access(x, t, i);
    }

    private Assignment a(Expr value) {
        return new Assignment(a, List.of(t, i), value);
    }

    private Assignment b(Expr value) {
        return new Assignment(b, List.of(i, t), value);
    }

    @Test
    void membersStandInTheOrderOfAStep() {
        Assignment first = b(Exprs.add(a(1), x()));
        Assignment second = a(b(0));
        Block block = Block.of(List.of(second, first)).get(0);
        assertThat(block.members()).containsExactly(first, second);
        assertThat(block.recurrence()).hasValue(new Recurrence(Map.of(a, 0, b, 1), false));
    }

    @Test
    void laterStepsAreDescending() {
        Block block = Block.of(List.of(a(a(-2)))).get(0);
        assertThat(block.recurrence()).hasValueSatisfying(r -> assertThat(r.descending()).isTrue());
    }

    @Test
    void whatNothingNeedsBackIsAlone() {
        Assignment use = new Assignment(c, List.of(t, i), a(0));
        List<Block> blocks = Block.of(List.of(use, a(Exprs.add(a(1), x()))));
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0).members().get(0).target()).isEqualTo(a);
        assertThat(blocks.get(1).recurrence()).isEmpty();
        assertThat(Block.needed(List.of(use, a(a(1))), Set.of(c))).containsExactlyInAnyOrder(a, c);
        assertThat(Block.needed(List.of(use, a(a(1))), Set.of(a))).containsExactly(a);
    }

    @Test
    void aCycleWithinAStepIsNone() {
        assertThatThrownBy(() -> Block.of(List.of(a(b(0)), b(a(0))))).isInstanceOf(Block.CycleException.class);
        assertThatThrownBy(() -> Block.of(List.of(a(b(1)), b(a(-1))))).isInstanceOf(Block.CycleException.class);
        assertThatThrownBy(() -> Block.of(List.of(a(a(0))))).isInstanceOf(Block.CycleException.class);
    }
}
