package chainrule.analysis;

import chainrule.model.Assignment;
import chainrule.model.Fact;
import chainrule.model.JavaIdentifiers;
import chainrule.model.Network;
import chainrule.model.Optimizer;
import chainrule.source.SourceSpan;
import chainrule.source.Spelling;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Symbol;
import chainrule.syntax.AssumeSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.InputSyntax;
import chainrule.syntax.LossSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NetSyntax;
import chainrule.syntax.OutputSyntax;
import chainrule.syntax.ParamSyntax;
import chainrule.syntax.StatementSyntax;
import chainrule.syntax.StepSyntax;
import chainrule.syntax.TargetSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A net, statement by statement. A mistake ends its statement, not the others. */
final class NetAnalyzer {

    private final Compilation c;
    private final NetSyntax net;
    private final Map<String, Integer> dims;
    private final Scope scope = new Scope(null);
    private final Frame frame = Frame.of("", "", 0);
    private final Statements statements;
    private final Facts facts;
    private final List<Symbol> inputs = new ArrayList<>();
    private final List<Symbol> targets = new ArrayList<>();
    private final Map<String, Symbol> defined = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();

    NetAnalyzer(Compilation c, NetSyntax net, Map<String, Integer> dims) {
        this.c = c;
        this.net = net;
        this.dims = dims;
        this.facts = facts(net);
        this.statements = new Statements(c, scope, frame, "");
        c.graph().know(facts::range);
    }

    private static Facts facts(NetSyntax net) {
        List<ExpressionSyntax> declared = net.statements().stream()
                .filter(AssumeSyntax.class::isInstance)
                .map(s -> ((AssumeSyntax) s).condition())
                .toList();
        return new Facts(declared, f -> "line " + f.span().text().lineAt(f.span().start()));
    }

    /** The network, or empty where something was reported. */
    Optional<Network> analyze() {
        checkNames();
        each(DimSyntax.class, d -> statements.dim(d, dims));
        each(InputSyntax.class, i -> data(Symbol.Role.INPUT, i.name(), i.shape(), i.classes(), inputs));
        each(TargetSyntax.class, t -> data(Symbol.Role.TARGET, t.name(), t.shape(), t.classes(), targets));
        each(ParamSyntax.class, statements::param);
        c.graph().parameters().forEach(p -> c.graph().reserve(p.symbol().name()));
        define();
        List<Symbol> outputs = outputs();
        Symbol loss = loss();
        Optional<Optimizer> optimizer = optimizer();
        List<Fact> known = facts.resolve(c, scope);
        return loss == null || !failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Network(
                        net.name(),
                        inputs,
                        targets,
                        List.copyOf(c.graph().parameters()),
                        List.copyOf(c.graph().definitions()),
                        outputs,
                        loss,
                        optimizer,
                        known));
    }

    private interface Action<T> {
        void on(T statement);
    }

    private <T extends StatementSyntax> void each(Class<T> kind, Action<T> action) {
        for (StatementSyntax s : net.statements()) {
            if (kind.isInstance(s)) {
                boolean done =
                        attempt(() -> c.reporter().within(s.span(), () -> action.on(kind.cast(s))), s.span().toString());
                DeclaredName.of(s).filter(d -> !done).ifPresent(d -> pending(d.name()));
            }
        }
    }

    /** Whether the work succeeded; if not, something was reported. */
    private boolean attempt(Runnable work, String name) {
        try {
            work.run();
            return true;
        } catch (AnalysisException reported) {
            failed.add(name);
            return false;
        }
    }

    private void checkNames() {
        attempt(this::checkClassName, net.name());
        Map<String, SourceSpan> seen = new LinkedHashMap<>();
        Map<String, DeclaredName> identifiers = new HashMap<>();
        for (StatementSyntax s : net.statements()) {
            DeclaredName.of(s).ifPresent(d -> attempt(() -> checkName(d, seen), d.name()));
            DeclaredName.of(s).ifPresent(d -> attempt(() -> checkIdentifier(d, identifiers), d.name()));
        }
        Map<String, DeclaredName> looks = new HashMap<>();
        for (StatementSyntax s : net.statements()) {
            DeclaredName.of(s).ifPresent(d -> attempt(() -> checkLook(d, looks), d.name()));
        }
        NameCheck check = new NameCheck(c, seen.keySet());
        definitions().forEach(check::check);
    }

    private void checkClassName() {
        if (!JavaNames.isClassName(net.name())) {
            throw c.reporter().fail("java-keyword", "`" + net.name() + "` cannot name a Java class", net.nameSpan());
        }
        if (JavaNames.hidesClass(net.name())) {
            throw c.reporter()
                    .fail(
                            "java-class",
                            "a class `" + net.name() + "` would stand in the place of Java's own in its whole package: name the net otherwise",
                            net.nameSpan());
        }
    }

    private void checkName(DeclaredName d, Map<String, SourceSpan> seen) {
        SourceSpan first = seen.putIfAbsent(d.name(), d.span());
        if (first != null) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("duplicate-name", "`" + d.name() + "` is declared twice", d.span())
                            .withNote("the first is here", first));
        }
        c.graph().reserve(d.name());
        if (Builtins.reduction(d.name()) != null) {
            throw c.reporter().fail("reserved-name", "`" + d.name() + "` is a reduction: choose another name", d.span());
        }
        if (JavaNames.isKeyword(d.name())) {
            throw c.reporter()
                    .fail("java-keyword", "`" + d.name() + "` is a keyword of Java: choose another name", d.span());
        }
    }

    /** W_1 and W⁽¹⁾ would be one name in Java. */
    private void checkIdentifier(DeclaredName d, Map<String, DeclaredName> identifiers) {
        DeclaredName first = identifiers.putIfAbsent(JavaIdentifiers.of(d.name()), d);
        if (first != null && !first.name().equals(d.name())) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "same-identifier",
                                    "`" + d.name() + "` and `" + first.name() + "` would be one name in Java, `"
                                            + JavaIdentifiers.of(d.name()) + "`",
                                    d.span())
                            .withNote("the other is here", first.span()));
        }
    }

    /** A Latin a and a Cyrillic а are two names that no reader tells apart. */
    private void checkLook(DeclaredName d, Map<String, DeclaredName> looks) {
        DeclaredName first = looks.putIfAbsent(LookAlikes.skeleton(d.name()), d);
        if (first != null && !first.name().equals(d.name())) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "look-alike-name",
                                    "`" + d.name() + "` looks like another name, but has "
                                            + LookAlikes.difference(d.name(), first.name()),
                                    d.span())
                            .withNote("the other is here", first.span()));
        }
    }

    private void data(
            Symbol.Role role,
            String name,
            List<ExpressionSyntax> shape,
            Optional<ExpressionSyntax> classes,
            List<Symbol> into) {
        SizeExpressions sizes = new SizeExpressions(c);
        List<Affine> axes = sizes.shape(shape, scope, frame);
        Symbol s = classes.isPresent()
                ? Symbol.integers(role, name, axes, sizes.size(classes.get(), scope, frame))
                : Symbol.of(role, name, axes, facts.range(name));
        into.add(s);
        Value value = Value.of(s);
        scope.put(name, () -> value);
    }

    private List<DefinitionSyntax> definitions() {
        List<DefinitionSyntax> all = new ArrayList<>();
        for (StatementSyntax s : net.statements()) {
            if (s instanceof DefinitionSyntax d) {
                all.add(d);
            } else if (s instanceof OutputSyntax o) {
                o.definition().ifPresent(all::add);
            } else if (s instanceof LossSyntax l) {
                all.add(l.definition());
            }
        }
        return all;
    }

    private void define() {
        List<DefinitionSyntax> all = definitions();
        all.removeIf(d -> failed.contains(d.name()));
        List<List<DefinitionSyntax>> order = DefinitionOrder.of(all, c.reporter());
        all.stream().map(DefinitionSyntax::name).forEach(this::pending);
        for (List<DefinitionSyntax> group : order) {
            int before = c.graph().parameters().size();
            int names = c.graph().definitions().size();
            DefinitionSyntax first = group.get(0);
            boolean done = attempt(
                    () -> c.reporter().within(first.nameSpan(), () -> defined.putAll(statements.define(group))),
                    first.name());
            if (!done) {
                group.forEach(d -> pending(d.name()));
            }
            publishParameters(before);
            attempt(() -> requireArrays(names, first.nameSpan()), first.name());
        }
        all.stream().map(DefinitionSyntax::name).filter(n -> !defined.containsKey(n)).forEach(this::fail);
    }

    /** The outer product of two vectors may have more elements than an array. */
    private void requireArrays(int from, SourceSpan span) {
        List<Assignment> all = c.graph().definitions();
        for (Assignment a : all.subList(from, all.size())) {
            if (!Elements.fit(a.target().axes())) {
                throw c.reporter()
                        .fail(
                                "size-too-large",
                                "`" + a.target() + "` has the shape " + Value.shape(a.target().axes()) + ", and no Java array"
                                        + " holds more than " + Elements.MOST + " elements",
                                span);
            }
        }
    }

    private void fail(String name) {
        failed.add(name);
        pending(name);
    }

    /** A name whose definition failed: what uses it fails too, silently. */
    private void pending(String name) {
        if (!JavaNames.isKeyword(name)) {
            scope.put(name, () -> {
                throw new AnalysisException();
            });
        }
    }

    /** The parameters of layers are names too: h.W. */
    private void publishParameters(int from) {
        for (int k = from; k < c.graph().parameters().size(); k++) {
            Symbol s = c.graph().parameters().get(k).symbol();
            Value value = Value.of(s);
            scope.put(s.name(), () -> value);
        }
    }

    private List<Symbol> outputs() {
        List<Symbol> outputs = new ArrayList<>();
        for (StatementSyntax s : net.statements()) {
            if (s instanceof OutputSyntax o) {
                o.names().forEach(n -> attempt(() -> output(n, outputs), n.span().toString()));
            }
        }
        return outputs;
    }

    private void output(NameSyntax n, List<Symbol> outputs) {
        Symbol s = defined.get(n.name());
        if (s == null && !failed.contains(n.name())) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("unknown-name", "there is no definition `" + n.name() + "` to put out", n.span())
                            .withNearMiss(Spelling.nearest(n.name(), defined.keySet())));
        }
        if (s != null) {
            put(s, n.span(), outputs);
        }
    }

    private void put(Symbol s, SourceSpan span, List<Symbol> outputs) {
        Set<Symbol> known = new TargetDependence(c.graph().definitions()).targetsOf(s);
        if (!known.isEmpty()) {
            throw c.reporter()
                    .fail(
                            "output-needs-target",
                            "output `" + s + "` depends on the target `" + known.iterator().next()
                                    + "`, which is known only in training",
                            span);
        }
        if (!outputs.contains(s)) {
            outputs.add(s);
        }
    }

    private Symbol loss() {
        List<LossSyntax> losses = net.statements().stream()
                .filter(LossSyntax.class::isInstance)
                .map(LossSyntax.class::cast)
                .toList();
        if (losses.size() != 1) {
            attempt(() -> {
                throw losses.isEmpty()
                        ? c.reporter().fail("missing-loss", "`" + net.name() + "` has no loss: add `loss l = …`", net.nameSpan())
                        : c.reporter().fail("duplicate-loss", "a net has one loss: add them up", losses.get(1).span());
            }, "loss");
            return null;
        }
        Symbol s = defined.get(losses.get(0).definition().name());
        if (s != null && !s.axes().isEmpty()) {
            attempt(() -> {
                throw c.reporter()
                        .fail(
                                "wrong-shape",
                                "a loss is a number for each sample, but this has the shape " + Value.shape(s.axes())
                                        + ": reduce it with `sum` or `mean`",
                                losses.get(0).definition().value().span());
            }, "loss");
            return null;
        }
        return s;
    }

    private Optional<Optimizer> optimizer() {
        Optimizer[] found = {null};
        each(StepSyntax.class, s -> found[0] = new OptimizerAnalyzer(c).analyze(s));
        return Optional.ofNullable(found[0]);
    }
}
