package chainrule.symbolic.exact;

import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Algebra;
import chainrule.symbolic.eval.TensorCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Exact numbers in registers. With each is kept what was decided on the way to it, at kinks, in its own computation; what was decided for
 * the elements of a reduction concerns these alone.
 */
final class ExactAlgebra extends Algebra {

    private static final ExactNumber ZERO = ExactNumber.of(0);
    private static final ExactNumber ONE = ExactNumber.of(1);
    private static final ExactNumber PI = new ExactNumber(ExactFunctions.PI, Math.PI);

    private final ExactPoint point;
    private final Branches branches;
    private final KinkFunctions kinks;
    private final List<ExactNumber[]> opened = new ArrayList<>();
    private final List<int[]> shapes = new ArrayList<>();
    private final Deque<List<Expr>> calls = new ArrayDeque<>(List.of(List.of()));
    private ExactNumber[] numbers = new ExactNumber[0];
    private List<Set<Branches.Decision>> decided = new ArrayList<>();
    /** In an extremum, the number of the element that it is so far. */
    private int[] best = new int[0];

    ExactAlgebra(ExactPoint point, Branches branches) {
        super(point.reals());
        this.point = point;
        this.branches = branches;
        this.kinks = new KinkFunctions(branches);
    }

    /** A number of its own, for what is noted of branches. */
    ExactNumber finished(int a) {
        branches.number(decided.get(a));
        return numbers[a];
    }

    /** The elements of a function of whole tensors. */
    ExactNumber[] elements(Symbol call) {
        TensorCalls.Block block = TensorCalls.of(call.call(), this);
        return Arrays.copyOfRange(numbers, block.first(), block.first() + block.count());
    }

    @Override
    protected void reserve(int count) {
        if (count > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            best = Arrays.copyOf(best, 2 * count);
            while (decided.size() < numbers.length) {
                decided.add(Set.of());
            }
        }
    }

    @Override
    protected int open(Symbol s) {
        opened.add(point.values(s));
        shapes.add(s.axes().stream().mapToInt(point::extent).toArray());
        return opened.size() - 1;
    }

    @Override
    protected int[] shape(int tensor) {
        return shapes.get(tensor);
    }

    @Override
    protected void load(int to, int tensor, int offset) {
        ExactNumber value = opened.get(tensor)[offset];
        if (value == null) {
            throw new NotExactException("a step that is not reached yet");
        }
        set(to, value, Set.of());
    }

    private void set(int to, ExactNumber value, Set<Branches.Decision> because) {
        numbers[to] = value;
        decided.set(to, because);
    }

    @Override
    protected void set(int to, Rational value) {
        set(to, ExactNumber.of(value), Set.of());
    }

    @Override
    protected void set(int to, long value) {
        set(to, value == 0 ? ZERO : value == 1 ? ONE : ExactNumber.of(value), Set.of());
    }

    @Override
    protected void set(int to, Symbol constant) {
        if (constant != Symbol.PI) {
            throw new NotExactException("no exact value for " + constant);
        }
        set(to, PI, Set.of());
    }

    @Override
    protected void setUndefined(int to) {
        throw new NotExactException("a singular matrix");
    }

    @Override
    protected void move(int to, int a) {
        set(to, numbers[a], decided.get(a));
    }

    @Override
    protected void bind(int to, int a) {
        set(to, numbers[a], Set.of());
    }

    @Override
    protected void depend(int a, int on) {
        decided.set(a, both(a, on));
    }

    private Set<Branches.Decision> both(int a, int b) {
        return union(decided.get(a), decided.get(b));
    }

    private static Set<Branches.Decision> union(Set<Branches.Decision> a, Collection<Branches.Decision> b) {
        if (b.isEmpty() || a.containsAll(b)) {
            return a;
        }
        Set<Branches.Decision> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }

    @Override
    protected void plus(int to, int a, int b) {
        set(to, numbers[a].plus(numbers[b]), both(a, b));
    }

    @Override
    protected void times(int to, int a, int b) {
        set(to, numbers[a].times(numbers[b]), both(a, b));
    }

    @Override
    protected void power(int to, int a, Rational exponent) {
        noteRoot(exponent);
        set(to, numbers[a].power(exponent), decided.get(a));
    }

    @Override
    protected void exponential(int to, int a, Rational factor) {
        noteRoot(factor);
        set(to, smooth(ElementaryFunction.EXP, List.of(ExactNumber.of(factor).times(numbers[a]))), decided.get(a));
    }

    private void noteRoot(Rational exponent) {
        if (!exponent.isInteger()) {
            branches.root();
        }
    }

    private ExactNumber smooth(ElementaryFunction f, List<ExactNumber> x) {
        Padic value = point.function(f, x.stream().map(ExactNumber::padic).toList());
        return new ExactNumber(value, f.value(x.stream().mapToDouble(ExactNumber::real).toArray()));
    }

    @Override
    protected void apply(int to, ElementaryFunction f, int a, int b, Expr term) {
        if (!f.isTranscendental()) {
            KinkFunctions.Value value = kinks.value(calls.peek(), f, term, numbers[a], numbers[b]);
            set(to, value.number(), union(both(a, b), value.decided()));
        } else {
            set(to, smooth(f, f.arity() == 1 ? List.of(numbers[a]) : List.of(numbers[a], numbers[b])), both(a, b));
        }
    }

    @Override
    protected boolean isZero(int a) {
        return numbers[a].isZero();
    }

    @Override
    protected boolean absorbs() {
        return true;
    }

    @Override
    protected int whole(int a) {
        return (int) numbers[a].real();
    }

    @Override
    protected void begin(int to, Reduce.Operator operator, int element) {
        branches.number(decided.get(element));
        bind(to, element);
        best[to] = 0;
    }

    @Override
    protected void reduce(int to, Reduce.Operator operator, int element, int number) {
        ExactNumber next = finished(element);
        ExactNumber soFar = numbers[to];
        switch (operator) {
            case SUM -> set(to, soFar.plus(next), Set.of());
            case PROD -> set(to, soFar.times(next), Set.of());
            case MAX -> choose(to, next, number, next.order(soFar) > 0);
            case MIN -> choose(to, next, number, next.order(soFar) < 0);
        }
    }

    private void choose(int to, ExactNumber next, int number, boolean better) {
        if (better) {
            numbers[to] = next;
            best[to] = number;
        }
    }

    @Override
    protected void end(int to, Reduce.Operator operator, int count, Expr term) {
        if (operator == Reduce.Operator.MAX || operator == Reduce.Operator.MIN) {
            decided.set(to, Set.of(branches.decide(calls.peek(), term, best[to], count)));
        }
    }

    @Override
    protected void enter(Call call) {
        List<Expr> deeper = new ArrayList<>(calls.peek());
        deeper.add(call);
        calls.push(deeper);
    }

    @Override
    protected void leave() {
        calls.pop();
    }

    @Override
    protected boolean isBetterPivot(int a, int than) {
        return numbers[a].padic().valuation() < numbers[than].padic().valuation();
    }

    @Override
    protected boolean vanishes(int pivot, int beside) {
        return numbers[pivot].isZero();
    }
}
