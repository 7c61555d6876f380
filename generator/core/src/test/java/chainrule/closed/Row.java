package chainrule.closed;

import chainrule.compiler.FormulaRequest;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.FormulaDerivation;
import chainrule.source.DiagnosticPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of closed forms.
 *
 * @param expression what is derived
 * @param variable by what
 * @param conditions `with …`, `assume …` or `order 2`, or nothing
 * @param textbook the form of the table
 * @param printed the form that is printed
 */
record Row(String expression, String variable, String conditions, String textbook, String printed) {

    static List<Row> all() {
        return lines().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    private static String lines() {
        try (var in = Row.class.getResourceAsStream("/closed/table.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row of(String line) {
        List<String> parts = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new Row(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    /** The table's s is short for softmax(A*x), so that multiplying it out costs it less than us. */
    int allowance() {
        return printed.contains("softmax(A*x)") ? "*A".length() : 0;
    }

    FormulaRequest request() {
        return new FormulaRequest(
                expression,
                Optional.of(variable),
                after("with "),
                after("assume ").map(List::of).orElse(List.of()),
                order());
    }

    int order() {
        return conditions.equals("order 2") ? 2 : 1;
    }

    FormulaDerivation derivation() {
        Result<FormulaDerivation> result = Studies.STANDARD.of(request()).formula();
        return result.value()
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(result.diagnostics())));
    }

    private Optional<String> after(String word) {
        return conditions.startsWith(word) ? Optional.of(conditions.substring(word.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return expression + " by " + variable + " " + conditions;
    }
}
