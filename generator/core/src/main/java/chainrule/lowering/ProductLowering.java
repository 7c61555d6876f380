package chainrule.lowering;

import chainrule.plan.Bound;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A product in panels as loops:
 *
 * <pre>
 * for (outer)
 *   for (blocks of the sum) {
 *     fill the panels: panel[p][u][v] = right
 *     for (rows) {
 *       row = target
 *       for (p) { a0 … a7 = left; for (v) row[v] += a0 * panel[p][0][v] + … + a7 * panel[p][7][v] }
 *       target = row
 *     }
 *   }
 * </pre>
 */
final class ProductLowering {

    private final Node.Product product;
    private final Addressing addressing;
    private final ScalarLowering scalars;
    private final int length;
    private final int pitch;
    private final Buffer row;
    private final Buffer panels;
    private final int panelCount;
    /** Where the part of the row that is worked on starts. */
    private Offset part = Offset.ZERO;

    ProductLowering(Node.Product product, Addressing addressing, ScalarLowering scalars) {
        this.product = product;
        this.addressing = addressing;
        this.scalars = scalars;
        this.length = PanelShape.part(RowMajor.extent(product.along()));
        this.pitch = PanelShape.pitch(length);
        int summed = product.summed() == null ? PanelShape.ROWS * 4 : RowMajor.extent(product.summed());
        this.panelCount = Math.max(1, PanelShape.panels(summed / PanelShape.ROWS, length));
        this.row = Buffer.scratch("row", pitch);
        this.panels = Buffer.inPanels("panels", panelCount, PanelShape.ROWS * pitch);
    }

    void lower(Scope kernel) {
        nest(product.outer(), kernel, this::parts);
    }

    private void parts(Scope scope) {
        Consumer<Scope> body = product.summed() == null ? this::overSamples : this::overIndex;
        int parts = RowMajor.extent(product.along()) / length;
        repeat(scope, parts, (inner, number) -> {
            part = Offset.ZERO.plus(length, number);
            body.accept(inner);
        });
    }

    /** Loops around what a consumer adds. */
    private void nest(Node.Product.Loops loops, Scope scope, Consumer<Scope> body) {
        List<Index> indices = new ArrayList<>(loops.indices());
        if (loops.overSamples()) {
            loop(new LoopVariable("s"), Bound.batch(), null, scope, inner -> nest(indices, inner, body));
        } else {
            nest(indices, scope, body);
        }
    }

    private void nest(List<Index> indices, Scope scope, Consumer<Scope> body) {
        if (indices.isEmpty()) {
            body.accept(scope);
            return;
        }
        Index first = indices.get(0);
        Bound end = Bound.of(RowMajor.extent(first));
        loop(new LoopVariable(LoopNames.at(scope)), end, first, scope, inner -> nest(
                indices.subList(1, indices.size()), inner, body));
    }

    private void loop(LoopVariable variable, Bound end, Index index, Scope scope, Consumer<Scope> body) {
        Scope inner = scope.ofLoop(variable, index);
        inside(scope, inner, body);
        scope.statements.add(new Statement.Loop(variable, Bound.of(0), end, 1, inner.statements));
    }

    private void inside(Scope outer, Scope inner, Consumer<Scope> body) {
        outer.pending = Set.of(product.target());
        body.accept(inner);
        outer.pending = Set.of();
    }

    /** Blocks of full panels, then the panels that are left, then the terms that are left. */
    private void overIndex(Scope scope) {
        int summed = RowMajor.extent(product.summed());
        int perBlock = panelCount * PanelShape.ROWS;
        int inBlocks = summed / perBlock * perBlock;
        int inPanels = summed / PanelShape.ROWS * PanelShape.ROWS;
        if (inBlocks == perBlock) {
            block(scope, Offset.ZERO, panelCount, PanelShape.ROWS);
        } else if (inBlocks > 0) {
            blocks(scope, Bound.of(0), Bound.of(inBlocks), panelCount, PanelShape.ROWS);
        }
        if (inPanels > inBlocks) {
            block(scope, Offset.of(inBlocks), (inPanels - inBlocks) / PanelShape.ROWS, PanelShape.ROWS);
        }
        if (summed > inPanels) {
            block(scope, Offset.of(inPanels), 1, summed - inPanels);
        }
    }

    private void overSamples(Scope scope) {
        int perBlock = panelCount * PanelShape.ROWS;
        blocks(scope, Bound.of(0), Bound.batchInGroupsOf(perBlock), panelCount, PanelShape.ROWS);
        if (panelCount > 1) {
            Bound end = Bound.batchInGroupsOf(PanelShape.ROWS);
            blocks(scope, Bound.batchInGroupsOf(perBlock), end, 1, PanelShape.ROWS);
        }
        blocks(scope, Bound.batchInGroupsOf(PanelShape.ROWS), Bound.batch(), 1, 1);
    }

    private void blocks(Scope scope, Bound from, Bound to, int panelsInBlock, int rowsInPanel) {
        LoopVariable start = new LoopVariable(product.summed() == null ? "s" : "from");
        Scope inner = scope.ofLoop();
        inside(scope, inner, s -> block(s, Offset.of(start), panelsInBlock, rowsInPanel));
        scope.statements.add(new Statement.Loop(start, from, to, panelsInBlock * rowsInPanel, inner.statements));
    }

    private void block(Scope scope, Offset start, int panelsInBlock, int rowsInPanel) {
        if (isContiguous() || rowsInPanel == 1) {
            repeat(scope, panelsInBlock, (inner, p) -> fill(inner, start.plus(PanelShape.ROWS, p), p, rowsInPanel));
        } else {
            fillAcross(scope, start, panelsInBlock, rowsInPanel);
        }
        nest(product.rows(), scope, s -> row(s, start, panelsInBlock, rowsInPanel));
    }

    private interface Repeated {
        void with(Scope scope, Offset number);
    }

    /** A loop over panels, or no loop where there is one panel. */
    private void repeat(Scope scope, int times, Repeated body) {
        if (times == 1) {
            body.with(scope, Offset.ZERO);
            return;
        }
        LoopVariable p = new LoopVariable("p");
        Scope inner = scope.ofLoop();
        inside(scope, inner, s -> body.with(s, Offset.of(p)));
        scope.statements.add(new Statement.Loop(p, Bound.of(0), Bound.of(times), 1, inner.statements));
    }

    private Buffer view(Scope scope, Offset number) {
        Buffer panel = panels.panel();
        scope.statements.add(new Statement.View(panel, panels, number));
        return panel;
    }

    private void fill(Scope scope, Offset start, Offset number, int rowsInPanel) {
        Buffer panel = view(scope, number);
        if (rowsInPanel == 1) {
            fillRow(scope.at(product.summed(), start), new Place(panel, Offset.ZERO));
            return;
        }
        overRows(scope, rowsInPanel, (inner, u) -> {
            Place row = new Place(panel, Offset.ZERO.plus(pitch, u));
            fillRow(inner.at(product.summed(), start.plus(u)), row);
        });
    }

    private void overRows(Scope scope, int rowsInPanel, Repeated body) {
        LoopVariable u = new LoopVariable("u");
        Scope inner = scope.ofLoop();
        inside(scope, inner, s -> body.with(s, Offset.of(u)));
        scope.statements.add(new Statement.Loop(u, Bound.of(0), Bound.of(rowsInPanel), 1, inner.statements));
    }

    private void alongRow(Scope scope, Repeated body) {
        LoopVariable v = new LoopVariable("v");
        Scope inner = scope.ofLoop();
        Offset position = part.plus(Offset.of(v));
        inside(scope, inner, s -> body.with(s.at(product.along(), position), Offset.of(v)));
        scope.statements.add(new Statement.Loop(v, Bound.of(0), Bound.of(length), 1, inner.statements));
    }

    /** Whether the elements of a row are neighbours in memory already. */
    private boolean isContiguous() {
        return product.right() instanceof Access a && Strides.of(a, product.along()) == 1;
    }

    private void fillRow(Scope scope, Place to) {
        if (isContiguous()) {
            Access a = (Access) product.right();
            Place from = addressing.place(a.symbol(), a.subscripts(), scope.at(product.along(), part));
            scope.statements.add(new Statement.Copy(from, to, length));
            return;
        }
        alongRow(scope, (inner, v) -> store(inner, new Place(to.buffer(), to.offset().plus(v))));
    }

    private void store(Scope scope, Place to) {
        Scalar value = scalars.lower(product.right(), scope);
        scope.statements.add(new Statement.Store(to, Combination.SET, value));
    }

    /** Fills all panels side by side: what neighbours in memory is not the elements of a row, but those of a column. */
    private void fillAcross(Scope scope, Offset start, int panelsInBlock, int rowsInPanel) {
        alongRow(scope, (column, v) -> repeat(column, panelsInBlock, (block, p) -> {
            Buffer panel = view(block, p);
            Offset first = start.plus(PanelShape.ROWS, p);
            overRows(block, rowsInPanel, (inner, u) -> store(
                    inner.at(product.summed(), first.plus(u)), new Place(panel, Offset.ZERO.plus(pitch, u).plus(v))));
        }));
    }

    private void row(Scope scope, Offset start, int panelsInBlock, int rowsInPanel) {
        Symbol target = product.target();
        List<Affine> at = product.at();
        Place place = addressing.place(target, at, scope.at(product.along(), part));
        Place here = new Place(row, Offset.ZERO);
        scope.statements.add(new Statement.Copy(place, here, length));
        repeat(scope, panelsInBlock, (inner, p) -> add(inner, start.plus(PanelShape.ROWS, p), p, rowsInPanel));
        scope.statements.add(new Statement.Copy(here, place, length));
    }

    /** row[v] += a0 · panel[0][v] + … . */
    private void add(Scope scope, Offset start, Offset number, int rowsInPanel) {
        Buffer panel = view(scope, number);
        LoopVariable v = new LoopVariable("v");
        Scalar sum = null;
        for (int u = 0; u < rowsInPanel; u++) {
            Scope at = scope.at(product.summed(), start.plus(u));
            Scalar left = scalars.lower(product.left(), at);
            Local local = new Local("a", false);
            scope.statements.add(new Statement.Define(local, left));
            Place element = new Place(panel, Offset.of(v).plus(u * pitch));
            Scalar term = new Scalar.Binary(
                    Scalar.Operator.MULTIPLY, new Scalar.Read(local), new Scalar.Load(element));
            sum = sum == null ? term : new Scalar.Binary(Scalar.Operator.ADD, sum, term);
        }
        Statement added = new Statement.Store(new Place(row, Offset.of(v)), Combination.ADD, sum);
        scope.statements.add(new Statement.Loop(v, Bound.of(0), Bound.of(length), 1, List.of(added)));
    }
}
