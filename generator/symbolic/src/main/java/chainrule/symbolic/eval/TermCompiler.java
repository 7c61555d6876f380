package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Leaf;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the code of a frame's terms, each once; a term's code leaves its value in a register that is its own. */
final class TermCompiler implements Expr.Visitor<Integer> {

    private final Compiler compiler;
    private final ProgramWriter writer;
    private final Frame frame;
    private final int arguments;
    private final WholeCompiler wholes;
    private final Map<Expr, MemoBuilder> shared = new HashMap<>();
    private final Map<Expr, Integer> leaves = new HashMap<>();
    private Context context;

    /** @param arguments a register that tells when the formals change */
    TermCompiler(Compiler compiler, Frame frame, int arguments) {
        this.compiler = compiler;
        this.writer = compiler.writer();
        this.frame = frame;
        this.arguments = arguments;
        this.wholes = new WholeCompiler(writer, this);
        this.context = new Context(frame.root().freeIndices(), List.of(), frame.hasFormals());
    }

    int index(Index i) {
        return wholes.index(i);
    }

    int extent(Affine extent) {
        return wholes.register(extent);
    }

    int[] withArguments(int[] registers) {
        int[] all = Arrays.copyOf(registers, registers.length + 1);
        all[registers.length] = arguments;
        return all;
    }

    /** Writes what computes the frame's term; gives the register of its value. */
    int root() {
        return value(frame.root());
    }

    /** Writes what computes a term, or finds that it is known; gives the register of its value. */
    int value(Expr e) {
        Expr meant = frame.meant(e);
        if (meant instanceof Leaf) {
            return meant.accept(this);
        }
        if (frame.uses(meant) > 1) {
            return sharedValue(meant);
        }
        Set<Index> returning = context.returning(meant.freeIndices());
        boolean keeps = context.varies(meant.freeIndices(), frame.usesFormals(meant))
                && (returning.isEmpty() || frame.isCostly(meant));
        return keeps ? keptValue(meant, returning) : meant.accept(this);
    }

    private int keptValue(Expr e, Set<Index> returning) {
        MemoBuilder memo = compiler.memo(this, e.freeIndices(), frame.usesFormals(e));
        memo.use(context, returning);
        int known = writer.code().jump(Op.KNOWN, memo.number());
        memo.in(within(memo.context(), e));
        writer.code().write(Op.KEEP, memo.number());
        writer.code().land(known);
        return memo.register();
    }

    /** A value that several terms use is computed by a routine of its own, where it is needed first. */
    private int sharedValue(Expr e) {
        MemoBuilder memo = shared.computeIfAbsent(e, x -> {
            MemoBuilder made = compiler.memo(this, e.freeIndices(), frame.usesFormals(e));
            made.in(writer.number());
            return made;
        });
        memo.use(context, frame.isCostly(e) ? context.returning(e.freeIndices()) : Set.of());
        if (memo.uses() == frame.uses(e)) {
            compiler.later(() -> routine(e, memo));
        }
        writer.code().write(Op.NEED, memo.number());
        return memo.register();
    }

    private void routine(Expr e, MemoBuilder memo) {
        memo.computedAt(writer.code().length());
        int result = within(memo.context(), e);
        writer.code().write(Op.MOVE, memo.register(), result);
        writer.code().write(Op.KEEP, memo.number());
        writer.code().write(Op.RETURN, 0);
    }

    private int within(Context inner, Expr e) {
        Context outer = context;
        context = inner;
        int result = e.accept(this);
        context = outer;
        return result;
    }

    private int leaf(Expr e) {
        return leaves.computeIfAbsent(e, x -> writer.number());
    }

    @Override
    public Integer visit(Num e) {
        return writer.constant(e.value());
    }

    @Override
    public Integer visit(Access e) {
        Integer formal = frame.formal(e);
        if (formal != null) {
            return formal;
        }
        int to = leaf(e);
        if (e.symbol().role() == Symbol.Role.CONSTANT) {
            writer.code().write(Op.FIXED, to, writer.symbol(e.symbol()));
            return to;
        }
        int[] subscripts = e.subscripts().stream().mapToInt(wholes::register).toArray();
        writer.code().write(Op.LOAD, to, writer.symbol(e.symbol()), subscripts.length);
        writer.code().write(subscripts);
        return to;
    }

    @Override
    public Integer visit(IndexValue e) {
        int to = leaf(e);
        writer.code().write(Op.NUMBER, to, wholes.register(e.term()));
        return to;
    }

    @Override
    public Integer visit(Delta e) {
        int to = leaf(e);
        int left = wholes.register(e.left());
        int right = wholes.register(e.right());
        writer.code().write(Op.DELTA, to, left, right);
        return to;
    }

    @Override
    public Integer visit(Add e) {
        int to = writer.number();
        int sum = term(e.terms().get(0));
        for (Add.Term t : e.terms().subList(1, e.terms().size())) {
            writer.code().write(Op.PLUS, to, sum, term(t));
            sum = to;
        }
        return to;
    }

    private int term(Add.Term t) {
        return t.term().isOne() ? writer.constant(t.coefficient()) : times(t.coefficient(), value(t.term()));
    }

    private int times(Rational coefficient, int value) {
        if (coefficient.isOne()) {
            return value;
        }
        int to = writer.number();
        writer.code().write(Op.TIMES, to, writer.constant(coefficient), value);
        return to;
    }

    @Override
    public Integer visit(Mul e) {
        return new ProductCompiler(writer, this).product(e);
    }

    @Override
    public Integer visit(Apply e) {
        List<Integer> x = e.arguments().stream().map(this::value).toList();
        int to = writer.number();
        writer.code().write(Op.APPLY, e.function().ordinal(), to, x.get(0), x.get(x.size() - 1), writer.term(e));
        return to;
    }

    @Override
    public Integer visit(Call e) {
        List<Integer> x = e.arguments().stream().map(this::value).toList();
        return compiler.function(e.function()).call(e, x);
    }

    @Override
    public Integer visit(Conditional e) {
        int to = writer.number();
        int condition = value(e.condition());
        int otherwise = writer.code().jump(Op.JUMP_IF_ZERO, condition);
        writer.code().write(Op.MOVE, to, value(e.then()));
        int end = writer.code().jump(Op.JUMP);
        writer.code().land(otherwise);
        writer.code().write(Op.MOVE, to, value(e.otherwise()));
        writer.code().land(end);
        writer.code().write(Op.DEPEND, to, condition);
        return to;
    }

    @Override
    public Integer visit(Reduce e) {
        Reduce.Opened opened = frame.open(e);
        int to = writer.number();
        int count = writer.whole();
        writer.code().write(Op.ZERO, count);
        int[] rounds = new int[opened.indices().size()];
        for (int k = 0; k < rounds.length; k++) {
            Index i = opened.indices().get(k);
            writer.code().write(Op.START, index(i), extent(i.extent()));
            rounds[k] = writer.code().length();
        }
        int element = inLoops(opened);
        writer.code().write(Op.REDUCE, e.operator().ordinal(), to, element, count);
        for (int k = rounds.length - 1; k >= 0; k--) {
            Index i = opened.indices().get(k);
            writer.code().write(Op.NEXT, index(i), extent(i.extent()), rounds[k]);
        }
        writer.code().write(Op.REDUCED, e.operator().ordinal(), to, count, writer.term(e));
        return to;
    }

    private int inLoops(Reduce.Opened opened) {
        Context outer = context;
        context = outer.in(opened.indices());
        int element = value(opened.body());
        context = outer;
        return element;
    }
}
