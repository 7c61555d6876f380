package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.RuleTables;
import chainrule.symbolic.rewrite.Stabilizer;
import chainrule.symbolic.rewrite.Strategies;
import chainrule.symbolic.rewrite.Strategy;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.RecurrentSpecs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of the tables, and each line of some derivations, is broken in each way that it can be, and the line checks catch it. */
class LineMutationTest {

    private static final String SQUARE = "net Square {\n input x[3]\n param A[3, 3]\n param B[3, 3]\n M = A*B + A'\n"
            + " q = M*x\n loss l = log(sum(exp(q))) + sum(log(1 + M^2))\n}";

    private static final String CASES = "net Cases {\n input x[4]\n target t class[4]\n param w[4]\n param k[2]\n"
            + " c[i: 3] = sum[u](k[u]*x[i + u]) + w[i]\n r = if c > 0 then c else 0.1*c\n z = 2*w - exp(log(1 + w^2))\n"
            + " p = exp(z)/sum(exp(z))\n s = 1/(1 + exp(-z))\n"
            + " loss l = sum(r^2) - log(p[t]) - mean(x .* log(s) + (1 - x) .* log(1 - s))\n}";

    private final List<String> alive = new ArrayList<>();
    private int tried;

    private void attempt(String rule, String how, Derivation broken) {
        attempt(rule, how, broken, Excerpts.of(broken));
        attempt(rule, how + ", in excerpts", broken, Excerpts.narrow(broken));
    }

    private void attempt(String rule, String how, Derivation broken, Excerpts excerpts) {
        tried++;
        try {
            LineChecker.check(broken, excerpts);
            alive.add(rule + ": " + how);
        } catch (LineCheckException caught) {
            assertThat(caught).hasMessageContaining("rule: ");
        }
    }

    private void score(String what) {
        System.out.println("Mutants of " + what + ": " + (tried - alive.size()) + " of " + tried + " caught");
        assertThat(alive).isEmpty();
        assertThat(tried).isGreaterThan(20);
    }

    @Test
    void brokenRowsAreCaught() {
        RuleTables.ALL.stream().flatMap(set -> set.rules().stream()).forEach(rule -> {
            Derivation right = ofRule(rule, rule.right());
            assertThat(LineChecker.check(right)).as(rule.name()).isPositive();
            for (Mutant m : Mutant.of(List.of(), rule.right())) {
                attempt(rule.name(), m.how(), ofRule(rule, m.value()));
            }
        });
        score("rows");
    }

    /** A network that computes the left side, of which it is said that it runs in the form of the right side. */
    private static Derivation ofRule(RewriteRule rule, Expr right) {
        Map<Symbol, Symbol> variables = new IdentityHashMap<>();
        Expr both = Exprs.add(rule.left(), rule.right());
        List<Parameter> parameters = new ArrayList<>();
        for (Symbol s : Accesses.symbols(both)) {
            variables.put(s, Symbol.of(Symbol.Role.PARAMETER, s.name(), s.axes(), s.range()));
            parameters.add(new Parameter(variables.get(s), Exprs.zero()));
        }
        Substitution toParameters = Substitution.ofAccesses(a -> variables.containsKey(a.symbol())
                ? Exprs.access(variables.get(a.symbol()), a.subscripts())
                : null);
        List<Index> axes = List.copyOf(both.freeIndices());
        Symbol value = Symbol.of(
                Symbol.Role.DEFINITION, "v", axes.stream().map(Index::extent).toList());
        Symbol loss = Symbol.of(Symbol.Role.DEFINITION, "l", List.of());
        Assignment v = new Assignment(value, axes, toParameters.apply(rule.left()));
        Access element = (Access) Exprs.access(value, axes.stream().map(Affine::of).toList());
        Assignment l = new Assignment(loss, List.of(), Exprs.sum(axes, element));
        Network network = new Network(
                "N", List.of(), List.of(), parameters, List.of(v, l), List.of(value), loss, Optional.empty());
        Derivation d = Deriver.derive(network, List.of());
        Stabilizer.Step step = new Stabilizer.Step(List.of(rule), rule.left(), right);
        Stabilized stabilized = new Stabilized(v, toParameters.apply(right), List.of(step));
        return new Derivation(
                network, d.functions(), d.adjoints(), d.closedForms(), List.of(stabilized), d.program());
    }

    private static Stream<String> networks() {
        return Stream.concat(
                Stream.of(SQUARE, CASES, ExampleSpecs.SOFTMAX, RecurrentSpecs.SCALAR, RecurrentSpecs.ELMAN),
                ExampleSpecs.samples().entrySet().stream()
                        .filter(e -> e.getKey().startsWith("Homework"))
                        .map(Map.Entry::getValue));
    }

    @Test
    void brokenLinesAreCaught() {
        Set<String> reasons = new HashSet<>();
        networks().map(Derivations::of).forEach(d -> {
            for (int k = 0; k < d.adjoints().size(); k++) {
                Derived derived = d.adjoints().get(k);
                for (int line = 0; line < derived.lines().size(); line++) {
                    breakLine(d, k, line);
                    reasons.add(derived.lines().get(line).reason());
                }
            }
        });
        score("lines");
        assertThat(reasons).contains("chain rule", "put in", "common factors cancel");
        assertThat(Strategies.ALL.stream().map(Strategy::name).filter(reasons::contains)).hasSizeGreaterThan(1);
    }

    private void breakLine(Derivation d, int adjoint, int line) {
        Derived old = d.adjoints().get(adjoint);
        Line l = old.lines().get(line);
        for (Mutant m : Mutant.of(old.axes(), l.value())) {
            List<Line> lines = new ArrayList<>(old.lines());
            lines.set(line, new Line(List.of(m.value()), l.reason(), l.about()));
            List<Derived> adjoints = new ArrayList<>(d.adjoints());
            adjoints.set(adjoint, new Derived(old.target(), old.axes(), old.consumers(), lines, old.mean()));
            attempt(
                    l.reason(),
                    m.how() + " in line " + line + " of " + old.target() + " of " + d.network().name(),
                    new Derivation(d.network(), d.functions(), adjoints, d.closedForms(), d.stabilized(), d.program()));
        }
    }
}
