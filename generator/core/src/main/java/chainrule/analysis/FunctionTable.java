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
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Functions, layers and optimizers by name, the user's before the library's; and which functions are of numbers. */
public final class FunctionTable {

    private static final int DEEPEST = 200;

    private final Sources sources;
    private final Map<String, List<FunctionSyntax>> functions;
    private final Map<String, List<LayerSyntax>> layers;
    /** Those with a name of one letter that only call another. */
    private final List<FunctionSyntax> letters;

    private final Map<FunctionSyntax, Optional<NamedFunction>> numeric = new IdentityHashMap<>();
    private final Set<FunctionSyntax> open = Collections.newSetFromMap(new IdentityHashMap<>());

    public FunctionTable(Sources sources) {
        this.sources = sources;
        this.functions = sources.functions().stream().collect(Collectors.groupingBy(FunctionSyntax::name));
        this.layers = sources.layers().stream().collect(Collectors.groupingBy(LayerSyntax::name));
        this.letters = sources.functions().stream()
                .filter(f -> f.name().codePointCount(0, f.name().length()) == 1 && f.body() instanceof CallSyntax)
                .toList();
    }

    /** The definitions of a name: the user's, or else the library's. */
    List<FunctionSyntax> named(String name) {
        return own(functions.getOrDefault(name, List.of()), FunctionSyntax::span);
    }

    /** The user's definitions, or else the library's. */
    private <D> List<D> own(List<D> all, Function<D, SourceSpan> spanOf) {
        List<D> own = all.stream().filter(d -> !sources.isLibrary(spanOf.apply(d).text())).toList();
        return own.isEmpty() ? all : own;
    }

    List<LayerSyntax> layers(String name) {
        return layers.getOrDefault(name, List.of());
    }

    /** The definitions of an optimizer: the user's, or else the library's. */
    List<OptimizerSyntax> optimizers(String name) {
        List<OptimizerSyntax> all =
                sources.optimizers().stream().filter(o -> o.name().equals(name)).toList();
        return own(all, OptimizerSyntax::span);
    }

    List<String> optimizerNames() {
        return sources.optimizers().stream().map(OptimizerSyntax::name).toList();
    }

    boolean isDefined(String name) {
        return !named(name).isEmpty() || !layers(name).isEmpty();
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(functions.keySet());
        names.addAll(layers.keySet());
        return names;
    }

    /** Whether a call is of a reduction or of a function that works on a whole tensor. */
    boolean isOfTensors(CallSyntax call, Compilation c) {
        return isDefined(call.callee()) || Builtins.isFunction(call.callee())
                ? !isNumericCall(call, call.arguments().size(), c)
                : false;
    }

    /** The functions of one number, by whose names derivatives may be called. */
    List<NamedFunction> library(Compilation c) {
        Set<NamedFunction> known = new LinkedHashSet<>();
        for (FunctionSyntax f : sources.functions()) {
            if (f.formals().size() == 1 && !f.formals().get(0).shaped() && !f.formals().get(0).isTruth()) {
                numeric(f, c).ifPresent(known::add);
            }
        }
        return List.copyOf(known);
    }

    /**
     * The functions of numbers that shorten what a reader reads: all whose every argument must be said, but for initializers and for
     * names of a choice, which any choice would fit.
     */
    public List<NamedFunction> readable(Compilation c) {
        Set<NamedFunction> known = new LinkedHashSet<>(library(c));
        for (FunctionSyntax f : sources.functions()) {
            if (f.formals().size() > 1
                    && !(f.body() instanceof ConditionalSyntax)
                    && f.formals().stream().noneMatch(FunctionTable::isHidden)) {
                numeric(f, c).ifPresent(known::add);
            }
        }
        return List.copyOf(known);
    }

    private static boolean isHidden(FormalSyntax x) {
        return x.shaped() || x.defaultValue().isPresent() || InitializerAnalyzer.GIVEN.contains(x.name());
    }

    /** The function of numbers that a definition is, if its body is meaningful for numbers. */
    Optional<NamedFunction> numeric(FunctionSyntax f, Compilation c) {
        Optional<NamedFunction> known = numeric.get(f);
        if (known == null) {
            if (!open.add(f)) {
                throw c.reporter().fail("recursive-call", "`" + f.name() + "` is defined by itself", f.nameSpan());
            }
            if (open.size() > DEEPEST) {
                open.remove(f);
                throw c.reporter()
                        .fail("call-depth", "functions call each other more than " + DEEPEST + " deep here", f.nameSpan());
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
        return letters.stream()
                .filter(x -> x.body() instanceof CallSyntax call
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
