package chainrule.cli;

import chainrule.compiler.ExampleRequest;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and with which numbers a derivation is worked. */
final class ExampleOptions {
    @Option(names = "--example", description = "Work the derivation once more in numbers, drawn by a seed.")
    private boolean wanted;

    @Option(
            names = "--given",
            paramLabel = "VALUES",
            description = "Numbers for the example, such as \"x = [0.5, -1], y = [1]\"; the others are drawn.")
    private String given;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the numbers that are drawn; 1 if not given.")
    private Long seed;

    Optional<ExampleRequest> request() {
        boolean none = !wanted && given == null && seed == null;
        return none
                ? Optional.empty()
                : Optional.of(new ExampleRequest(seed == null ? 1 : seed, Optional.ofNullable(given)));
    }
}
