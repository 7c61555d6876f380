package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import chainrule.syntax.CallSyntax;
import java.util.ArrayList;
import java.util.List;

/** Calls of functions of whole tensors that the engine itself offers, their shapes checked. */
final class WholeTensors {

    private final ExpressionAnalyzer caller;
    private final CallSyntax call;

    WholeTensors(ExpressionAnalyzer caller, CallSyntax call) {
        this.caller = caller;
        this.call = call;
    }

    Value call(OpaqueFunction f, List<CallAnalyzer.Argument> arguments) {
        CallAnalyzer.Argument first = arguments.get(0);
        caller.requireKind(first.value(), f.isOfMatrices() ? Value.Kind.REAL : Value.Kind.INTEGER, first.span());
        if (f.isOfMatrices()) {
            requireSquare(first);
            arguments.subList(1, arguments.size()).forEach(a -> requireRows(a, first.value()));
        }
        if (f == OpaqueFunction.ONEHOT) {
            return oneHot(first.value());
        }
        List<TensorArgument> whole = arguments.stream().map(this::whole).toList();
        return Value.of(Symbol.of(new TensorCall(f, whole)));
    }

    /** δ(i, t): the class itself is what runs; the vector is for reading. */
    private static Value oneHot(Value classes) {
        Access t = (Access) classes.body();
        Index i = Index.fresh(t.symbol().classes());
        List<Index> axes = new ArrayList<>(classes.axes());
        axes.add(i);
        return Value.real(axes, Exprs.delta(Affine.of(i), Affine.of(t)));
    }

    private void requireSquare(CallAnalyzer.Argument a) {
        if (a.value().rank() != 2) {
            throw wrong("needs a square matrix, but this is " + a.value().shape(), a.span());
        }
        caller.shapes()
                .requireExtent("the number of columns", a.value().extents().get(1), a.value().extents().get(0), a.span());
    }

    private void requireRows(CallAnalyzer.Argument b, Value matrix) {
        caller.requireKind(b.value(), Value.Kind.REAL, b.span());
        if (b.value().rank() != 1 && b.value().rank() != 2) {
            throw wrong("needs a vector or a matrix on the right, but this is " + b.value().shape(), b.span());
        }
        caller.shapes().requireExtent("the number of rows", b.value().extents().get(0), matrix.extents().get(0), b.span());
    }

    private TensorArgument whole(CallAnalyzer.Argument a) {
        if (!a.value().axes().containsAll(a.value().body().freeIndices())) {
            throw wrong("works on a whole tensor, but this is one for each value of an index", a.span());
        }
        return TensorArgument.of(a.value().axes(), a.value().body());
    }

    private AnalysisException wrong(String what, SourceSpan span) {
        return caller.compilation().reporter().fail("wrong-shape", "`" + call.callee() + "` " + what, span);
    }

    /** Whether a name is that of a matrix which indices alone make: a diagonal one, or the identity. */
    static boolean isConstructor(String name) {
        return name.equals(Builtins.DIAG) || name.equals(Builtins.EYE);
    }

    Value construct(CallAnalyzer.Argument a) {
        return call.callee().equals(Builtins.DIAG) ? diagonal(a) : identity(a);
    }

    private Value identity(CallAnalyzer.Argument a) {
        try {
            Affine size = Exprs.asAffine(a.value().body());
            if (a.value().rank() == 0 && size.valueOfSizes() > 0) {
                Index row = Index.fresh(size);
                Index column = Index.fresh(size);
                return Value.real(List.of(row, column), Exprs.delta(Affine.of(row), Affine.of(column)));
            }
        } catch (IllegalArgumentException | IllegalStateException notASize) {
            // Said below.
        }
        throw caller.compilation().reporter().fail("not-a-size", "`eye` takes a size, such as a dim", a.span());
    }

    /** The matrix with a vector on its diagonal, or the diagonal of a matrix. */
    private Value diagonal(CallAnalyzer.Argument a) {
        Value v = caller.requireKind(a.value(), Value.Kind.REAL, a.span());
        if (v.rank() == 1) {
            Index row = v.axes().get(0);
            Index column = Index.fresh(row.extent());
            return Value.real(
                    List.of(row, column), Exprs.mul(v.body(), Exprs.delta(Affine.of(row), Affine.of(column))));
        }
        requireSquare(a);
        Affine row = Affine.of(v.axes().get(0));
        return Value.real(List.of(v.axes().get(0)), v.at(List.of(row, row)));
    }
}
