package chainrule.analysis;

import chainrule.library.Sources;
import chainrule.source.SourceSpan;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Functions, layers and optimizers by name, the user's before the library's; and which functions are of numbers. */
public final class FunctionTable {

    private final Sources sources;
    private final Map<String, List<FunctionSyntax>> named = new HashMap<>();
    private final Map<FunctionSyntax, Optional<NamedFunction>> numeric = new IdentityHashMap<>();
    private final Set<FunctionSyntax> open = Collections.newSetFromMap(new IdentityHashMap<>());

    public FunctionTable(Sources sources) {
        this.sources = sources;
    }

    /** The definitions of a name: the user's, or else the library's. */
    List<FunctionSyntax> named(String name) {
        return named.computeIfAbsent(name, this::own);
    }

    private List<FunctionSyntax> own(String name) {
        return own(sources.functions(), name, FunctionSyntax::name, FunctionSyntax::span);
    }

    private <D> List<D> own(
            List<D> definitions, String name, Function<D, String> nameOf, Function<D, SourceSpan> spanOf) {
        List<D> all = definitions.stream().filter(d -> nameOf.apply(d).equals(name)).toList();
        List<D> own = all.stream().filter(d -> !sources.isLibrary(spanOf.apply(d).text())).toList();
        return own.isEmpty() ? all : own;
    }

    List<LayerSyntax> layers(String name) {
        return sources.layers().stream().filter(l -> l.name().equals(name)).toList();
    }

    /** The definitions of an optimizer: the user's, or else the library's. */
    List<OptimizerSyntax> optimizers(String name) {
        return own(sources.optimizers(), name, OptimizerSyntax::name, OptimizerSyntax::span);
    }

    List<String> optimizerNames() {
        return sources.optimizers().stream().map(OptimizerSyntax::name).toList();
    }

    boolean isDefined(String name) {
        return !named(name).isEmpty() || !layers(name).isEmpty();
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        sources.functions().forEach(f -> names.add(f.name()));
        sources.layers().forEach(l -> names.add(l.name()));
        return names;
    }

    /** The functions of one number, by whose names derivatives may be called. */
    List<NamedFunction> library(Compilation c) {
        List<NamedFunction> functions = new ArrayList<>();
        for (FunctionSyntax f : sources.functions()) {
            if (f.formals().size() == 1 && !f.formals().get(0).shaped() && !f.formals().get(0).isTruth()) {
                numeric(f, c).filter(n -> !functions.contains(n)).ifPresent(functions::add);
            }
        }
        return functions;
    }

    /** The functions of numbers that shorten what a reader reads: all whose every argument must be said. */
    public List<NamedFunction> readable(Compilation c) {
        List<NamedFunction> functions = new ArrayList<>(library(c));
        for (FunctionSyntax f : sources.functions()) {
            boolean plain = f.formals().size() > 1
                    && f.formals().stream().noneMatch(x -> x.shaped() || x.defaultValue().isPresent());
            if (plain) {
                numeric(f, c).filter(n -> !functions.contains(n)).ifPresent(functions::add);
            }
        }
        return functions;
    }

    /** The function of numbers that a definition is, if its body is meaningful for numbers. */
    Optional<NamedFunction> numeric(FunctionSyntax f, Compilation c) {
        Optional<NamedFunction> known = numeric.get(f);
        if (known == null) {
            if (!open.add(f)) {
                throw c.reporter().fail("recursive-call", "`" + f.name() + "` is defined by itself", f.nameSpan());
            }
            try {
                known = isNumeric(f, c) ? Optional.of(function(f, c)) : Optional.empty();
                numeric.put(f, known);
            } finally {
                open.remove(f);
            }
        }
        return known;
    }

    private boolean isNumeric(FunctionSyntax f, Compilation c) {
        boolean[] numbers = {f.formals().stream().noneMatch(x -> x.shaped() || x.classes().isPresent())};
        Expressions.walk(f.body(), e -> numbers[0] &= isNumeric(e, c));
        return numbers[0];
    }

    private boolean isNumeric(ExpressionSyntax e, Compilation c) {
        if (e instanceof AccessSyntax || e instanceof TransposeSyntax) {
            return false;
        }
        if (e instanceof PipeSyntax p) {
            return isNumericCall(p.stage(), p.stage().arguments().size() + 1, c);
        }
        return !(e instanceof CallSyntax call) || isNumericCall(call, call.arguments().size(), c);
    }

    private boolean isNumericCall(CallSyntax call, int arguments, Compilation c) {
        List<FunctionSyntax> functions = named(call.callee());
        if (!functions.isEmpty()) {
            return functions.stream().allMatch(f -> numeric(f, c).isPresent());
        }
        boolean reduces = Builtins.reduction(call.callee()) != null && arguments <= 1;
        return call.binders().isEmpty() && layers(call.callee()).isEmpty() && !reduces;
    }

    private NamedFunction function(FunctionSyntax f, Compilation c) {
        Scope scope = new Scope(null);
        List<Symbol> formals = new ArrayList<>();
        for (FormalSyntax x : f.formals()) {
            Symbol s = Symbol.formal(x.name());
            formals.add(s);
            Value value = x.isTruth() ? Value.truth(List.of(), Exprs.access(s, List.of())) : Value.of(s);
            scope.put(x.name(), () -> value);
        }
        Frame frame = Frame.of(f.name(), f.name(), 0);
        Expr body = new ExpressionAnalyzer(c, scope, frame).real(f.body()).body();
        return alias(formals, body).orElseGet(() -> new NamedFunction(f.name(), sign(f), formals, body));
    }

    /** A one-letter name that the library gives to a function, as `fn σ(z) = sigmoid(z)` does, prints in place of its name. */
    private String sign(FunctionSyntax f) {
        return sources.functions().stream()
                .filter(x -> x.name().codePointCount(0, x.name().length()) == 1
                        && x.body() instanceof CallSyntax call
                        && named(call.callee()).stream().anyMatch(g -> g == f)
                        && call.arguments().size() == x.formals().size())
                .map(FunctionSyntax::name)
                .findFirst()
                .orElse(f.name());
    }

    /** A function that only calls another with its own arguments is another name of that one. */
    private static Optional<NamedFunction> alias(List<Symbol> formals, Expr body) {
        List<Expr> own = formals.stream().map(s -> Exprs.access(s, List.of())).toList();
        return body instanceof Call call && call.arguments().equals(own)
                ? Optional.of(call.function())
                : Optional.empty();
    }
}
