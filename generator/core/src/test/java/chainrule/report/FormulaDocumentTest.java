package chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.FormulaRequest;
import chainrule.compiler.Studies;
import chainrule.derivation.FormulaDerivation;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of an expression, in every format. */
class FormulaDocumentTest {

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of("norm2(A*x - b)^2", "x", 1, "\\frac{\\partial"),
                Arguments.of("x'*A*x", "x", 2, "{\\partial }^{2}l"),
                Arguments.of("a'*inv(X)*b", "X", 1, "\\operatorname{inv}"),
                Arguments.of("tanh(W*x)", "x,W", 1, "\\operatorname{tanh}"));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void hasItsClosedForms(String expression, String by, int order, String latex) {
        FormulaRequest request =
                new FormulaRequest(expression, Optional.of(by), Optional.empty(), List.of(), order);
        FormulaDerivation derivation = Studies.STANDARD.of(request).formula().value().orElseThrow();
        Document document = FormulaDocument.of(expression, derivation, Layout.GRADIENT, Optional.empty());
        assertThat(document.sections().stream().map(Document.Section::id)).contains("names", "closed", "checked");
        for (Format format : Format.values()) {
            assertThat(View.of(format).print(document)).contains("Closed forms");
        }
        assertThat(View.of(Format.LATEX).print(document)).contains(latex).isASCII();
    }
}
