package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.SmallSizes;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the lines of a derivation are looked at: on a small copy of its network. Of some there is none, as of twenty valid
 * convolutions, each of which takes two places off; there each line is looked at in an {@link Excerpt} around its names. It costs
 * what the line costs, not what the network does.
 */
public final class Excerpts {

    /** What an excerpt may cost that takes in more than its line needs, for the lines beside it. */
    private static final long MUCH_WORK = 20_000;

    private final Derivation derivation;
    private final List<Assignment> adjoints;
    private final Excerpt whole;
    private final boolean isSmall;
    private final long much;
    private final Uses uses;
    private final Surroundings surroundings;
    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();
    private final List<Excerpt> known = new ArrayList<>();

    private Excerpts(Derivation derivation, Supplier<ExactCheck> exact, long small, long much) {
        this.derivation = derivation;
        this.adjoints = derivation.adjoints().stream().map(Derived::result).toList();
        derivation.adjoints().forEach(d -> adjointOf.put(d.target().primal(), d.target()));
        this.whole = Excerpt.whole(derivation.network(), adjoints, exact);
        this.isSmall = whole.work() <= small;
        this.much = much;
        this.uses = isSmall ? null : new Uses(derivation.network());
        this.surroundings = isSmall ? null : new Surroundings(derivation.network(), adjoints);
    }

    public static Excerpts of(Derivation derivation) {
        return of(derivation, () -> ExactCheck.of(derivation));
    }

    /** @param exact at points of the derivation, asked for once */
    public static Excerpts of(Derivation derivation, Supplier<ExactCheck> exact) {
        return new Excerpts(derivation, exact, SmallSizes.TOO_MUCH_WORK, MUCH_WORK);
    }

    /** Each line in an excerpt of its own that has no more than it needs, however small a copy of the network is. */
    static Excerpts narrow(Derivation derivation) {
        return new Excerpts(derivation, () -> ExactCheck.of(derivation), -1, -1);
    }

    /** All of the network. */
    public Excerpt whole() {
        return whole;
    }

    /** The names on which it depends whether the lines of an adjoint hold. */
    Set<Symbol> names(Derived d) {
        List<Symbol> names = new ArrayList<>(List.of(d.target().primal(), d.target()));
        for (Assignment a : d.consumers()) {
            names.add(a.target());
            Optional.ofNullable(adjointOf.get(a.target())).ifPresent(names::add);
        }
        return names(names, Stream.concat(
                d.lines().stream().flatMap(line -> line.factors().stream()), d.consumers().stream().map(Assignment::value)));
    }

    /** The names on which it depends whether an assignment has this value. */
    public Set<Symbol> names(Assignment a, Expr value) {
        return names(List.of(a.target()), Stream.of(a.value(), value));
    }

    /** Some names and those in some terms; of a network of which there is a small copy none are needed. */
    public Set<Symbol> names(Collection<Symbol> some, Stream<Expr> terms) {
        if (isSmall) {
            return Set.of();
        }
        Set<Symbol> names = new LinkedHashSet<>(some);
        terms.forEach(e -> names.addAll(Accesses.symbols(e)));
        return names;
    }

    /** One that has what some names have to do with each other. */
    public Excerpt around(Set<Symbol> names) {
        return isSmall ? whole : around(names, surroundings.near(names));
    }

    /** One that has more of the network than one in which something around some names fails; at last all. */
    Excerpt larger(Set<Symbol> names, Excerpt than) {
        Set<Symbol> targets = isSmall ? Set.of() : surroundings.between(names);
        return isSmall || than.covers(surroundings.data(Set.of(), names), targets) ? whole : around(names, targets);
    }

    private Excerpt around(Set<Symbol> names, Set<Symbol> targets) {
        Set<Symbol> data = surroundings.data(Set.of(), names);
        for (Excerpt e : known) {
            if (e.covers(data, targets)) {
                return e;
            }
        }
        Excerpt grown = grown(data, targets);
        Excerpt found = grown.batches(1).isEmpty() ? whole : grown;
        known.add(0, found);
        return found;
    }

    private Excerpt grown(Set<Symbol> names, Set<Symbol> targets) {
        Excerpt e = excerpt(targets, names);
        int size = targets.size();
        for (int more = 1; e.work() <= much; more *= 2) {
            Set<Symbol> grown = surroundings.grown(targets, more);
            Excerpt larger = excerpt(grown, names);
            if (grown.size() == size || larger.work() > much) {
                break;
            }
            size = grown.size();
            e = larger;
        }
        return e;
    }

    private Excerpt excerpt(Set<Symbol> targets, Set<Symbol> names) {
        return Excerpt.of(derivation.network(), adjoints, uses, targets, surroundings.data(targets, names), MUCH_WORK);
    }

    /** Compares in an excerpt around names; where names may have more values than in the network, what differs may not do so in more of it. */
    public Exactness compare(Set<Symbol> names, Function<Excerpt, Exactness> comparison) {
        Excerpt e = around(names);
        Exactness found = comparison.apply(e);
        while (found == Exactness.DIFFERENT && e != whole) {
            e = larger(names, e);
            found = comparison.apply(e);
        }
        return found;
    }

    /**
     * The same for what throws.
     *
     * @throws LineCheckException if it does so for all of the network
     */
    public void require(Set<Symbol> names, Consumer<Excerpt> check) {
        for (Excerpt e = around(names); !holds(e, check); e = larger(names, e)) {}
    }

    private boolean holds(Excerpt e, Consumer<Excerpt> check) {
        try {
            check.accept(e);
            return true;
        } catch (LineCheckException there) {
            if (e == whole) {
                throw there;
            }
            return false;
        }
    }
}
