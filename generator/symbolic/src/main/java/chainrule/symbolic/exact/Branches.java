package chainrule.symbolic.exact;

import chainrule.symbolic.Expr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which ways have been taken at the kinks of terms: at each kink alone, and together with the others that one number meets. */
public final class Branches {

    /** A kink, in a function where that is called. */
    private record Site(List<Expr> calls, Expr kink) {}

    /** One of the ways at a kink. */
    private record Decision(Site site, int way) {}

    private final Map<Site, Integer> ways = new HashMap<>();
    private final Set<Decision> decisions = new HashSet<>();
    private final Set<Set<Decision>> combinations = new HashSet<>();
    private Set<Decision> together = new LinkedHashSet<>();
    private boolean roots;

    /** Whether any kink was met. */
    public boolean any() {
        return !ways.isEmpty();
    }

    /** How many combinations of ways have been taken so far. */
    public int combinations() {
        return combinations.size();
    }

    /** Whether several ways were taken together: then there may be more combinations than ways. */
    public boolean areJoined() {
        return combinations.stream().anyMatch(c -> c.size() > 1);
    }

    /** Whether every way at every kink has been taken. */
    public boolean areAllSeen() {
        return decisions.size() == ways.values().stream().mapToInt(n -> n).sum();
    }

    /** Whether a root was taken beside a kink: p-adic √x² is x or −x, whatever side of 0 the real x is on. */
    public boolean mayMissRoots() {
        return roots && any();
    }

    /** Adds what was noted elsewhere. */
    public void addAll(Branches other) {
        other.ways.forEach((site, of) -> ways.merge(site, of, Math::max));
        decisions.addAll(other.decisions);
        combinations.addAll(other.combinations);
    }

    void decide(List<Expr> calls, Expr kink, int way, int of) {
        Site site = new Site(calls, kink);
        ways.merge(site, of, Math::max);
        Decision decision = new Decision(site, way);
        decisions.add(decision);
        together.add(decision);
    }

    void root() {
        roots = true;
    }

    /** What is decided from now on is decided for another number; gives back what {@link #leave} wants. */
    Set<Decision> enter() {
        Set<Decision> outer = together;
        together = new LinkedHashSet<>();
        return outer;
    }

    void leave(Set<Decision> outer) {
        if (!together.isEmpty()) {
            combinations.add(together);
        }
        together = outer;
    }
}
