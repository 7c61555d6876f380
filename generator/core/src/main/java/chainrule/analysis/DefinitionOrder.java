package chainrule.analysis;

import chainrule.model.Components;
import chainrule.source.Diagnostic;
import chainrule.syntax.DefinitionSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Definitions in an order in which each comes after those that it names. Those that name each other come together: in index
 * form they may be a recurrence, else they are a cycle.
 */
final class DefinitionOrder {

    private final Reporter reporter;
    private final Map<String, DefinitionSyntax> byName = new LinkedHashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();

    private DefinitionOrder(List<DefinitionSyntax> definitions, Reporter reporter) {
        this.reporter = reporter;
        definitions.forEach(d -> byName.putIfAbsent(d.name(), d));
        byName.forEach((name, d) -> uses.put(name, uses(d)));
    }

    /** The definitions that can be worked out, alone or together; a cycle is reported, and those on it are left out. */
    static List<List<DefinitionSyntax>> of(List<DefinitionSyntax> definitions, Reporter reporter) {
        DefinitionOrder order = new DefinitionOrder(definitions, reporter);
        List<List<DefinitionSyntax>> groups = new ArrayList<>();
        for (List<String> names : Components.of(List.copyOf(order.byName.keySet()), order.uses::get)) {
            List<DefinitionSyntax> group = names.stream().map(order.byName::get).toList();
            if (order.isAlone(names) || group.stream().noneMatch(d -> d.indices().isEmpty())) {
                groups.add(group);
            } else {
                order.reportCycle(names);
            }
        }
        return groups;
    }

    private boolean isAlone(List<String> names) {
        return names.size() == 1 && !uses.get(names.get(0)).contains(names.get(0));
    }

    private Set<String> uses(DefinitionSyntax d) {
        Set<String> names = new LinkedHashSet<>();
        Expressions.names(d.value()).forEach(n -> names.add(base(n)));
        d.indices().forEach(i -> names.remove(i.name()));
        names.retainAll(byName.keySet());
        return names;
    }

    /** h.W is a parameter of what h is defined by. */
    private String base(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || byName.containsKey(name) ? name : name.substring(0, dot);
    }

    private void reportCycle(List<String> component) {
        List<String> cycle = shortestCycle(component);
        String from = cycle.get(0);
        List<String> shown = new ArrayList<>(cycle);
        shown.add(from);
        Diagnostic error = reporter.error(
                "cycle",
                cycle.size() == 1
                        ? "`" + from + "` is defined by itself"
                        : "definitions go in a circle: " + String.join(" → ", shown),
                byName.get(from).nameSpan());
        for (String other : cycle.subList(1, cycle.size())) {
            error = error.withNote("through `" + other + "`", byName.get(other).nameSpan());
        }
        reporter.report(error);
    }

    /** From the first definition of a component through others back to it. */
    private List<String> shortestCycle(List<String> component) {
        String first = component.get(0);
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!cameFrom.containsKey(first)) {
            String name = open.poll();
            for (String next : uses.get(name)) {
                if (component.contains(next) && cameFrom.putIfAbsent(next, name) == null) {
                    open.add(next);
                }
            }
        }
        List<String> cycle = new ArrayList<>(List.of(first));
        for (String name = cameFrom.get(first); !name.equals(first); name = cameFrom.get(name)) {
            cycle.add(name);
        }
        Collections.reverse(cycle.subList(1, cycle.size()));
        return cycle;
    }
}
