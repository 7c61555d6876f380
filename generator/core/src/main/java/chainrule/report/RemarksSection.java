package chainrule.report;

import chainrule.explanation.BoundedSlope;
import chainrule.explanation.Kink;
import chainrule.explanation.SaturatingPair;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the formulas: bounds of slopes, kinks, saturation, parameters that cannot learn. */
final class RemarksSection {

    /** Bounds that were searched have four digits after the point. */
    private static final int SEARCHED = 5;

    private RemarksSection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        m.explanation().slopes().forEach(s -> blocks.add(new Document.Remark(slope(m, s))));
        product(m).ifPresent(p -> blocks.add(new Document.Remark(p)));
        blocks.addAll(StartTable.of(m));
        m.explanation().kinks().forEach(k -> blocks.add(new Document.Remark(kink(k))));
        blocks.addAll(TieRemarks.of(m.explanation().extrema()));
        m.explanation().pairs().forEach(p -> blocks.add(new Document.Remark(pair(m, p))));
        for (Assignment a : m.derivation().program().backward()) {
            if (a.target().primal().role() == Symbol.Role.PARAMETER && a.value().isZero()) {
                String why = a.mean() ? " cannot learn: its gradient is 0 whatever the data, for what it adds cancels before the loss."
                        : " cannot learn: its gradient is 0 whatever the data.";
                blocks.add(new Document.Remark(Prose.of(Material.name(a.target().primal())).words(why)));
            }
        }
        m.explanation().lookups().forEach(l -> blocks.add(new Document.Remark(LearningRemarks.lookup(l))));
        m.explanation().vanishing().forEach(p -> blocks.add(new Document.Remark(LearningRemarks.vanishing(p))));
        m.explanation().start().still().forEach(p -> blocks.add(new Document.Remark(LearningRemarks.still(p))));
        m.explanation().start().alike().forEach(p -> blocks.add(new Document.Remark(LearningRemarks.alike(p))));
        return new Document.Section("remarks", "Remarks that follow from the formulas", Prose.NONE, blocks);
    }

    private static Prose slope(Material m, BoundedSlope s) {
        MathNode derivative = new MathNode.Derivative(
                Material.name(s.local().definition().target()), Material.name(s.local().by()));
        Prose p = Prose.of("Slope of ").formula(Material.name(s.local().definition().target())).words(": ");
        if (s.isMask()) {
            return p.formula(derivative)
                    .words(" is 0 or 1 on its diagonal: it does not shrink a gradient, and where it is 0 no gradient"
                            + " passes, so that gradients are sparse.");
        }
        p = p.formula(m.notation().indexNode(s.local().axes(), s.slope())).words(bounds(s));
        p = switch (s.evidence()) {
            case DERIVED -> p;
            case PROVEN -> over(p.words(", proven by interval arithmetic"), s);
            case MEASURED -> over(p.words(" as far as was measured"), s);
        };
        return s.steepest() < 1
                ? p.words(": a gradient that passes here shrinks to at most " + Numbers.of(s.steepest()) + " of its size.")
                : p.words(".");
    }

    private static String bounds(BoundedSlope s) {
        if (s.bounds().low() == s.bounds().high()) {
            return " is always " + Numbers.of(s.bounds().low());
        }
        if (s.evidence() == BoundedSlope.Evidence.DERIVED) {
            return " lies between " + Numbers.of(s.bounds().low()) + " and " + Numbers.of(s.bounds().high());
        }
        return " lies between about " + Numbers.of(s.bounds().low(), SEARCHED) + " and "
                + Numbers.of(s.bounds().high(), SEARCHED);
    }

    /** ", with z from −30 to 30", where that is not all numbers that there are. */
    private static Prose over(Prose p, BoundedSlope s) {
        return Math.max(-s.domain().low(), s.domain().high()) == Double.MAX_VALUE
                ? p
                : p.words(", with ").formula(Material.name(s.local().by()))
                        .words(" from " + Numbers.of(s.domain().low()) + " to " + Numbers.of(s.domain().high()));
    }

    /** What the slopes on the way to the first parameter make together. */
    private static Optional<Prose> product(Material m) {
        List<BoundedSlope> slopes = m.explanation().slopes();
        double product = slopes.stream().mapToDouble(BoundedSlope::steepest).reduce(1, (a, b) -> a * b);
        boolean known = slopes.stream().noneMatch(s -> s.evidence() == BoundedSlope.Evidence.MEASURED);
        boolean shrinking = known && slopes.stream().filter(s -> s.steepest() < 1).count() > 1;
        return shrinking && product < 1
                ? Optional.of(Prose.of("Together these slopes bound a gradient that passes all of them by "
                        + Numbers.of(product) + " of its size, times the weights on its way."))
                : Optional.empty();
    }

    private static Prose kink(Kink k) {
        MathNode of = Material.name(k.local().definition().target());
        MathNode by = Material.name(k.local().by());
        return Prose.of("Kink: ").formula(of)
                .words(" has no derivative where ")
                .formula(by)
                .words(" is " + Numbers.of(k.at()) + ": its slope goes from " + Numbers.of(rounded(k.left())) + " to "
                        + Numbers.of(rounded(k.right())) + " there, and the derivation takes " + Numbers.of(k.used()) + ".");
    }

    /** A slope beside a kink, as far as it is known. */
    private static double rounded(double slope) {
        return Math.rint(slope * 1e6) / 1e6;
    }

    private static Prose pair(Material m, SaturatingPair p) {
        MathNode adjoint = new MathNode.Name(p.argument().name(), true);
        Prose start = Prose.of("Saturation: ").formula(Material.name(p.output())).words(" levels out at the ends of its range. ");
        return p.reachesArgument()
                ? start.words("The loss makes up for it: the slope has cancelled in ").formula(adjoint)
                        .words(", so that an output that is confidently wrong gets a large gradient.")
                : start.words("The loss does not make up for it: ").formula(adjoint)
                        .words(" is 0 there, also where the output is confidently wrong, and learning stalls.");
    }
}
