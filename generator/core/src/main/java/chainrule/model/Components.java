package chainrule.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The strongly connected components of a graph, each after those that it leads to (Tarjan, Depth-first search and linear
 * graph algorithms, 1972); without recursion, for long chains.
 */
public final class Components<T> {

    private final Function<T, ? extends Collection<T>> next;
    private final Map<T, Integer> number = new HashMap<>();
    private final Map<T, Integer> low = new HashMap<>();
    private final Deque<T> path = new ArrayDeque<>();
    private final Set<T> onPath = new HashSet<>();
    private final List<List<T>> found = new ArrayList<>();

    private Components(Function<T, ? extends Collection<T>> next) {
        this.next = next;
    }

    /**
     * @param nodes in the order in which components come where the graph leaves it open
     * @param next where edges lead to
     * @return every node once; the members of a component in the order of {@code nodes}
     */
    public static <T> List<List<T>> of(List<T> nodes, Function<T, ? extends Collection<T>> next) {
        Components<T> components = new Components<>(next);
        nodes.forEach(components::visit);
        Map<T, Integer> places = new HashMap<>();
        nodes.forEach(n -> places.put(n, places.size()));
        components.found.forEach(c -> c.sort((a, b) -> places.get(a) - places.get(b)));
        return components.found;
    }

    private record Open<T>(T node, Iterator<T> edges) {}

    private void visit(T root) {
        if (number.containsKey(root)) {
            return;
        }
        Deque<Open<T>> stack = new ArrayDeque<>();
        stack.push(open(root));
        while (!stack.isEmpty()) {
            Open<T> top = stack.peek();
            if (!top.edges().hasNext()) {
                stack.pop();
                close(top.node());
                if (!stack.isEmpty()) {
                    low.merge(stack.peek().node(), low.get(top.node()), Math::min);
                }
            } else {
                follow(top, top.edges().next(), stack);
            }
        }
    }

    private void follow(Open<T> from, T to, Deque<Open<T>> stack) {
        if (!number.containsKey(to)) {
            stack.push(open(to));
        } else if (onPath.contains(to)) {
            low.merge(from.node(), number.get(to), Math::min);
        }
    }

    private Open<T> open(T node) {
        number.put(node, number.size());
        low.put(node, number.get(node));
        path.push(node);
        onPath.add(node);
        Collection<T> edges = next.apply(node);
        return new Open<>(node, edges.iterator());
    }

    private void close(T node) {
        if (!low.get(node).equals(number.get(node))) {
            return;
        }
        List<T> component = new ArrayList<>();
        T member;
        do {
            member = path.pop();
            onPath.remove(member);
            component.add(member);
        } while (!member.equals(node));
        found.add(component);
    }
}
