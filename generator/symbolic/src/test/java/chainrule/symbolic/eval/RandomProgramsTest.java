package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Terms that share parts, over all kinds of loops, by programs and by a plain walk. */
class RandomProgramsTest {

    private static final int TERMS = 400;
    private static final int PARTS = 24;

    private static final Size L = Size.named("l", 2);
    private static final Size M = Size.named("m", 3);
    private static final Size N = Size.named("n", 4);
    private static final List<Index> INDICES = List.of(Index.named("i", L), Index.named("j", M), Index.named("k", N));
    private static final Symbol X = Symbol.of(Symbol.Role.INPUT, "x", List.of(Affine.of(L)));
    private static final Symbol Y = Symbol.of(Symbol.Role.INPUT, "y", List.of(Affine.of(M)));
    private static final Symbol A = Symbol.of(Symbol.Role.PARAMETER, "A", List.of(Affine.of(M), Affine.of(N)));
    private static final Symbol C = Symbol.integers(Symbol.Role.INPUT, "c", List.of(Affine.of(N)), Affine.of(M));
    private static final Symbol U = Symbol.formal("u");
    private static final Symbol V = Symbol.formal("v");
    /** Both name their first argument by the same formal, one calls the other, and the parts of a body are shared. */
    private static final NamedFunction F = new NamedFunction(
            "f", List.of(U), Exprs.add(tanh(tanh(Exprs.add(x(U), Exprs.pow(x(U), 2)))), Exprs.pow(tanh(Exprs.add(x(U), Exprs.pow(x(U), 2))), 3)));
    private static final NamedFunction G = new NamedFunction(
            "g", List.of(U, V), Exprs.add(Exprs.mul(x(U), f(Exprs.mul(x(V), x(U)))), f(x(V)), f(f(x(U)))));

    private final Random random = new Random(11);
    private final List<Expr> parts = new ArrayList<>();

    private static Expr x(Symbol s) {
        return Exprs.access(s, List.of());
    }

    private static Expr f(Expr e) {
        return Exprs.call(F, List.of(e));
    }

    private static Expr tanh(Expr e) {
        return Exprs.apply(ElementaryFunction.TANH, e);
    }

    private static Environment environment() {
        Environment e = new Environment();
        Random random = new Random(5);
        for (Symbol s : List.of(X, Y, A)) {
            Tensor t = Tensor.zeros(e.shape(s));
            Arrays.setAll(t.data(), k -> 2 * random.nextDouble() - 1);
            e.set(s, t);
        }
        return e.set(C, new Tensor(new int[] {4}, new double[] {2, 0, 1, 2}));
    }

    private Expr leaf() {
        Affine i = Affine.of(INDICES.get(0));
        Affine j = Affine.of(INDICES.get(1));
        Affine k = Affine.of(INDICES.get(2));
        return switch (random.nextInt(8)) {
            case 0 -> Exprs.access(X, List.of(i));
            case 1 -> Exprs.access(Y, List.of(Affine.of(M).minus(j).plus(-1)));
            case 2 -> Exprs.access(A, List.of(j, k));
            case 3 -> Exprs.access(A, List.of(i.plus(1), IndexQuotient.of(k, 2)));
            case 4 -> Exprs.access(Y, List.of(Exprs.asAffine(Exprs.access(C, List.of(k)))));
            case 5 -> Exprs.number(i.minus(k));
            case 6 -> Exprs.delta(i, j);
            default -> Exprs.num(random.nextInt(5) - 2);
        };
    }

    private Expr part() {
        return parts.get(random.nextInt(parts.size()));
    }

    private Expr term() {
        Expr a = part();
        Expr b = part();
        return switch (random.nextInt(9)) {
            case 0 -> Exprs.add(a, b);
            case 1 -> Exprs.mul(a, b, part());
            case 2 -> tanh(a);
            case 3 -> Exprs.pow(a, 2);
            case 4 -> Exprs.conditional(Exprs.apply(ElementaryFunction.LESS, a, b), part(), b);
            case 5 -> Exprs.call(G, List.of(a, b));
            case 6 -> f(a);
            default -> reduction(a);
        };
    }

    private Expr reduction(Expr body) {
        List<Index> over = new ArrayList<>(INDICES);
        over.removeIf(i -> random.nextBoolean());
        Reduce.Operator[] operators = Reduce.Operator.values();
        return tanh(Exprs.reduce(operators[random.nextInt(operators.length)], over, body));
    }

    private Expr next() {
        parts.clear();
        for (int k = 0; k < PARTS; k++) {
            parts.add(k < PARTS / 3 ? leaf() : term());
        }
        return parts.get(PARTS - 1);
    }

    @Test
    void programsGiveWhatAWalkGives() {
        Environment environment = environment();
        int compared = 0;
        for (int k = 0; k < TERMS; k++) {
            Expr term = next();
            Evaluator evaluator = new Evaluator(environment);
            int[] shape = {2, 3, 4};
            List<Integer> places = new ArrayList<>(List.of(0, 23, 5, 6, 7, 11, 12, 5));
            for (int place : places) {
                int[] at = Tensor.place(shape, place);
                Map<IndexTerm, Integer> point = new HashMap<>();
                INDICES.forEach(i -> point.put(i, at[INDICES.indexOf(i)]));
                double expected = term.accept(new ReferenceWalk(environment, point, Map.of()));
                Measured found = evaluator.measure(term, point);
                assertThat(found.value()).as("%s at %s", term, point).isCloseTo(expected, Offset.offset(1e-9));
                assertThat(found.scale()).isBetween(Math.abs(expected) * (1 - 1e-9), Double.MAX_VALUE);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(8 * TERMS);
    }
}
