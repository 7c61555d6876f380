package chainrule.syntax;

import java.math.BigDecimal;
import org.antlr.v4.runtime.Token;

/** Makes numbers, of a size that a double can hold. */
final class Literals {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final TokenPlaces places;
    private final SyntaxErrors errors;

    Literals(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    NumberSyntax number(Token token) {
        return number(token, token.getText());
    }

    NumberSyntax superscript(Token token) {
        StringBuilder digits = new StringBuilder();
        for (char c : token.getText().toCharArray()) {
            digits.append(c == '⁻' ? "-" : String.valueOf(SUPERSCRIPTS.indexOf(c)));
        }
        return number(token, digits.toString());
    }

    private NumberSyntax number(Token token, String text) {
        double nearest = Double.parseDouble(text);
        boolean vanishes = nearest == 0 && text.split("[eE]")[0].matches(".*[1-9].*");
        if (Double.isInfinite(nearest) || vanishes) {
            String what = vanishes ? "small" : "large";
            errors.report(
                    Problem.MALFORMED_NUMBER, "`" + text + "` is too " + what + " for a double", places.of(token));
            return new NumberSyntax(BigDecimal.ZERO, text, places.of(token));
        }
        // Only a zero can still have an exponent that BigDecimal cannot hold.
        BigDecimal value = nearest == 0 ? BigDecimal.ZERO : new BigDecimal(text);
        return new NumberSyntax(value, text, places.of(token));
    }
}
