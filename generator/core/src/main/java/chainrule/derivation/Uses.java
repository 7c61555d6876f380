package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which definitions use which names. */
public final class Uses {

    private final Map<Symbol, List<Assignment>> consumers = new IdentityHashMap<>();
    private final Map<Symbol, Assignment> definitions = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> used = new IdentityHashMap<>();
    private final Set<Symbol> fromParameter = new HashSet<>();
    private final Set<Symbol> towardsLoss = new HashSet<>();
    private final Set<Symbol> recurrent = new HashSet<>();
    private final Set<Symbol> shared = new HashSet<>();
    private final boolean namesBatch;

    public Uses(Network network) {
        network.parameters().stream().map(Parameter::symbol).forEach(fromParameter::add);
        shared.addAll(fromParameter);
        namesBatch = network.definitions().stream().anyMatch(Assignment::mean);
        for (Assignment a : network.definitions()) {
            definitions.put(a.target(), a);
            Set<Symbol> names = Accesses.symbols(a.value());
            used.put(a.target(), names);
            names.forEach(s -> consumers.computeIfAbsent(s, k -> new ArrayList<>()).add(a));
        }
        towardsLoss.add(network.loss());
        List<Block> blocks = Block.of(network.definitions());
        blocks.forEach(this::fromParameter);
        blocks.forEach(this::share);
        for (int k = blocks.size() - 1; k >= 0; k--) {
            towardsLoss(blocks.get(k));
        }
    }

    /** Members of a recurrence depend on what any of them depends on. */
    private void fromParameter(Block b) {
        if (b.members().stream().anyMatch(a -> !Collections.disjoint(used.get(a.target()), fromParameter))) {
            b.members().forEach(a -> fromParameter.add(a.target()));
        }
        if (b.recurrence().isPresent()) {
            b.members().forEach(a -> recurrent.add(a.target()));
        }
    }

    /** A mean over the batch is shared, and what is computed from shared names alone. */
    private void share(Block b) {
        Set<Symbol> members = new HashSet<>();
        b.members().forEach(a -> members.add(a.target()));
        boolean ofShared = b.members().stream()
                .filter(a -> !a.mean())
                .allMatch(a -> used.get(a.target()).stream().allMatch(s -> shared.contains(s) || members.contains(s)));
        b.members().stream().filter(a -> a.mean() || ofShared).forEach(a -> shared.add(a.target()));
    }

    private void towardsLoss(Block b) {
        if (b.members().stream().anyMatch(a -> towardsLoss.contains(a.target()))) {
            b.members().forEach(a -> {
                towardsLoss.add(a.target());
                towardsLoss.addAll(used.get(a.target()));
            });
        }
    }

    public Assignment definition(Symbol s) {
        return definitions.get(s);
    }

    /** The definitions that name a symbol. */
    List<Assignment> consumers(Symbol s) {
        return consumers.getOrDefault(s, List.of());
    }

    /** The definitions that name a symbol and that the loss depends on. */
    public List<Assignment> consumersTowardsLoss(Symbol s) {
        return consumers(s).stream()
                .filter(a -> towardsLoss.contains(a.target()))
                .toList();
    }

    /** Whether a name lies on a way from a parameter to the loss. */
    public boolean carriesGradient(Symbol s) {
        return fromParameter.contains(s) && towardsLoss.contains(s);
    }

    /** Whether a name is defined by earlier values of itself. */
    public boolean isRecurrent(Symbol s) {
        return recurrent.contains(s);
    }

    /** Whether the name of a symbol stands for its value: not for a mean over the batch of values. */
    public boolean isTransparent(Symbol s) {
        Assignment a = definitions.get(s);
        return a != null && !a.mean() && !isRecurrent(s);
    }

    /** Whether a name is defined by earlier values of itself, each for its own sample: it stands for its value where its step is known. */
    boolean isStep(Symbol s) {
        return isRecurrent(s) && !definitions.get(s).mean();
    }

    /** Whether a name or an adjoint has one value for all samples of a batch. */
    boolean isShared(Symbol s) {
        return s.role() == Symbol.Role.ADJOINT ? isMeanAdjoint(s.primal()) : shared.contains(s);
    }

    /** Whether the adjoint of a name is a mean over the batch, and said to be. */
    public boolean isMeanAdjoint(Symbol s) {
        return namesBatch && shared.contains(s);
    }

    /** How many adjoints are computed from the adjoint of a name. */
    int readersOfAdjoint(Symbol s) {
        return (int) used.getOrDefault(s, Set.of()).stream().filter(this::carriesGradient).count();
    }
}
