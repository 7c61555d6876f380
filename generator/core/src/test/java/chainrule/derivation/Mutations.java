package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.RuleSet;
import chainrule.symbolic.rewrite.Strategy;
import chainrule.symbolic.rewrite.TensorLaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Theories with one rule broken: rows of the rewriter's tables, strategies, rows of the table of differentials, the chain rule. */
final class Mutations {

    /**
     * A broken theory.
     *
     * @param of the rule
     * @param fault how it is broken
     * @param theory made anew for each derivation
     * @param without the theory in which there is no such rule, where there can be one
     */
    record Mutation(String of, String fault, Supplier<Theory> theory, Optional<Theory> without) {
        Mutation(String of, String fault, Supplier<Theory> theory) {
            this(of, fault, theory, Optional.empty());
        }

        @Override
        public String toString() {
            return of + ": " + fault;
        }
    }

    /** So often a broken strategy is wrong in one derivation: it may find work in what it has done itself. */
    private static final int MOST_TIMES = 3;

    static final Laws RIGHT = Laws.STANDARD;

    private Mutations() {}

    static Theory of(Laws laws) {
        return new Theory(laws, ChainRule.STANDARD);
    }

    // ---- rows of the tables of rules ----

    static List<Mutation> ofRules() {
        List<Mutation> all = new ArrayList<>();
        all.addAll(of(RIGHT.algebra(), s -> withRules(s, RIGHT.logarithms(), RIGHT.stability(), RIGHT.complement())));
        all.addAll(of(RIGHT.logarithms(), s -> withRules(RIGHT.algebra(), s, RIGHT.stability(), RIGHT.complement())));
        all.addAll(of(RIGHT.stability(), s -> withRules(RIGHT.algebra(), RIGHT.logarithms(), s, RIGHT.complement())));
        all.addAll(of(RIGHT.complement(), s -> withRules(RIGHT.algebra(), RIGHT.logarithms(), RIGHT.stability(), s)));
        return all;
    }

    private static Laws withRules(RuleSet algebra, RuleSet logarithms, RuleSet stability, RuleSet complement) {
        return new Laws(
                algebra,
                logarithms,
                stability,
                complement,
                RIGHT.inverses(),
                RIGHT.strategies(),
                RIGHT.differentials());
    }

    private static List<Mutation> of(RuleSet rules, Function<RuleSet, Laws> laws) {
        List<Mutation> all = new ArrayList<>();
        for (int k = 0; k < rules.rules().size(); k++) {
            RewriteRule rule = rules.rules().get(k);
            for (Fault fault : Fault.values()) {
                Expr wrong = fault.in(rule.right());
                if (wrong != rule.right()) {
                    RewriteRule broken = new RewriteRule(rule.name(), rule.left(), wrong, rule.large(), rule.why());
                    all.add(replaced(
                            rules.rules(), k, broken, rule.name(), fault, rows -> laws.apply(new RuleSet(rows))));
                }
            }
        }
        return all;
    }

    /** A row of a table is broken; in the theory without it, it is not there. */
    private static <R> Mutation replaced(
            List<R> rows, int k, R broken, String name, Fault fault, Function<List<R>, Laws> laws) {
        List<R> others = new ArrayList<>(rows);
        others.remove(k);
        Theory without = of(laws.apply(List.copyOf(others)));
        others.add(k, broken);
        Theory theory = of(laws.apply(others));
        return new Mutation(name, fault.name(), () -> theory, Optional.of(without));
    }

    // ---- laws of inverses and determinants ----

    static List<Mutation> ofInverses() {
        List<Mutation> all = new ArrayList<>();
        for (int k = 0; k < RIGHT.inverses().size(); k++) {
            TensorLaw law = RIGHT.inverses().get(k);
            for (Fault fault : Fault.values()) {
                all.add(replaced(
                        RIGHT.inverses(), k, changed(law, fault::in), law.name(), fault, RIGHT::withInverses));
            }
        }
        return all;
    }

    static TensorLaw changed(TensorLaw law, UnaryOperator<Expr> change) {
        return new TensorLaw(
                law.name(), law.function(), law.argument(), (u, v, at) -> change.apply(law.right().at(u, v, at)));
    }

    // ---- strategies ----

    static List<Mutation> ofStrategies(Collection<String> names) {
        List<Mutation> all = new ArrayList<>();
        for (String name : names) {
            for (Fault fault : Fault.values()) {
                all.add(new Mutation(name, fault.name(), () -> of(RIGHT.withStrategies(broken(name, fault)))));
            }
        }
        return all;
    }

    private static UnaryOperator<Strategy> broken(String name, Fault fault) {
        int[] times = new int[1];
        UnaryOperator<Expr> change = image -> times[0]++ < MOST_TIMES ? fault.in(image) : image;
        return s -> s.name().equals(name) ? new CountingStrategy(s, change) : s;
    }

    // ---- rows of the table of differentials ----

    static List<Mutation> ofDifferentials() {
        List<Mutation> all = new ArrayList<>();
        for (String row : ChangedTable.rows()) {
            for (Fault fault : Fault.values()) {
                Theory theory = of(RIGHT.withDifferentials(
                        new ChangedTable((name, right) -> name.equals(row) ? fault.in(right) : right)));
                all.add(new Mutation(row, fault.name(), () -> theory));
            }
        }
        return all;
    }

    // ---- the chain rule ----

    static List<Mutation> ofChainRule() {
        List<Mutation> all = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            all.add(of(fault.name(), (a, c, places) -> fault.in(ChainRule.STANDARD.term(a, c, places))));
        }
        all.add(of("no adjoint", (a, c, places) -> ChainRule.STANDARD.term(Exprs.one(), c, places)));
        all.add(of("no coefficient", (a, c, places) -> ChainRule.STANDARD.term(a, Exprs.one(), places)));
        all.add(of("no place", (a, c, places) -> ChainRule.STANDARD.term(a, c, List.of())));
        return all;
    }

    private static Mutation of(String fault, ChainRule broken) {
        Theory theory = new Theory(RIGHT, broken);
        return new Mutation("the chain rule", fault, () -> theory);
    }
}
