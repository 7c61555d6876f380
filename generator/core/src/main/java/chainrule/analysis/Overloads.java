package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.source.Spelling;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arguments to formals, and the definition of a function that fits the kinds of its arguments. */
final class Overloads {

    /** A formal with what is passed for it; without an argument it has its default. */
    record Bound(FormalSyntax formal, Optional<CallAnalyzer.Argument> argument) {}

    /** A function with its formals bound. */
    record Choice(FunctionSyntax function, List<Bound> bound) {}

    private final Compilation c;

    Overloads(Compilation c) {
        this.c = c;
    }

    Choice choose(List<FunctionSyntax> functions, CallSyntax call, List<CallAnalyzer.Argument> arguments) {
        List<Choice> fitting = new ArrayList<>();
        for (FunctionSyntax f : functions) {
            Optional<List<Bound>> bound = functions.size() == 1
                    ? Optional.of(bind(call.callee(), f.formals(), arguments, call.span()))
                    : tryBind(f.formals(), arguments);
            bound.filter(b -> functions.size() == 1 || kindsFit(b)).ifPresent(b -> fitting.add(new Choice(f, b)));
        }
        return fitting.stream()
                .min((a, b) -> Integer.compare(excess(a), excess(b)))
                .orElseThrow(() -> noneFits(functions, call, arguments));
    }

    /** Whether formals can be bound to arguments. */
    static boolean fits(List<FormalSyntax> formals, List<CallAnalyzer.Argument> arguments) {
        return tryBind(formals, arguments).filter(Overloads::kindsFit).isPresent();
    }

    private static boolean kindsFit(List<Bound> bound) {
        for (Bound b : bound) {
            if (b.argument().isPresent()) {
                Value v = b.argument().get().value();
                boolean integer = b.formal().classes().isPresent();
                if (!truthFits(b.formal(), v) || integer != (v.kind() == Value.Kind.INTEGER)
                        || b.formal().shaped() && v.rank() < b.formal().shape().size()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An argument with a default is a truth value or none as its default is; without one it may be either. */
    private static boolean truthFits(FormalSyntax formal, Value v) {
        return formal.defaultValue().isEmpty() || formal.isTruth() == (v.kind() == Value.Kind.TRUTH);
    }

    /** How many more axes arguments have than their formals say: the nearest definition has the least. */
    private static int excess(Choice choice) {
        int excess = 0;
        for (Bound b : choice.bound()) {
            if (b.argument().isPresent() && b.formal().shaped()) {
                excess += b.argument().get().value().rank() - b.formal().shape().size();
            }
        }
        return excess;
    }

    private AnalysisException noneFits(
            List<FunctionSyntax> functions, CallSyntax call, List<CallAnalyzer.Argument> arguments) {
        List<String> kinds = arguments.stream()
                .map(a -> words(a.value()))
                .toList();
        var d = c.reporter()
                .error(
                        "no-overload",
                        "no definition of `" + call.callee() + "` takes " + String.join(" and ", kinds),
                        call.span());
        for (FunctionSyntax f : functions) {
            d = d.withNote("one definition is here", f.nameSpan());
        }
        return c.reporter().fail(d);
    }

    private static String words(Value v) {
        return switch (v.kind()) {
            case REAL -> v.shape();
            case INTEGER -> "class values " + v.shape();
            case TRUTH -> "a truth value";
        };
    }

    private static Optional<List<Bound>> tryBind(List<FormalSyntax> formals, List<CallAnalyzer.Argument> arguments) {
        List<Bound> bound = new ArrayList<>();
        int position = 0;
        int used = 0;
        for (FormalSyntax f : formals) {
            Optional<CallAnalyzer.Argument> named = byName(arguments, f.name());
            Optional<CallAnalyzer.Argument> argument = named.isPresent() ? named : byPosition(arguments, position);
            if (named.isEmpty() && argument.isPresent()) {
                position++;
            }
            used += argument.isPresent() ? 1 : 0;
            if (argument.isEmpty() && f.defaultValue().isEmpty()) {
                return Optional.empty();
            }
            bound.add(new Bound(f, argument));
        }
        return used == arguments.size() ? Optional.of(bound) : Optional.empty();
    }

    private static Optional<CallAnalyzer.Argument> byName(List<CallAnalyzer.Argument> arguments, String name) {
        return arguments.stream().filter(a -> a.name().equals(Optional.of(name))).findFirst();
    }

    private static Optional<CallAnalyzer.Argument> byPosition(List<CallAnalyzer.Argument> arguments, int position) {
        return arguments.stream().filter(a -> a.name().isEmpty()).skip(position).findFirst();
    }

    /** The formals of one definition, bound; what does not fit is said. */
    List<Bound> bind(String name, List<FormalSyntax> formals, List<CallAnalyzer.Argument> arguments, SourceSpan span) {
        List<String> names = formals.stream().map(FormalSyntax::name).toList();
        for (CallAnalyzer.Argument a : arguments) {
            if (a.name().isPresent() && !names.contains(a.name().get())) {
                throw c.reporter()
                        .fail(c.reporter()
                                .error("wrong-argument", "`" + name + "` has no argument `" + a.name().get() + "`", a.span())
                                .withNearMiss(Spelling.nearest(a.name().get(), names)));
            }
        }
        List<Bound> bound =
                tryBind(formals, arguments).orElseThrow(() -> wrongCount(name, formals, arguments.size(), span));
        bound.forEach(b -> b.argument().ifPresent(a -> requireTruth(b.formal(), a)));
        return bound;
    }

    private void requireTruth(FormalSyntax formal, CallAnalyzer.Argument a) {
        if (!truthFits(formal, a.value())) {
            throw c.reporter()
                    .fail(
                            "wrong-kind",
                            "`" + formal.name()
                                    + (formal.isTruth()
                                            ? "` takes a truth value, `true` or `false`"
                                            : "` takes a number, not a truth value"),
                            a.span());
        }
    }

    private AnalysisException wrongCount(String name, List<FormalSyntax> formals, int found, SourceSpan span) {
        long required = formals.stream().filter(f -> f.defaultValue().isEmpty()).count();
        String expected = required == formals.size()
                ? Long.toString(required)
                : required + " to " + formals.size();
        String noun = required == formals.size() && required == 1 ? " argument" : " arguments";
        return c.reporter()
                .fail("wrong-arity", "`" + name + "` takes " + expected + noun + ", not " + found, span);
    }
}
