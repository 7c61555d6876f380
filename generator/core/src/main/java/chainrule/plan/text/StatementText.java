package chainrule.plan.text;

import chainrule.plan.Bound;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Local;
import chainrule.plan.Place;
import chainrule.plan.Statement;
import java.util.List;

/** Statements as lines, a block further to the right than what it stands in. */
final class StatementText implements Statement.Visitor<Void> {

    private final PlanNames names;
    private final List<String> hyperparameters;
    private final ScalarText scalars;
    private final StringBuilder text;
    private final String indent;

    StatementText(PlanNames names, List<String> hyperparameters, StringBuilder text, String indent) {
        this.names = names;
        this.hyperparameters = hyperparameters;
        this.scalars = new ScalarText(names, hyperparameters);
        this.text = text;
        this.indent = indent;
    }

    void add(List<Statement> statements) {
        statements.forEach(s -> s.accept(this));
    }

    private Void line(String line) {
        text.append(indent).append(line).append('\n');
        return null;
    }

    private Void block(String head, PlanNames inside, List<Statement> body) {
        line(head);
        new StatementText(inside, hyperparameters, text, indent + "  ").add(body);
        return null;
    }

    /** {@code for i < 8}, {@code for 96 ≤ i < 100 by 4}. */
    @Override
    public Void visit(Statement.Loop s) {
        String from = s.from().equals(Bound.of(0)) ? "" : s.from() + " ≤ ";
        String step = s.step() == 1 ? "" : " by " + s.step();
        PlanNames inside = names.inside();
        String variable = inside.take(s.variable(), s.variable().name());
        return block("for " + from + variable + " < " + s.to() + step, inside, s.body());
    }

    private String take(Local local) {
        return (local.wide() ? "wide " : "") + names.take(local, local.name());
    }

    private String of(Local local) {
        return names.of(local, local.name());
    }

    private String of(Buffer buffer) {
        return names.of(buffer, buffer.name());
    }

    @Override
    public Void visit(Statement.Define s) {
        String value = scalars.of(s.value());
        return line("let " + take(s.local()) + " = " + value);
    }

    @Override
    public Void visit(Statement.Accumulator s) {
        return line("var " + take(s.local()) + " = " + scalars.of(s.start()));
    }

    private static String sign(Combination combination) {
        return switch (combination) {
            case SET -> " = ";
            case ADD -> " += ";
            case MULTIPLY -> " *= ";
            case MAXIMUM -> " max= ";
            case MINIMUM -> " min= ";
        };
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        return line(of(s.local()) + sign(s.combination()) + scalars.of(s.value()));
    }

    @Override
    public Void visit(Statement.Store s) {
        return line(scalars.of(s.place()) + sign(s.combination()) + scalars.of(s.value()));
    }

    @Override
    public Void visit(Statement.When s) {
        return block("if " + scalars.of(s.condition()), names.inside(), s.body());
    }

    /** {@code row[0, … 64] = z[64*s, … 64]}. */
    @Override
    public Void visit(Statement.Copy s) {
        return line(stretch(s.to(), s.count()) + " = " + stretch(s.from(), s.count()));
    }

    private String stretch(Place place, int count) {
        return of(place.buffer()) + "[" + scalars.of(place.offset()) + ", … " + count + "]";
    }

    @Override
    public Void visit(Statement.View s) {
        String which = scalars.of(s.which());
        return line(names.take(s.panel(), s.panel().name()) + " = " + of(s.of()) + "[" + which + "]");
    }
}
