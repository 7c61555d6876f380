package chainrule.analysis;

import chainrule.source.Diagnostic;
import chainrule.source.Spelling;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for names and functions that nothing defines, in all definitions at once: one mistake does not hide another. */
final class NameCheck {

    private final Compilation c;
    private final Set<String> declared;

    /** @param declared the names that the net declares */
    NameCheck(Compilation c, Set<String> declared) {
        this.c = c;
        this.declared = declared;
    }

    /** Reports what is unknown in a definition. */
    void check(DefinitionSyntax d) {
        Set<String> known = new HashSet<>(declared);
        d.indices().stream().map(IndexBinderSyntax::name).forEach(known::add);
        Expressions.walk(d.value(), e -> bind(e, known));
        Expressions.walk(d.value(), e -> check(e, known));
    }

    private static void bind(ExpressionSyntax e, Set<String> known) {
        if (e instanceof CallSyntax call) {
            call.binders().stream().map(IndexBinderSyntax::name).forEach(known::add);
        }
    }

    private void check(ExpressionSyntax e, Set<String> known) {
        if (e instanceof CallSyntax call) {
            checkFunction(call);
        } else if (e instanceof NameSyntax n && !isKnown(n.name(), known)) {
            c.reporter().report(unknownName(c, n, known));
        }
    }

    private boolean isKnown(String name, Set<String> known) {
        int dot = name.indexOf('.');
        return known.contains(dot < 0 ? name : name.substring(0, dot)) || ExpressionAnalyzer.isPi(name);
    }

    static Diagnostic unknownName(Compilation c, NameSyntax n, Set<String> known) {
        boolean function = c.functions().isDefined(n.name()) || Builtins.isFunction(n.name());
        if (function) {
            return c.reporter()
                    .error("function-as-value", "`" + n.name() + "` is a function", n.span())
                    .withSuggestion("write its argument, as in `" + n.name() + "(x)`");
        }
        Diagnostic error = c.reporter().error("unknown-name", "unknown name `" + n.name() + "`", n.span());
        return LookAlikes.explained(error, n.name(), known)
                .orElseGet(() -> error.withNearMiss(Spelling.nearest(n.name(), known)));
    }

    private void checkFunction(CallSyntax call) {
        if (!c.functions().isDefined(call.callee()) && !Builtins.isFunction(call.callee())) {
            c.reporter().report(unknownFunction(c, call, declared.contains(call.callee())));
        }
    }

    static Diagnostic unknownFunction(Compilation c, CallSyntax call, boolean isValue) {
        if (isValue) {
            return c.reporter()
                    .error("not-a-function", "`" + call.callee() + "` is not a function", call.calleeSpan())
                    .withSuggestion("write `*` to multiply, `[…]` to index");
        }
        Diagnostic error = c.reporter()
                .error("unknown-function", "unknown function or layer `" + call.callee() + "`", call.calleeSpan());
        Optional<String> advice = ForeignFunctions.advice(call.callee());
        if (advice.isPresent()) {
            return error.withSuggestion(advice.get());
        }
        Set<String> known = new TreeSet<>(c.functions().names());
        known.addAll(Builtins.names());
        return LookAlikes.explained(error, call.callee(), known)
                .orElseGet(() -> error.withNearMiss(Spelling.nearest(call.callee(), known)));
    }
}
