package chainrule.notation;

import chainrule.symbolic.ElementaryFunction;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of elementary functions, of reductions, and of functions of the language by their bodies. */
final class Functions {

    private final List<FunctionSyntax> functions;

    Functions(List<FunctionSyntax> functions) {
        this.functions = functions;
    }

    Array call(CallSyntax call, List<Array> arguments) {
        List<FunctionSyntax> named = named(call.callee());
        if (named.isEmpty()) {
            return builtin(call.callee(), arguments);
        }
        List<Optional<String>> names = new ArrayList<>();
        for (int k = 0; k < arguments.size() - call.arguments().size(); k++) {
            names.add(Optional.empty());
        }
        call.arguments().forEach(a -> names.add(a.name()));
        FunctionSyntax f = named.stream()
                .filter(x -> fits(x, arguments))
                .findFirst()
                .orElseThrow(() -> new NotInLanguage("no definition fits " + call.span().content()));
        return apply(f, ordered(f, names, arguments));
    }

    private List<FunctionSyntax> named(String name) {
        return functions.stream().filter(f -> f.name().equals(name)).toList();
    }

    private static Array builtin(String name, List<Array> arguments) {
        if (arguments.size() == 1 && Reductions.isReduction(name)) {
            return Array.number(Reductions.of(name, arguments.get(0).data()));
        }
        if (WholeTensors.has(name)) {
            return WholeTensors.of(name, arguments);
        }
        if (name.equals("sqrt")) {
            return Array.zip(arguments, x -> Math.sqrt(x[0]));
        }
        ElementaryFunction f = ElementaryFunction.named(name);
        if (f == null || f.arity() != arguments.size()) {
            throw new NotInLanguage("no function " + name + " of " + arguments.size());
        }
        return Array.zip(arguments, f::value);
    }

    /** Whether the arguments have at least the axes that the formals say. */
    private static boolean fits(FunctionSyntax f, List<Array> arguments) {
        for (int k = 0; k < Math.min(f.formals().size(), arguments.size()); k++) {
            FormalSyntax formal = f.formals().get(k);
            int rank = arguments.get(k).rank();
            boolean says = formal.shaped() || formal.classes().isPresent();
            if (rank < formal.shape().size() || says && formal.classes().isPresent() && rank > 0) {
                return false;
            }
        }
        return arguments.size() <= f.formals().size();
    }

    /** Arguments by the names of the formals; a longer array is a vector. */
    Array apply(FunctionSyntax f, Map<String, double[]> arguments) {
        List<Array> ordered = new ArrayList<>();
        for (FormalSyntax formal : f.formals()) {
            double[] values = arguments.get(formal.name());
            ordered.add(
                    values == null
                            ? new Interpreter(new Scope(), functions).value(formal.defaultValue().orElseThrow())
                            : new Array(values.length == 1 ? new int[0] : new int[] {values.length}, values, false));
        }
        return apply(f, ordered);
    }

    private List<Array> ordered(FunctionSyntax f, List<Optional<String>> names, List<Array> arguments) {
        List<Array> ordered = new ArrayList<>();
        int position = 0;
        for (FormalSyntax formal : f.formals()) {
            int named = names.indexOf(Optional.of(formal.name()));
            if (named >= 0) {
                ordered.add(arguments.get(named));
            } else if (position < names.size() && names.get(position).isEmpty()) {
                ordered.add(arguments.get(position++));
            } else {
                ordered.add(new Interpreter(new Scope(), functions).value(formal.defaultValue().orElseThrow()));
            }
        }
        return ordered;
    }

    /** A function of numbers element by element; one of tensors on the last axes. */
    private Array apply(FunctionSyntax f, List<Array> arguments) {
        if (isOfNumbers(f)) {
            return arguments.isEmpty() ? body(f, arguments) : Array.zip(arguments, x -> {
                List<Array> numbers = new ArrayList<>();
                for (double value : x) {
                    numbers.add(Array.number(value));
                }
                return body(f, numbers).number();
            });
        }
        for (int k = 0; k < arguments.size(); k++) {
            if (f.formals().get(k).shaped() && arguments.get(k).rank() > f.formals().get(k).shape().size()) {
                return overFirstAxis(f, arguments, arguments.get(k).shape()[0]);
            }
        }
        return body(f, arguments);
    }

    private Array overFirstAxis(FunctionSyntax f, List<Array> arguments, int size) {
        List<Array> slices = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            List<Array> at = new ArrayList<>();
            for (int k = 0; k < arguments.size(); k++) {
                boolean longer = arguments.get(k).rank() > f.formals().get(k).shape().size();
                at.add(longer ? arguments.get(k).slice(place) : arguments.get(k));
            }
            slices.add(apply(f, at));
        }
        return Array.stack(slices);
    }

    private Array body(FunctionSyntax f, List<Array> arguments) {
        Scope scope = new Scope();
        for (int k = 0; k < arguments.size(); k++) {
            FormalSyntax formal = f.formals().get(k);
            scope.put(formal.name(), arguments.get(k));
            for (int axis = 0; axis < formal.shape().size(); axis++) {
                if (formal.shape().get(axis) instanceof NameSyntax size) {
                    scope.put(size.name(), Array.number(arguments.get(k).shape()[axis]));
                }
            }
        }
        return new Interpreter(scope, functions).value(f.body());
    }

    /** Whether a body is meaningful for numbers: it reduces, indexes and transposes nothing. */
    private boolean isOfNumbers(FunctionSyntax f) {
        return f.formals().stream().noneMatch(x -> x.shaped() || x.classes().isPresent())
                && Walk.below(f.body()).stream().allMatch(this::isOfNumbers);
    }

    private boolean isOfNumbers(ExpressionSyntax e) {
        if (e instanceof CallSyntax call) {
            return isOfNumbers(call, call.arguments().size());
        }
        return e instanceof PipeSyntax pipe
                ? isOfNumbers(pipe.stage(), pipe.stage().arguments().size() + 1)
                : !(e instanceof AccessSyntax || e instanceof TransposeSyntax);
    }

    private boolean isOfNumbers(CallSyntax call, int arguments) {
        List<FunctionSyntax> named = named(call.callee());
        return named.isEmpty()
                ? call.binders().isEmpty() && !(arguments == 1 && Reductions.isReduction(call.callee()))
                : named.stream().allMatch(this::isOfNumbers);
    }
}
