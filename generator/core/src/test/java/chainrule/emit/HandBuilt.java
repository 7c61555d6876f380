package chainrule.emit;

import static chainrule.symbolic.Exprs.access;
import static chainrule.symbolic.Exprs.add;
import static chainrule.symbolic.Exprs.delta;
import static chainrule.symbolic.Exprs.divide;
import static chainrule.symbolic.Exprs.exp;
import static chainrule.symbolic.Exprs.log;
import static chainrule.symbolic.Exprs.mul;
import static chainrule.symbolic.Exprs.negate;
import static chainrule.symbolic.Exprs.num;
import static chainrule.symbolic.Exprs.number;
import static chainrule.symbolic.Exprs.one;
import static chainrule.symbolic.Exprs.pow;
import static chainrule.symbolic.Exprs.subtract;
import static chainrule.symbolic.Exprs.sum;

import chainrule.model.TrainingProgram;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Training programs with adjoints written by hand. All sizes in one program are different. */
public final class HandBuilt {

    private HandBuilt() {}

    /** All of them, by their names. */
    public static Map<String, TrainingProgram> all() {
        Map<String, TrainingProgram> all = new TreeMap<>();
        for (TrainingProgram p : List.of(
                sigmoids(2, 4, 3), sigmoids(19, 37, 23), classes(), embedding(), convolution(), sharedParts(), reductions(),
                longSum(), equalLayers(4), equalLayers(21))) {
            all.put(p.network().name() + all.size(), p);
        }
        return all;
    }

    private static NamedFunction sigmoid() {
        Symbol z = Symbol.formal("z");
        return new NamedFunction("sigmoid", List.of(z), divide(one(), add(one(), exp(negate(access(z))))));
    }

    /** Two sigmoid layers and the binary cross-entropy, the mean over the outputs. */
    public static TrainingProgram sigmoids(int inputs, int hidden, int outputs) {
        ProgramBuilder b = new ProgramBuilder("Sigmoids");
        Index j = b.index("j", inputs);
        Index h = b.index("h", hidden);
        Index k = b.index("k", outputs);
        Symbol x = b.input("x", j);
        Symbol y = b.target("y", k);
        Symbol w1 = b.parameter("W1", h, j);
        Symbol b1 = b.parameter("b1", h);
        Symbol w2 = b.parameter("W2", k, h);
        Symbol b2 = b.parameter("b2", k);
        NamedFunction sigmoid = sigmoid();
        Symbol z1 = b.define("z1", add(access(b1, h), sum(List.of(j), mul(access(w1, h, j), access(x, j)))), h);
        Symbol z2 = b.define("z2", Exprs.call(sigmoid, List.of(access(z1, h))), h);
        Symbol z3 = b.define("z3", add(access(b2, k), sum(List.of(h), mul(access(w2, k, h), access(z2, h)))), k);
        Symbol yhat = b.define("yhat", Exprs.call(sigmoid, List.of(access(z3, k))), k);
        Expr right = mul(access(y, k), log(access(yhat, k)));
        Expr wrong = mul(subtract(one(), access(y, k)), log(subtract(one(), access(yhat, k))));
        Rational share = Rational.of(1, outputs);
        b.loss(b.define("l", Exprs.times(share.negate(), sum(List.of(k), add(right, wrong)))));
        Symbol d3 = b.adjoint(z3, Exprs.times(share, subtract(access(yhat, k), access(y, k))), k);
        Expr back = sum(List.of(k), mul(access(w2, k, h), access(d3, k)));
        Symbol d1 = b.adjoint(z1, mul(back, access(z2, h), subtract(one(), access(z2, h))), h);
        b.adjoint(w1, mul(access(d1, h), access(x, j)), h, j);
        b.adjoint(b1, access(d1, h), h);
        b.adjoint(w2, mul(access(d3, k), access(z2, h)), k, h);
        b.adjoint(b2, access(d3, k), k);
        return b.outputs(yhat).build();
    }

    /** A softmax with a class as target: the adjoint holds a δ. */
    public static TrainingProgram classes() {
        ProgramBuilder b = new ProgramBuilder("Classes");
        Index j = b.index("j", 5);
        Index k = b.index("k", 3);
        Index m = b.index("m", 3);
        Symbol x = b.input("x", j);
        Symbol t = b.targetClass("t", 3);
        Symbol w = b.parameter("W", k, j);
        Symbol z = b.define("z", sum(List.of(j), mul(access(w, k, j), access(x, j))), k);
        Expr most = Exprs.reduce(Reduce.Operator.MAX, List.of(m), access(z, m));
        Expr total = sum(List.of(m), exp(subtract(access(z, m), most)));
        Symbol p = b.define("p", divide(exp(subtract(access(z, k), most)), total), k);
        Affine at = Affine.of((Access) access(t));
        b.loss(b.define("l", add(log(total), most, negate(access(z, List.of(at))))));
        Symbol dz = b.adjoint(z, subtract(access(p, k), delta(Affine.of(k), at)), k);
        b.adjoint(w, mul(access(dz, k), access(x, j)), k, j);
        return b.outputs(p).build();
    }

    /** Rows of a table by integer data, one of them by another one's class: gradients are scattered. */
    public static TrainingProgram embedding() {
        ProgramBuilder b = new ProgramBuilder("Embedding");
        Index p = b.index("p", 6);
        Index v = b.index("v", 11);
        Index d = b.index("d", 4);
        Symbol w = b.inputClasses("w", 11, p);
        Symbol y = b.target("y", d);
        Symbol table = b.parameter("E", v, d);
        Affine word = Affine.of((Access) access(w, p));
        Symbol mean = b.define(
                "m", Exprs.times(Rational.of(1, 6), sum(List.of(p), access(table, List.of(word, Affine.of(d))))), d);
        b.loss(b.define("l", sum(List.of(d), pow(subtract(access(mean, d), access(y, d)), 2))));
        Symbol dm = b.adjoint(mean, mul(num(2), subtract(access(mean, d), access(y, d))), d);
        Expr scattered = mul(delta(Affine.of(v), word), access(dm, d));
        b.adjoint(table, Exprs.times(Rational.of(1, 6), sum(List.of(p), scattered)), v, d);
        return b.outputs(mean).build();
    }

    /** Windows of stride 2 with a border of zeros; adjoints both as guarded sums and as a δ that no index solves. */
    public static TrainingProgram convolution() {
        ProgramBuilder b = new ProgramBuilder("Convolution");
        Index f = b.index("f", 3);
        Index c = b.index("c", 2);
        Index u = b.index("u", 4);
        Index i = b.index("i", 5);
        Index m = b.index("m", 10);
        Symbol x = b.input("x", c, m);
        Symbol y = b.target("y", f, i);
        Symbol scale = b.parameter("s", c, m);
        Symbol kernel = b.parameter("K", f, c, u);
        Affine place = Affine.of(i).times(2).plus(Affine.of(u)).plus(-1);
        Symbol scaled = b.define("a", mul(access(scale, c, m), access(x, c, m)), c, m);
        Expr inside = Exprs.inRange(place, Affine.constant(10));
        Expr element = access(scaled, List.of(Affine.of(c), place));
        Expr guarded = Exprs.conditional(inside, element, Exprs.zero());
        Symbol o = b.define("o", sum(List.of(c, u), mul(access(kernel, f, c, u), guarded)), f, i);
        b.loss(b.define("l", sum(List.of(f, i), pow(subtract(access(o, f, i), access(y, f, i)), 2))));
        Symbol dO = b.adjoint(o, mul(num(2), subtract(access(o, f, i), access(y, f, i))), f, i);
        Expr spread = mul(delta(Affine.of(m), place), access(dO, f, i), access(kernel, f, c, u));
        Symbol da = b.adjoint(scaled, sum(List.of(f, i, u), spread), c, m);
        b.adjoint(scale, mul(access(da, c, m), access(x, c, m)), c, m);
        b.adjoint(kernel, sum(List.of(i), mul(access(dO, f, i), guarded)), f, c, u);
        return b.outputs(o).build();
    }

    /** A penalty and a definition that name no data, and a parameter's adjoint that another adjoint reads. */
    public static TrainingProgram sharedParts() {
        ProgramBuilder b = new ProgramBuilder("SharedParts");
        Index j = b.index("j", 5);
        Symbol x = b.input("x", j);
        Symbol y = b.target("y");
        Symbol w = b.parameter("w", j);
        Symbol g = b.parameter("g");
        Symbol length = b.define("r", Exprs.sqrt(add(num(1), sum(List.of(j), pow(access(w, j), 2)))));
        Symbol unit = b.define("u", mul(access(g), divide(access(w, j), access(length))), j);
        Symbol o = b.define("o", sum(List.of(j), mul(access(unit, j), access(x, j))));
        Expr penalty = Exprs.times(Rational.of(1, 10), sum(List.of(j), pow(access(w, j), 2)));
        b.loss(b.define("l", add(pow(subtract(access(o), access(y)), 2), penalty)));
        Symbol dO = b.adjoint(o, mul(num(2), subtract(access(o), access(y))));
        Symbol du = b.adjoint(unit, mul(access(dO), access(x, j)), j);
        Expr along = sum(List.of(j), mul(access(du, j), divide(access(w, j), access(length))));
        Symbol dg = b.adjoint(g, along);
        // du·g/r − (du·w/r) g w / r², where du·w/r is dg, and the penalty's own part.
        Expr straight = divide(mul(access(g), access(du, j)), access(length));
        Expr across = mul(access(dg), access(g), access(w, j), pow(access(length), -2));
        b.adjoint(w, add(straight, negate(across), Exprs.times(Rational.of(1, 5), access(w, j))), j);
        return b.outputs(o).build();
    }

    /** Reductions of every kind, inside each other, some under conditions that protect their subscripts. */
    public static TrainingProgram reductions() {
        ProgramBuilder b = new ProgramBuilder("Reductions");
        Index i = b.index("i", 4);
        Index j = b.index("j", 18);
        Index k = b.index("k", 3);
        Symbol x = b.input("x", i, j);
        Symbol w = b.parameter("w", k);
        Expr least = Exprs.reduce(Reduce.Operator.MIN, List.of(j), access(x, i, j));
        Expr most = Exprs.reduce(Reduce.Operator.MAX, List.of(j), access(x, i, j));
        Expr factors = Exprs.reduce(Reduce.Operator.PROD, List.of(k), add(one(), access(w, k)));
        Symbol spread = b.define("s", mul(subtract(most, least), factors, number(Affine.of(i))), i);
        Expr before = access(x, List.of(Affine.of(i).plus(-1), Affine.of(j)));
        Expr hasBefore = Exprs.apply(ElementaryFunction.LESS_EQUAL, one(), number(Affine.of(i)));
        Expr earlier = Exprs.conditional(hasBefore, sum(List.of(j), pow(before, 3)), access(spread, i));
        Symbol o = b.define("o", add(earlier, Exprs.apply(ElementaryFunction.TANH, access(spread, i))), i);
        b.loss(b.define("l", sum(List.of(i), mul(access(o, i), add(Exprs.sqrt(access(Symbol.PI)), factors)))));
        // Only that it is computed as it is written is looked at here: this is no derivative.
        b.adjoint(w, mul(access(w, k), sum(List.of(i), mul(access(o, i), earlier))), k);
        return b.outputs(o).build();
    }

    /** More terms than one method could hold. */
    public static TrainingProgram longSum() {
        ProgramBuilder b = new ProgramBuilder("LongSum");
        Index j = b.index("j", 3);
        Symbol x = b.input("x", j);
        Symbol w = b.parameter("w", j);
        List<Expr> terms = new ArrayList<>();
        List<Expr> factors = new ArrayList<>();
        for (int k = 1; k <= 600; k++) {
            Expr wave = Exprs.apply(ElementaryFunction.SIN, Exprs.times(Rational.of(k, 9), access(x, j)));
            terms.add(Exprs.times(Rational.of(1, 1 + k % 8), wave));
            if (k <= 90) {
                factors.add(add(one(), wave));
            }
        }
        Symbol o = b.define("o", add(mul(access(w, j), add(terms)), mul(factors)), j);
        b.loss(b.define("l", sum(List.of(j), access(o, j))));
        b.adjoint(w, add(terms), j);
        return b.outputs(o).build();
    }

    /** Layers that share their code, with a function inside the sum. */
    public static TrainingProgram equalLayers(int width) {
        ProgramBuilder b = new ProgramBuilder("EqualLayers");
        Index j = b.index("j", width);
        Index i = b.index("i", width);
        Symbol from = b.input("x", j);
        List<Symbol> weights = new ArrayList<>();
        List<Symbol> layers = new ArrayList<>(List.of(from));
        for (int k = 0; k < 7; k++) {
            Symbol w = b.parameter("W" + k, i, j);
            Expr damped = Exprs.apply(ElementaryFunction.TANH, access(from, j));
            from = b.define("h" + k, sum(List.of(j), mul(access(w, i, j), damped)), i);
            weights.add(w);
            layers.add(from);
        }
        b.loss(b.define("l", sum(List.of(i), access(from, i))));
        Expr above = one();
        for (int k = 6; k >= 0; k--) {
            Symbol dh = b.adjoint(layers.get(k + 1), above, i);
            Expr damped = Exprs.apply(ElementaryFunction.TANH, access(layers.get(k), j));
            b.adjoint(weights.get(k), mul(access(dh, i), damped), i, j);
            Expr back = sum(List.of(j), mul(access(weights.get(k), j, i), access(dh, j)));
            above = mul(back, subtract(one(), pow(Exprs.apply(ElementaryFunction.TANH, access(layers.get(k), i)), 2)));
        }
        return b.outputs(from).build();
    }
}
