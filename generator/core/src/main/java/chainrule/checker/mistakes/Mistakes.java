package chainrule.checker.mistakes;

import chainrule.checker.edits.ChainEdits;
import chainrule.checker.edits.Edits;
import chainrule.checker.edits.IndexEdits;
import chainrule.checker.edits.ProductEdits;
import chainrule.checker.edits.Renamings;
import chainrule.checker.edits.SumEdits;
import chainrule.symbolic.Exprs;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of mistakes, in the order in which they are tried: the particular before the general. A row knows nothing of
 * any function, layer or loss: what the derivative of an elementwise function is, the network's definitions say.
 */
public final class Mistakes {

    /** What explains more than a factor that has the same effect. */
    static final List<Mistake> FIRST = List.of(
            row("chain through an independent variable",
                    "{above} does not depend on {below}: {derivative} is 0, and with it the whole product.",
                    Variations::independent),
            row("missing mean over the batch",
                    "The batch shares this: its gradient is the mean over the samples, mean[batch](…).",
                    Variations::overBatch),
            row("mean over the batch too many", "This is a sample's own: {now} is due, not {was}.",
                    edit(SumEdits::withoutBatch)),
            row("missing link", "A link of the chain is missing: {now} is due, not {was}.", edit(ChainEdits::missingLink)),
            row("sign", "The sign is wrong: {now} is due, not {was}.", edit(SumEdits::dropMinus)),
            row("sign of a term", "A sign inside is wrong: {now} is due, not {was}.", edit(SumEdits::signOfTerm)),
            row("difference the wrong way round", "The difference is the wrong way round: {now} is due, not {was}.",
                    edit(SumEdits::swapDifference)),
            row("sum for mean", "A mean is due where the line adds up: {now}.", edit(SumEdits.reduction("sum", "mean"))),
            row("mean for sum", "A sum is due where the line averages: {now}.", edit(SumEdits.reduction("mean", "sum"))));

    /** A number in front is wrong, and nothing else. */
    static final List<Mistake> FACTORS = List.of(
            row("sign", "The sign is wrong.", Variations.times(-1, 1, "-1")),
            row("missing factor 2", "The factor 2 is missing.", Variations.times(1, 2, "2")),
            row("extra factor 2", "There is a factor 2 too many.", Variations.times(2, 1, "2")),
            row("missing 1/N", "The factor {factor} is missing: a mean divides by the number of its elements.",
                    Variations.times(n -> n, "1/", "")),
            row("extra 1/N", "There is a factor {factor} too many: nothing is averaged here.",
                    Variations.times(n -> Exprs.pow(n, -1), "1/", "")),
            row("missing 2/N", "The factor {factor} is missing: the 2 of the square, divided by the number of elements that"
                    + " are averaged.", Variations.times(n -> Exprs.divide(n, Exprs.num(2)), "2/", "")),
            row("missing 2/N", "The factor {factor} is missing.",
                    Variations.times(n -> Exprs.negate(Exprs.divide(n, Exprs.num(2))), "-2/", "")),
            row("extra 2/N", "There is a factor {factor} too many.",
                    Variations.times(n -> Exprs.divide(Exprs.num(2), n), "2/", "")),
            row("missing 1/N", "The factor {factor} is missing: a mean divides by the number of its elements.",
                    Variations.times(n -> Exprs.negate(n), "-1/", "")),
            row("mean over another size", "Too little is divided: the mean is over {factor} of this.",
                    Variations.timesTwoSizes(1)),
            row("factor 1/2 for 2", "The factor is 2 where 1/2 stands: the square's exponent comes down.",
                    Variations.times(1, 4, "4")),
            row("factor 2 for 1/2", "The factor is 1/2 where 2 stands.", Variations.times(4, 1, "4")),
            row("sign", "The sign is wrong, and the factor 2 is missing.", Variations.times(-1, 2, "-2")),
            row("sign", "The sign is wrong, and there is a factor 2 too many.", Variations.times(-2, 1, "-2")));

    /** What was written differs in one place from what is due, or what is due was derived with one mistake. */
    static final List<Mistake> CHANGES = List.of(
            row("norm for a vector", "A norm is a number, but a gradient has the shape of its variable: leave the norm out.",
                    Variations::norm),
            row("sum for a vector", "The elements are added up, but a gradient has the shape of its variable: leave the sum"
                    + " out.", Variations::summed),
            row("missing class", "At the class {name} itself 1 is taken away: the term - (if i == {name} then 1 else 0) is"
                    + " missing.", Variations::missingClass),
            row("missing second path", "One way is missing: {name} also acts through {through}, and the gradients of all ways"
                    + " are added up.", Variations::missingWay),
            row("path counted twice", "The way through {through} is counted twice.", Variations::doubledWay),
            row("diagonal for a Jacobian",
                    "Each element of {above} depends on every element of {below}: the derivative is a whole matrix, not only"
                            + " its diagonal.",
                    Variations::diagonalOnly),
            row("swapped subscripts", "The subscripts are in the wrong order: {now} is due, not {was}.",
                    edit(IndexEdits::swapSubscripts)),
            row("wrong offset", "A subscript is shifted: {now} is due, not {was}.",
                    a -> edits(a, IndexEdits.otherOffset(a.indicesInScope()))),
            row("wrong subscript", "A subscript is wrong: {now} is due, not {was}.",
                    a -> edits(a, IndexEdits.otherSubscript(a.indicesInScope()))),
            row("wrong index summed", "The sum goes over the wrong index: {now} is due, not {was}.",
                    a -> edits(a, IndexEdits.otherBinder(a.indicesInScope()))),
            row("sum too many", "An index is summed over that is not to be: {now} is due, not {was}.",
                    edit(IndexEdits::dropBinder)),
            row("missing sum", "A sum is missing: {now} is due, not {was}.",
                    a -> edits(a, IndexEdits.missingSum(a.indicesInScope()))),
            row("wrong range", "An index runs over the wrong range: {now} is due, not {was}.", edit(IndexEdits::otherRange)),
            row("missing δ", "This is 0 but where two indices are equal: the factor (if … == … then 1 else 0) is missing,"
                    + " {now}.", a -> edits(a, IndexEdits.missingDelta(a.indicesInScope()))),
            row("extra transpose", "There is a transpose too many: {now} is due, not {was}.", edit(ProductEdits::untranspose)),
            row("missing transpose", "A transpose is missing: {now} is due, not {was}.", edit(ProductEdits::transposeName)),
            row("missing transpose", "A transpose is missing: {now} is due, not {was}.", edit(ProductEdits::transpose)),
            row("swapped factors", "The factors are in the wrong order: {now} is due, not {was}.",
                    edit(ProductEdits::swapFactors)),
            row("swapped factors", "The factors are in the wrong order, and one of them needs a transpose: {now} is due, not"
                    + " {was}.", edit(ProductEdits::swapAndTranspose)),
            row("product for ⊙", "The product is element by element, not one of matrices: {now} is due, not {was}.",
                    edit(ProductEdits::elementwiseForProduct)),
            row("⊙ for product", "The product is one of matrices, not element by element: {now} is due, not {was}.",
                    edit(ProductEdits::productForElementwise)),
            row("mask on the wrong variable", "The condition looks at the wrong variable: {now} is due.",
                    a -> edits(a, Renamings.renamedInMask(a.names()))),
            row("inverted mask", "The condition is the wrong way round.", edit(SumEdits::invertMask)),
            row("derivative at the wrong variable",
                    "A derivative is taken at the wrong variable: {now} is due, not {was}.",
                    a -> edits(a, Renamings.renamedInFactors(a::ofTheSameShape))),
            row("wrong variable", "{now} is due, not {was}.", a -> edits(a, Renamings.otherName(a.names()))),
            row("wrong power", "The power is wrong: {now} is due, not {was}.", edit(ProductEdits::otherPower)),
            row("forgotten derivative of a function",
                    "The derivative of an elementwise function is missing: {now} is due, not {was}.",
                    a -> edits(a, ProductEdits.elementwiseBy(a.elementwise()))),
            row("stray factor", "There is a factor too many: {now} is due, not {was}.", edit(ProductEdits::dropFactor)),
            row("missing factor", "A factor is missing: {now} is due, not {was}.",
                    a -> edits(a, ProductEdits.missingFactor(a.names()))),
            row("one minus", "{now} is due, not {was}.", edit(SumEdits::oneMinus)),
            row("function for its derivative",
                    "Something else stands where the derivative of an elementwise function is due: {now}, not {was}.",
                    a -> edits(a, ProductEdits.factorBecomes(a.elementwise()))),
            row("gradient of another name", "This is the gradient with respect to {name}.", Variations::otherGradient),
            row("derivative of another name", "The chain needs {now} here, not {was}.",
                    a -> edits(a, ChainEdits.otherDerivative(a.names()))),
            row("factor of a term", "The factor of one term is wrong: {now} is due, not {was}.",
                    edit(SumEdits::factorOfTerm)),
            row("stray term", "There is a term too many: {now} is due, not {was}.", edit(SumEdits::dropTerm)),
            row("missing term", "A term is missing: {now} is due, not {was}.", a -> edits(a, SumEdits.missingTerm(a.names()))),
            row("missing divisor", "A divisor is missing: {now} is due, not {was}.",
                    a -> edits(a, ProductEdits.missingDivisor(a.names()))),
            row("quotient the wrong way up", "{now} is due, not {was}.", edit(ProductEdits::otherWayUp)));

    /** For what no single change makes right. */
    static final List<Mistake> LAST = List.of(
            row("right factors in a wrong order",
                    "These are the right factors, but their order, transposes and kinds of product are wrong.",
                    Ingredients::same),
            row("stray factor", "There is a factor too many: {extra}. The others are right, but for their order and the kinds"
                    + " of product.", Ingredients::extra),
            row("missing factor", "Something is missing in the product: {missing}.", Ingredients::missing),
            row("wrong factor", "{missing} is due where {extra} stands.", Ingredients::other));

    private Mistakes() {}

    public static List<Mistake> all() {
        return Stream.of(FIRST, FACTORS, CHANGES, LAST).flatMap(List::stream).toList();
    }

    private static Mistake row(String name, String sentence, Mistake.Trial trial) {
        return new Mistake(name, sentence, trial);
    }

    private static Mistake.Trial edit(Edits.Edit edit) {
        return a -> edits(a, edit);
    }

    private static Stream<Guess> edits(Attempt a, Edits.Edit edit) {
        return Edits.everywhere(a.expression(), edit).map(Guess::correct);
    }
}
