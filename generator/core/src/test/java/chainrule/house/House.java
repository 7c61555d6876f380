package chainrule.house;

import java.util.List;
import java.util.stream.Stream;

/** The packages of the house, from the ground up, and what each may use: the arrows of HACKING.md. */
final class House {

    private static final String ANTLR = "org.antlr.v4.runtime";

    private static final List<Arrow> GROUND = List.of(
            Arrow.of("chainrule.source"),
            Arrow.of(
                    "chainrule.syntax",
                    "chainrule.source",
                    "chainrule.syntax.antlr",
                    ANTLR,
                    ANTLR + ".atn",
                    ANTLR + ".misc",
                    ANTLR + ".tree"),
            Arrow.of(
                    "chainrule.syntax.antlr",
                    ANTLR,
                    ANTLR + ".atn",
                    ANTLR + ".dfa",
                    ANTLR + ".misc",
                    ANTLR + ".tree"),
            Arrow.of("chainrule.runtime"));

    /** The evaluator is the oracle of all others: it shares no code with what it checks. */
    private static final List<Arrow> SYMBOLIC = List.of(
            Arrow.of("chainrule.symbolic"),
            Arrow.of("chainrule.symbolic.calculus", "chainrule.symbolic"),
            Arrow.of("chainrule.symbolic.rewrite", "chainrule.symbolic", "chainrule.symbolic.calculus"),
            Arrow.of("chainrule.symbolic.eval", "chainrule.symbolic"),
            Arrow.of("chainrule.symbolic.exact", "chainrule.symbolic", "chainrule.symbolic.eval"),
            // The values that are put into a formula.
            Arrow.of("chainrule.symbolic.notation", "chainrule.symbolic", "chainrule.symbolic.eval"));

    private static final List<Arrow> CORE = List.of(
            Arrow.of("chainrule.library", "chainrule.source", "chainrule.syntax"),
            // The signs of sizes that a solution of windows looks at.
            Arrow.of("chainrule.model", "chainrule.symbolic", "chainrule.symbolic.rewrite.WindowSizes", "javax.lang.model"),
            Arrow.of("chainrule.differences"),
            Arrow.of(
                    "chainrule.analysis",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.library",
                    "chainrule.model",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval.Environment",
                    // Whether a constant is beyond all doubles.
                    "chainrule.symbolic.eval.Evaluator",
                    "chainrule.symbolic.eval.Tensor",
                    "javax.lang.model"),
            Arrow.of(
                    "chainrule.analysis.lines",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.library",
                    "chainrule.analysis",
                    "chainrule.model",
                    "chainrule.symbolic"),
            Arrow.of(
                    "chainrule.analysis.formulas",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.library",
                    "chainrule.analysis",
                    "chainrule.model",
                    "chainrule.symbolic"),
            Arrow.of(
                    "chainrule.derivation",
                    "chainrule.differences",
                    "chainrule.model",
                    "chainrule.symbolic",
                    "chainrule.symbolic.calculus",
                    "chainrule.symbolic.rewrite",
                    "chainrule.symbolic.eval",
                    "chainrule.symbolic.exact"),
            Arrow.of(
                    "chainrule.precision",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval",
                    // The float functions of generated code.
                    "chainrule.runtime.FloatMath",
                    "ch.obermuhlner.math.big"),
            Arrow.of(
                    "chainrule.explanation",
                    "chainrule.derivation",
                    "chainrule.differences",
                    "chainrule.precision",
                    "chainrule.model",
                    "chainrule.symbolic",
                    "chainrule.symbolic.calculus",
                    "chainrule.symbolic.rewrite",
                    "chainrule.symbolic.eval",
                    "chainrule.symbolic.exact"),
            Arrow.of("chainrule.plan", "chainrule.model", "chainrule.symbolic"),
            Arrow.of("chainrule.plan.text", "chainrule.plan", "chainrule.model", "chainrule.symbolic"),
            Arrow.of("chainrule.plan.run", "chainrule.plan", "chainrule.model", "chainrule.symbolic", "chainrule.runtime"),
            Arrow.of("chainrule.plan.verify", "chainrule.plan", "chainrule.model", "chainrule.symbolic"),
            Arrow.of(
                    "chainrule.lowering",
                    "chainrule.plan",
                    "chainrule.plan.verify",
                    "chainrule.derivation",
                    "chainrule.model",
                    "chainrule.symbolic"),
            Arrow.of(
                    "chainrule.emit",
                    "chainrule.plan",
                    "chainrule.model",
                    "chainrule.symbolic",
                    "chainrule.runtime",
                    "com.palantir.javapoet",
                    "javax.lang.model",
                    "javax.lang.model.element"),
            Arrow.of(
                    "chainrule.report",
                    "chainrule.source.Counts",
                    "chainrule.derivation",
                    "chainrule.explanation",
                    "chainrule.model",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval.Environment",
                    "chainrule.symbolic.eval.Tensor",
                    "chainrule.symbolic.notation",
                    "chainrule.precision.Precision",
                    // The steps that a derivation holds, to be read; the rewriter itself is out of reach.
                    "chainrule.symbolic.calculus.OperationDifferential",
                    "chainrule.symbolic.calculus.OperationDifferential$Part",
                    "chainrule.symbolic.rewrite.DerivedFunctions$Derivation",
                    // How much of a term there is to read.
                    "chainrule.symbolic.rewrite.Cost",
                    "chainrule.symbolic.rewrite.RewriteRule",
                    "chainrule.symbolic.rewrite.Simplifier$Step",
                    "chainrule.symbolic.rewrite.Stabilizer$Step"));

    /** The lines that a person wrote are read by the analysis, and judged by what the engine derives: each room uses those before it. */
    private static final List<Arrow> CHECKER = List.of(
            Arrow.of("chainrule.checker.edits", "chainrule.analysis", "chainrule.analysis.lines", "chainrule.syntax"),
            Arrow.of(
                    "chainrule.checker.truth",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.library",
                    "chainrule.analysis",
                    "chainrule.analysis.lines",
                    "chainrule.model",
                    "chainrule.derivation",
                    "chainrule.symbolic",
                    "chainrule.symbolic.calculus",
                    "chainrule.symbolic.rewrite",
                    "chainrule.symbolic.eval",
                    "chainrule.symbolic.exact",
                    "chainrule.symbolic.notation"),
            Arrow.of(
                    "chainrule.checker.reading",
                    "chainrule.checker.edits",
                    "chainrule.checker.truth",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.analysis",
                    "chainrule.analysis.lines",
                    "chainrule.model",
                    "chainrule.derivation",
                    "chainrule.symbolic",
                    "chainrule.symbolic.rewrite",
                    "chainrule.symbolic.eval",
                    "chainrule.symbolic.notation"),
            Arrow.of(
                    "chainrule.checker.mistakes",
                    "chainrule.checker.edits",
                    "chainrule.checker.truth",
                    "chainrule.checker.reading",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.analysis",
                    "chainrule.analysis.lines",
                    "chainrule.model",
                    "chainrule.derivation",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval",
                    "chainrule.symbolic.notation"),
            Arrow.of(
                    "chainrule.checker.judging",
                    "chainrule.checker.edits",
                    "chainrule.checker.truth",
                    "chainrule.checker.reading",
                    "chainrule.checker.mistakes",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.analysis",
                    "chainrule.analysis.lines",
                    "chainrule.model",
                    "chainrule.derivation",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval"),
            Arrow.of(
                    "chainrule.checker",
                    "chainrule.checker.truth",
                    "chainrule.checker.reading",
                    "chainrule.checker.mistakes",
                    "chainrule.checker.judging",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.model",
                    "chainrule.derivation",
                    "chainrule.symbolic",
                    "chainrule.symbolic.rewrite",
                    "chainrule.symbolic.notation"));

    private static final List<Arrow> TOP = List.of(
            Arrow.of(
                    "chainrule.compiler",
                    "chainrule.source",
                    "chainrule.syntax",
                    "chainrule.runtime",
                    "chainrule.symbolic",
                    "chainrule.symbolic.notation",
                    "chainrule.library",
                    "chainrule.model",
                    "chainrule.analysis",
                    "chainrule.analysis.formulas",
                    "chainrule.derivation",
                    "chainrule.checker",
                    "chainrule.checker.truth.Subject",
                    "chainrule.checker.truth.Verdict",
                    "chainrule.checker.reading.Asked",
                    "chainrule.checker.judging.Judgement",
                    "chainrule.plan",
                    "chainrule.plan.text",
                    "chainrule.lowering",
                    "chainrule.explanation",
                    "chainrule.emit",
                    "chainrule.report",
                    "javax.tools"),
            Arrow.of(
                    "chainrule.compiler.check",
                    "chainrule.derivation.Evaluation",
                    "chainrule.differences",
                    "chainrule.model",
                    "chainrule.runtime",
                    "chainrule.symbolic",
                    "chainrule.symbolic.eval"));

    static final List<Arrow> ARROWS = Stream.of(GROUND, SYMBOLIC, CORE, CHECKER, TOP)
            .flatMap(List::stream)
            .toList();

    private House() {}
}
