package chainrule.cli;

import chainrule.symbolic.notation.Layout;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How derivatives of the loss are laid out. */
final class LayoutOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "gradient: a derivative has the shape of its variable. numerator: derivatives are rows.")
    private String layout = "gradient";

    /** @throws ParameterException if it is none */
    Layout get() {
        for (Layout l : Layout.values()) {
            if (l.name().toLowerCase(Locale.ROOT).equals(layout)) {
                return l;
            }
        }
        throw new ParameterException(
                command.commandLine(), "--layout: expected gradient or numerator, not " + layout);
    }
}
