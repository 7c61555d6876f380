package chainrule.analysis;

import chainrule.library.Sources;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Affine;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions of one whole tensor by whose names a closed form may call: those that are one formula, such as a norm. */
public final class TensorFunctions {

    private static final int MOST_AXES = 2;

    private final Sources sources;
    private final FunctionTable functions;

    /** @param functions those of numbers, which are none of whole tensors */
    public TensorFunctions(Sources sources, FunctionTable functions) {
        this.sources = sources;
        this.functions = functions;
    }

    public List<DefinedFunction> all() {
        List<DefinedFunction> all = new ArrayList<>();
        for (FunctionSyntax f : sources.functions()) {
            if (f.formals().size() == 1 && f.formals().get(0).classes().isEmpty()) {
                FormalSyntax formal = f.formals().get(0);
                int first = formal.shaped() ? formal.shape().size() : 1;
                int last = formal.shaped() ? first : MOST_AXES;
                for (int rank = first; rank <= last; rank++) {
                    function(f, rank).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** The function for arguments of so many axes; empty where it has no meaning for them, or needs names within. */
    private Optional<DefinedFunction> function(FunctionSyntax f, int rank) {
        Compilation c = new Compilation(
                sources, new Reporter(new Diagnostics(), sources), new SizeTable(), functions, new Graph());
        try {
            return c.functions().numeric(f, c).isPresent() ? Optional.empty() : function(f, rank, c);
        } catch (AnalysisException noMeaning) {
            return Optional.empty();
        }
    }

    private static Optional<DefinedFunction> function(FunctionSyntax f, int rank, Compilation c) {
        FormalSyntax formal = f.formals().get(0);
        List<Affine> extents = new ArrayList<>();
        boolean square = formal.shape().size() == 2
                && formal.shape().get(0).span().content().equals(formal.shape().get(1).span().content());
        for (int k = 0; k < rank; k++) {
            extents.add(square && k > 0 ? extents.get(0) : Affine.of(Size.free("n" + k, 5 + k)));
        }
        Symbol s = Symbol.of(Symbol.Role.FORMAL, formal.name(), extents);
        Scope scope = new Scope(null);
        Frame frame = Frame.of(f.name(), f.name(), 0);
        new FormalBinder(c, scope, frame).bind(formal, Value.of(s), f.span());
        Value v = new ExpressionAnalyzer(c, scope, frame).real(f.body());
        List<Index> axes = Value.freshAxes(v.extents());
        return c.graph().definitions().isEmpty()
                ? Optional.of(new DefinedFunction(f.name(), s, axes, v.over(axes)))
                : Optional.empty();
    }
}
