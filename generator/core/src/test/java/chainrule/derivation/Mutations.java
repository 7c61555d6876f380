package chainrule.derivation;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.calculus.DifferentialTable;
import chainrule.symbolic.rewrite.Cost;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.RuleSet;
import chainrule.symbolic.rewrite.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
     */
    record Mutation(String of, String fault, Supplier<Theory> theory) {
        @Override
        public String toString() {
            return of + ": " + fault;
        }
    }

    /** So often a broken strategy is wrong in one derivation: it may find work in what it has done itself. */
    private static final int MOST_TIMES = 3;

    private static final Laws RIGHT = Laws.STANDARD;

    private Mutations() {}

    private static Theory of(Laws laws) {
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
        return new Laws(algebra, logarithms, stability, complement, RIGHT.strategies(), RIGHT.differentials());
    }

    private static List<Mutation> of(RuleSet rules, Function<RuleSet, Laws> laws) {
        List<Mutation> all = new ArrayList<>();
        for (int k = 0; k < rules.rules().size(); k++) {
            RewriteRule rule = rules.rules().get(k);
            for (Fault fault : Fault.values()) {
                Expr wrong = fault.in(rule.right());
                if (wrong != rule.right()) {
                    List<RewriteRule> broken = new ArrayList<>(rules.rules());
                    broken.set(k, new RewriteRule(rule.name(), rule.left(), wrong, rule.large(), rule.why()));
                    Theory theory = of(laws.apply(new RuleSet(broken)));
                    all.add(new Mutation(rule.name(), fault.name(), () -> theory));
                }
            }
        }
        return all;
    }

    // ---- strategies ----

    static List<Mutation> ofStrategies(Collection<String> names) {
        List<Mutation> all = new ArrayList<>();
        for (String name : names) {
            for (Fault fault : Fault.values()) {
                all.add(new Mutation(name, fault.name(), () -> of(withStrategies(broken(name, fault)))));
            }
        }
        return all;
    }

    static Laws withStrategies(UnaryOperator<Strategy> strategies) {
        return new Laws(
                RIGHT.algebra(), RIGHT.logarithms(), RIGHT.stability(), RIGHT.complement(), strategies, RIGHT.differentials());
    }

    private static UnaryOperator<Strategy> broken(String name, Fault fault) {
        int[] times = new int[1];
        return s -> s.name().equals(name) ? new Broken(s, fault, times) : s;
    }

    /** Counts where the right strategy would, with a wrong result. */
    private record Broken(Strategy right, Fault fault, int[] times) implements Strategy {
        @Override
        public String name() {
            return right.name();
        }

        @Override
        public boolean normalizes() {
            return true;
        }

        @Override
        public Expr apply(Expr e) {
            Expr image = right.apply(e);
            boolean counts = image != e && (right.normalizes() || Cost.of(image) < Cost.of(e));
            if (!counts) {
                return e;
            }
            return times[0]++ < MOST_TIMES ? fault.in(image) : image;
        }
    }

    // ---- rows of the table of differentials ----

    static List<Mutation> ofDifferentials() {
        List<Mutation> all = new ArrayList<>();
        for (ElementaryFunction f : ElementaryFunction.values()) {
            for (int k = 0; k < f.arity() && !f.isPredicate(); k++) {
                add(all, "d " + f + " by argument " + k, new Row(f, k));
            }
        }
        for (OpaqueFunction f : OpaqueFunction.values()) {
            for (int k = 0; k < f.arity() && f.isOfMatrices(); k++) {
                add(all, "d " + f + " by argument " + k, new Row(f, k));
            }
        }
        for (String operation : List.of("power", "product", "extremum", "chosen branch", "other branch")) {
            add(all, "d of a " + operation, new Row(operation, 0));
        }
        return all;
    }

    private record Row(Object of, int argument) {}

    private static void add(List<Mutation> all, String name, Row row) {
        for (Fault fault : Fault.values()) {
            Laws laws = new Laws(
                    RIGHT.algebra(),
                    RIGHT.logarithms(),
                    RIGHT.stability(),
                    RIGHT.complement(),
                    RIGHT.strategies(),
                    new BrokenTable(row, fault));
            all.add(new Mutation(name, fault.name(), () -> of(laws)));
        }
    }

    private record BrokenTable(Row row, Fault fault) implements DifferentialTable {
        private Expr at(Object of, int argument, Expr right) {
            return row.of().equals(of) && row.argument() == argument ? fault.in(right) : right;
        }

        @Override
        public Expr partial(ElementaryFunction f, int k, List<Expr> arguments, Expr omega) {
            return at(f, k, STANDARD.partial(f, k, arguments, omega));
        }

        @Override
        public Expr power(Expr base, Rational exponent) {
            // A factor that stands there once has the power 1, and no rule.
            return exponent.isOne() ? STANDARD.power(base, exponent) : at("power", 0, STANDARD.power(base, exponent));
        }

        @Override
        public Expr product(Expr element, Expr product) {
            return at("product", 0, STANDARD.product(element, product));
        }

        @Override
        public Expr extremum(Expr element, Expr extreme, Expr attaining) {
            return at("extremum", 0, STANDARD.extremum(element, extreme, attaining));
        }

        @Override
        public Expr branch(Expr condition, boolean chosen) {
            return at(chosen ? "chosen branch" : "other branch", 0, STANDARD.branch(condition, chosen));
        }

        @Override
        public Expr partial(Access value, int k, List<Index> element) {
            return at(value.symbol().call().function(), k, STANDARD.partial(value, k, element));
        }
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
