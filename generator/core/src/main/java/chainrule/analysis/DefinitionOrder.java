package chainrule.analysis;

import chainrule.source.Diagnostic;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Definitions in an order in which each comes after those that it names; without recursion, for long chains. */
final class DefinitionOrder {

    private final Reporter reporter;
    private final Map<String, DefinitionSyntax> byName = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> cyclic = new HashSet<>();

    private DefinitionOrder(List<DefinitionSyntax> definitions, Reporter reporter) {
        this.reporter = reporter;
        definitions.forEach(d -> byName.putIfAbsent(d.name(), d));
    }

    /** The definitions that can be worked out; a cycle is reported, and those on it are left out. */
    static List<DefinitionSyntax> of(List<DefinitionSyntax> definitions, Reporter reporter) {
        DefinitionOrder order = new DefinitionOrder(definitions, reporter);
        order.byName.keySet().forEach(order::visit);
        return order.done.stream().filter(n -> !order.cyclic.contains(n)).map(order.byName::get).toList();
    }

    private record Open(String name, Deque<String> uses) {}

    private void visit(String root) {
        Deque<Open> stack = new ArrayDeque<>();
        Set<String> onStack = new LinkedHashSet<>();
        push(root, stack, onStack);
        while (!stack.isEmpty()) {
            Open top = stack.peek();
            if (top.uses().isEmpty()) {
                stack.pop();
                onStack.remove(top.name());
                done.add(top.name());
            } else {
                String next = top.uses().pop();
                if (onStack.contains(next)) {
                    cycle(next, onStack);
                } else {
                    push(next, stack, onStack);
                }
            }
        }
    }

    private void push(String name, Deque<Open> stack, Set<String> onStack) {
        if (!done.contains(name)) {
            onStack.add(name);
            stack.push(new Open(name, uses(byName.get(name))));
        }
    }

    private Deque<String> uses(DefinitionSyntax d) {
        Set<String> names = new LinkedHashSet<>();
        Expressions.walk(d.value(), e -> {
            if (e instanceof NameSyntax n) {
                names.add(base(n.name()));
            }
        });
        d.indices().forEach(i -> names.remove(i.name()));
        names.retainAll(byName.keySet());
        return new ArrayDeque<>(names);
    }

    /** h.W is a parameter of what h is defined by. */
    private String base(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || byName.containsKey(name) ? name : name.substring(0, dot);
    }

    private void cycle(String from, Set<String> onStack) {
        List<String> path = new ArrayList<>(onStack);
        List<String> cycle = path.subList(path.indexOf(from), path.size());
        if (cyclic.addAll(cycle)) {
            DefinitionSyntax d = byName.get(from);
            List<String> shown = new ArrayList<>(cycle);
            shown.add(from);
            Diagnostic error = reporter.error(
                    "cycle",
                    cycle.size() == 1
                            ? "`" + from + "` is defined by itself"
                            : "definitions go in a circle: " + String.join(" → ", shown),
                    d.nameSpan());
            for (String other : cycle.subList(1, cycle.size())) {
                error = error.withNote("through `" + other + "`", byName.get(other).nameSpan());
            }
            reporter.report(error);
        }
    }
}
