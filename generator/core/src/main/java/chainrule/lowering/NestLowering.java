package chainrule.lowering;

import chainrule.plan.Bound;
import chainrule.plan.Combination;
import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loop nests over terms to loops over statements. */
final class NestLowering implements Node.Visitor<Void> {

    private final Addressing addressing;
    private final Placement placement;
    private final ScalarLowering scalars;
    private final UseCounts uses;
    private final Reads reads;
    private final Set<Symbol> drawn = new HashSet<>();
    private Scope scope = Scope.ofKernel();

    private NestLowering(Addressing addressing, Placement placement, Reads reads, Bindings bindings, UseCounts uses) {
        this.addressing = addressing;
        this.placement = placement;
        this.scalars = new ScalarLowering(addressing, placement, reads, bindings, uses);
        this.uses = uses;
        this.reads = reads;
    }

    static List<Statement> lower(
            List<Node> nodes, Addressing addressing, Placement placement, Reads reads, Bindings bindings) {
        NestLowering lowering = new NestLowering(addressing, placement, reads, bindings, new UseCounts(nodes));
        nodes.forEach(n -> n.accept(lowering));
        return lowering.scope.statements;
    }

    @Override
    public Void visit(Node.Around n) {
        LoopVariable variable = new LoopVariable(n.overSamples() ? "s" : LoopNames.at(scope));
        Bound end = n.overSamples() ? Bound.batch() : Bound.of(RowMajor.extent(n.index()));
        List<Statement> body = inside(scope.ofLoop(variable, n.index()), n, n.body());
        scope.statements.add(new Statement.Loop(variable, Bound.of(0), end, 1, body));
        return null;
    }

    @Override
    public Void visit(Node.Where n) {
        Condition condition = scalars.condition(n.condition(), scope);
        List<Statement> body = inside(scope.underCondition(), n, n.body());
        scope.statements.add(new Statement.When(condition, body));
        return null;
    }

    private List<Statement> inside(Scope inner, Node node, List<Node> body) {
        Scope outer = scope;
        outer.pending = Writes.of(node);
        scope = inner;
        body.forEach(child -> child.accept(this));
        scope = outer;
        outer.pending = Set.of();
        return inner.statements;
    }

    @Override
    public Void visit(Node.Write n) {
        boolean random = !Collections.disjoint(drawn, reads.of(n.value()));
        Scalar value = random ? scalars.lowerWide(n.value(), scope) : scalars.lower(n.value(), scope);
        Expr written = Exprs.access(n.target(), n.at());
        Place place = addressing.place(n.target(), n.at(), scope);
        boolean readLater = n.combination() == Combination.SET && uses.of(written) > 0;
        if (readLater && !(value instanceof Scalar.Literal || value instanceof Scalar.Read)) {
            Local local = new Local(n.target().toString(), false);
            scope.statements.add(new Statement.Define(local, value));
            value = new Scalar.Read(local);
        }
        scope.statements.add(new Statement.Store(place, n.combination(), value));
        placement.invalidate(n.target(), scope);
        if (readLater) {
            scope.values.put(written, value);
        }
        return null;
    }

    @Override
    public Void visit(Node.Start n) {
        Local local = new Local(n.combination().noun(), false);
        scope.statements.add(new Statement.Accumulator(local, n.combination().start()));
        scope.values.put(Exprs.access(n.local()), new Scalar.Read(local));
        if (n.combination() == Combination.ADD) {
            scalars.addTotal(n.local());
        }
        return null;
    }

    @Override
    public Void visit(Node.Gather n) {
        Scalar value = scalars.lower(n.value(), scope);
        Scalar.Read read = (Scalar.Read) scope.known(Exprs.access(n.local()));
        scope.statements.add(new Statement.Accumulate(read.local(), n.combination(), value));
        return null;
    }

    @Override
    public Void visit(Node.First n) {
        Place place = addressing.place(n.element().symbol(), n.element().subscripts(), scope.at(null, Offset.ZERO));
        Local local = new Local("first", false);
        scope.statements.add(new Statement.Define(local, new Scalar.Load(place)));
        scope.values.put(Exprs.access(n.local()), new Scalar.Read(local));
        return null;
    }

    @Override
    public Void visit(Node.Drawn n) {
        drawn.add(n.local());
        Local local = new Local(n.local().name(), true);
        scope.statements.add(new Statement.Define(local, new Scalar.Draw(n.normal())));
        scope.values.put(Exprs.access(n.local()), new Scalar.Read(local));
        return null;
    }

    @Override
    public Void visit(Node.Product n) {
        new ProductLowering(n, addressing, scalars).lower(scope);
        return null;
    }
}
