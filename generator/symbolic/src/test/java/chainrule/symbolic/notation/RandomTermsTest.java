package chainrule.symbolic.notation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every term is printed, in every layout: in index form where it has no matrix form. */
class RandomTermsTest {

    private static final Affine N = Affine.of(Size.literal(3));
    private static final List<Index> INDICES =
            List.of(Index.named("i", N), Index.named("j", N), Index.named("k", N), Index.named("m", N));
    private static final List<Symbol> NAMES = List.of(
            symbol("c", 0), symbol("u", 1), symbol("v", 1), symbol("A", 2), symbol("B", 2), symbol("T", 3));

    private final Random random = new Random(7);
    private int withoutMatrixForm;

    private static Symbol symbol(String name, int rank) {
        return Symbol.of(Symbol.Role.PARAMETER, name, java.util.Collections.nCopies(rank, N));
    }

    private Index index() {
        return INDICES.get(random.nextInt(INDICES.size()));
    }

    private Expr term(int depth) {
        if (depth == 0) {
            return access(NAMES.get(random.nextInt(NAMES.size())));
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> Exprs.mul(term(depth - 1), term(depth - 1));
            case 2 -> Exprs.add(term(depth - 1), term(depth - 1));
            case 3 -> Exprs.apply(ElementaryFunction.EXP, term(depth - 1));
            case 4 -> Exprs.pow(term(depth - 1), Rational.of(random.nextInt(3) - 1));
            case 5, 6 -> reduction(term(depth - 1));
            case 7 -> call(term(depth - 1));
            default -> Exprs.mul(Exprs.delta(Affine.of(index()), Affine.of(index())), term(depth - 1));
        };
    }

    private Expr access(Symbol s) {
        return Exprs.access(s, s.axes().stream().map(x -> Affine.of(index())).toList());
    }

    private Expr reduction(Expr body) {
        List<Index> free = new ArrayList<>(body.freeIndices());
        free.removeIf(i -> random.nextBoolean());
        Reduce.Operator[] operators = Reduce.Operator.values();
        boolean sum = random.nextInt(3) > 0;
        return Exprs.reduce(sum ? Reduce.Operator.SUM : operators[random.nextInt(operators.length)], free, body);
    }

    /** A function of the matrices that the term makes; a term in other indices is one as it is. */
    private Expr call(Expr body) {
        List<Index> axes = INDICES.subList(0, 2);
        if (!axes.containsAll(body.freeIndices())) {
            return body;
        }
        TensorArgument matrix = TensorArgument.of(axes, body);
        OpaqueFunction f = List.of(OpaqueFunction.INV, OpaqueFunction.LOGDET, OpaqueFunction.SOLVE).get(random.nextInt(3));
        Symbol s = Symbol.of(new TensorCall(f, f.arity() == 1 ? List.of(matrix) : List.of(matrix, matrix)));
        return access(s);
    }

    @Test
    void arePrinted() {
        Map<String, FormulaPrinter> printers = new LinkedHashMap<>();
        printers.put("LaTeX", FormulaPrinter.latex("l"));
        printers.put("MathML", FormulaPrinter.mathMl("l"));
        for (int k = 0; k < 1000; k++) {
            Expr e = term(1 + random.nextInt(5));
            for (List<Index> axes : axes(e.freeIndices())) {
                print(axes, e, printers);
            }
        }
        assertThat(withoutMatrixForm).isBetween(500, 3000);
    }

    private static List<List<Index>> axes(Set<Index> free) {
        List<Index> all = new ArrayList<>(free);
        List<Index> more = new ArrayList<>(all);
        INDICES.stream().filter(i -> !all.contains(i)).findFirst().ifPresent(more::add);
        return List.of(all, more);
    }

    private void print(List<Index> axes, Expr e, Map<String, FormulaPrinter> printers) {
        for (Layout layout : Layout.values()) {
            Notation notation = new Notation(Style.SPECIFICATION, "l", layout).ofDerivatives();
            assertThat(notation.formula(axes, e)).isNotEmpty();
            printers.values().forEach(p -> assertThat(p.print(notation.node(axes, e))).isNotEmpty());
        }
        withoutMatrixForm += Notation.hasMatrixForm(axes, e) ? 0 : 1;
    }
}
