package chainrule.symbolic.exact;

import chainrule.symbolic.Expr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which ways have been taken at the kinks of terms: at each kink alone, and together with the others that one number meets. */
public final class Branches {

    /** A kink, in a function where that is called. */
    record Site(List<Expr> calls, Expr kink) {

        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Site s && kink == s.kink && calls.equals(s.calls);
        }

        @Override
        public int hashCode() {
            return 31 * calls.hashCode() + kink.hashCode();
        }
    }

    /** One of the ways at a kink. */
    record Decision(Site site, int way) {

        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Decision d && way == d.way && site.equals(d.site);
        }

        @Override
        public int hashCode() {
            return 31 * site.hashCode() + way;
        }
    }

    private final Map<Site, Integer> ways = new HashMap<>();
    private final Set<Decision> decisions = new HashSet<>();
    private final Set<Set<Decision>> combinations = new HashSet<>();
    private boolean roots;
    private int numbers;
    private int sinceNews;

    /** Whether any kink was met. */
    public boolean any() {
        return !ways.isEmpty();
    }

    /** How many numbers have met kinks since one met a combination of ways that is new. */
    public int sinceNews() {
        return sinceNews;
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
        roots |= other.roots;
        sinceNews = combinations.addAll(other.combinations) ? 0 : sinceNews + other.numbers;
        numbers += other.numbers;
    }

    /** Notes a kink, and gives the way that is taken there, which counts for the {@link #number} that it leads to. */
    Decision decide(List<Expr> calls, Expr kink, int way, int of) {
        Site site = new Site(calls, kink);
        ways.merge(site, of, Math::max);
        return new Decision(site, way);
    }

    void root() {
        roots = true;
    }

    /** Notes a number with all that was decided on the way to it. */
    void number(Set<Decision> together) {
        if (!together.isEmpty()) {
            decisions.addAll(together);
            combinations.add(together);
            numbers++;
        }
    }
}
