package chainrule.plan.verify;

import chainrule.plan.Condition;
import chainrule.plan.Offset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for values of the indices at which conditions hold, as far as integers decide them, and an offset leaves its range.
 * The values tried are those at and beside the ends of each loop: what is found is an error, what is not found may still be one.
 */
final class GuardSearch {

    /** Values of so many indices in all combinations are a few thousand. */
    private static final int MOST_SOURCES = 6;

    private final List<Condition> conditions;
    private final Function<Offset.Source, int[]> candidates;
    private final Map<Offset.Source, Integer> at = new HashMap<>();

    /** @param candidates the values of a source that are tried; null for one that has no range */
    GuardSearch(List<Condition> conditions, Function<Offset.Source, int[]> candidates) {
        this.conditions = conditions;
        this.candidates = candidates;
    }

    /** A value of the offset below 0 or above a limit, or null. */
    Long outside(Offset offset, long limit) {
        Set<Offset.Source> sources = new LinkedHashSet<>();
        add(offset, sources);
        conditions.forEach(c -> c.forEach(part -> {
            if (part instanceof Condition.CompareIntegers integers) {
                add(integers.left(), sources);
                add(integers.right(), sources);
            }
        }));
        boolean tried = sources.size() <= MOST_SOURCES
                && sources.stream().allMatch(s -> candidates.apply(s) != null)
                && conditions.stream().noneMatch(GuardSearch::isOpaque);
        return tried ? search(List.copyOf(sources), 0, offset, limit) : null;
    }

    private Long search(List<Offset.Source> sources, int k, Offset offset, long limit) {
        if (k == sources.size()) {
            long value = value(offset);
            boolean outside = value < 0 || value > limit;
            return outside && conditions.stream().noneMatch(c -> Boolean.FALSE.equals(holds(c))) ? value : null;
        }
        for (int value : candidates.apply(sources.get(k))) {
            at.put(sources.get(k), value);
            Long found = search(sources, k + 1, offset, limit);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private long value(Offset offset) {
        long sum = offset.constant();
        for (Offset.Term t : offset.terms()) {
            sum += (long) t.coefficient() * at.get(t.source());
        }
        return sum;
    }

    private static void add(Offset offset, Set<Offset.Source> sources) {
        offset.terms().forEach(t -> sources.add(t.source()));
    }

    /** Whether a condition is a truth value that was computed before: what it says of integers is not seen. */
    private static boolean isOpaque(Condition c) {
        return c.has(part -> part instanceof Condition.Compare r && r.relation() == Condition.Relation.UNEQUAL);
    }

    /** Whether a condition holds at the values; null where real numbers decide. */
    private Boolean holds(Condition c) {
        return c.accept(new Truth());
    }

    private final class Truth implements Condition.Visitor<Boolean> {
        @Override
        public Boolean visit(Condition.Compare c) {
            return null;
        }

        @Override
        public Boolean visit(Condition.CompareIntegers c) {
            long left = value(c.left());
            long right = value(c.right());
            return switch (c.relation()) {
                case EQUAL -> left == right;
                case UNEQUAL -> left != right;
                case LESS -> left < right;
                case LESS_EQUAL -> left <= right;
            };
        }

        @Override
        public Boolean visit(Condition.And c) {
            return both(c.left().accept(this), c.right().accept(this));
        }

        @Override
        public Boolean visit(Condition.Or c) {
            return not(both(not(c.left().accept(this)), not(c.right().accept(this))));
        }

        @Override
        public Boolean visit(Condition.Not c) {
            return not(c.operand().accept(this));
        }

        @Override
        public Boolean visit(Condition.Always c) {
            return c.holds();
        }

        private Boolean both(Boolean a, Boolean b) {
            boolean fails = Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b);
            return fails ? Boolean.FALSE : a == null || b == null ? null : Boolean.TRUE;
        }

        private Boolean not(Boolean a) {
            return a == null ? null : !a;
        }
    }
}
