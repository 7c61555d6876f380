package chainrule.plan.text;

import chainrule.plan.Condition;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Quantity;
import chainrule.plan.Scalar;
import chainrule.plan.text.Formula.Binding;
import java.util.List;
import java.util.stream.Collectors;

/** Scalars and conditions as formulas. */
final class ScalarText implements Scalar.Visitor<Formula>, Condition.Visitor<Formula> {

    private final PlanNames names;
    private final List<String> hyperparameters;

    ScalarText(PlanNames names, List<String> hyperparameters) {
        this.names = names;
        this.hyperparameters = hyperparameters;
    }

    String of(Scalar s) {
        return s.accept(this).text();
    }

    String of(Condition c) {
        return c.accept(this).text();
    }

    String of(Place p) {
        return names.of(p.buffer(), p.buffer().name()) + "[" + of(p.offset()) + "]";
    }

    String of(Offset o) {
        StringBuilder text = new StringBuilder();
        for (Offset.Term t : o.terms()) {
            int c = t.coefficient();
            text.append(text.isEmpty() ? c < 0 ? "-" : "" : c < 0 ? " - " : " + ");
            text.append(Math.abs(c) == 1 ? "" : Math.abs(c) + "*").append(of(t.source()));
        }
        int constant = o.constant();
        if (text.isEmpty() || constant == 0) {
            return text.isEmpty() ? String.valueOf(constant) : text.toString();
        }
        return text.append(constant < 0 ? " - " : " + ").append(Math.abs(constant)).toString();
    }

    private String of(Offset.Source source) {
        return source instanceof LoopVariable v ? names.of(v, v.name()) : of(((Offset.IntegerElement) source).place());
    }

    @Override
    public Formula visit(Scalar.Literal s) {
        Binding binding = s.value().signum() < 0 ? Binding.SIGN : Binding.ATOM;
        return new Formula(s.value().toString(), s.value().isInteger() ? binding : Binding.PRODUCT);
    }

    @Override
    public Formula visit(Scalar.Infinity s) {
        return new Formula(s.negative() ? "-∞" : "∞", s.negative() ? Binding.SIGN : Binding.ATOM);
    }

    @Override
    public Formula visit(Scalar.Load s) {
        return Formula.atom(of(s.place()));
    }

    @Override
    public Formula visit(Scalar.Read s) {
        return Formula.atom(names.of(s.local(), s.local().name()));
    }

    @Override
    public Formula visit(Scalar.Setting s) {
        Quantity q = s.quantity();
        if (q instanceof Quantity.BatchShare) {
            return new Formula("1/n", Binding.PRODUCT);
        }
        if (q instanceof Quantity.BatchSize) {
            return Formula.atom("n");
        }
        return Formula.atom(
                q instanceof Quantity.StepCount
                        ? "steps"
                        : q instanceof Quantity.Constant c
                                ? String.valueOf(c.value())
                                : hyperparameters.get(((Quantity.HyperparameterValue) q).position()));
    }

    @Override
    public Formula visit(Scalar.Draw s) {
        return Formula.atom(s.normal() ? "normal01()" : "uniform01()");
    }

    @Override
    public Formula visit(Scalar.IntegerValue s) {
        return Formula.atom("real(" + of(s.value()) + ")");
    }

    @Override
    public Formula visit(Scalar.Binary s) {
        Formula left = s.left().accept(this);
        Formula right = s.right().accept(this);
        return switch (s.operator()) {
            case ADD -> Formula.leftToRight(left, " + ", right, Binding.SUM);
            case SUBTRACT -> Formula.leftToRight(left, " - ", right, Binding.SUM);
            case MULTIPLY -> Formula.leftToRight(left, "*", right, Binding.PRODUCT);
            case DIVIDE -> Formula.leftToRight(left, "/", right, Binding.PRODUCT);
        };
    }

    @Override
    public Formula visit(Scalar.Negate s) {
        return new Formula("-" + s.operand().accept(this).atLeast(Binding.ATOM), Binding.SIGN);
    }

    @Override
    public Formula visit(Scalar.Apply s) {
        return Formula.atom(s.function().symbol() + s.arguments().stream().map(this::of).collect(Collectors.joining(", ", "(", ")")));
    }

    @Override
    public Formula visit(Scalar.Power s) {
        String exponent = s.exponent().toString();
        String base = s.base().accept(this).atLeast(Binding.ATOM);
        return new Formula(base + "^" + (exponent.matches("\\d+") ? exponent : "(" + exponent + ")"), Binding.SIGN);
    }

    @Override
    public Formula visit(Scalar.Choose s) {
        String then = s.then().accept(this).atLeast(Binding.SUM);
        return new Formula("if " + of(s.condition()) + " then " + then + " else " + of(s.otherwise()), Binding.CHOICE);
    }

    @Override
    public Formula visit(Scalar.Narrow s) {
        return Formula.atom("round(" + of(s.operand()) + ")");
    }

    private static String sign(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> " = ";
            case UNEQUAL -> " ≠ ";
            case LESS -> " < ";
            case LESS_EQUAL -> " ≤ ";
        };
    }

    @Override
    public Formula visit(Condition.Compare c) {
        return Formula.leftToRight(c.left().accept(this), sign(c.relation()), c.right().accept(this), Binding.RELATION);
    }

    @Override
    public Formula visit(Condition.CompareIntegers c) {
        return new Formula(of(c.left()) + sign(c.relation()) + of(c.right()), Binding.RELATION);
    }

    @Override
    public Formula visit(Condition.And c) {
        return Formula.leftToRight(c.left().accept(this), " and ", c.right().accept(this), Binding.AND);
    }

    @Override
    public Formula visit(Condition.Or c) {
        return Formula.leftToRight(c.left().accept(this), " or ", c.right().accept(this), Binding.OR);
    }

    @Override
    public Formula visit(Condition.Not c) {
        return Formula.atom("not (" + of(c.operand()) + ")");
    }

    @Override
    public Formula visit(Condition.Always c) {
        return Formula.atom(String.valueOf(c.holds()));
    }
}
