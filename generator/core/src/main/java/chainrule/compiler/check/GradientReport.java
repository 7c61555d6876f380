package chainrule.compiler.check;

import java.util.List;
import java.util.Optional;

/**
 * What a check found out about a network.
 *
 * @param network its name
 * @param samples the samples of the batch
 * @param draws at how many random points it was checked
 * @param rejected how many more points were drawn where the loss has no value
 * @param lossError the largest relative error of the loss against the Evaluator
 * @param lossProblem what is wrong with the loss, if anything is
 * @param parameters one report for each, in the order of declaration
 */
public record GradientReport(
        String network,
        int samples,
        int draws,
        int rejected,
        double lossError,
        Optional<String> lossProblem,
        List<ParameterReport> parameters) {

    public GradientReport {
        parameters = List.copyOf(parameters);
    }

    /** Whether the loss and every gradient passed. */
    public boolean passed() {
        return lossProblem.isEmpty()
                && parameters.stream().allMatch(p -> p.verdict().passed());
    }
}
