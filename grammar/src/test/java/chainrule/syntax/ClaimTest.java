package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines of a derivation: their sides, with brackets around everything. */
class ClaimTest {

    private static final Set<String> KNOWN = Set.of("x", "W", "z", "d", "dx", "h.W");

    private static List<ClaimSyntax> parse(String text, Set<String> known) {
        Diagnostics diagnostics = new Diagnostics();
        return NetParser.parseClaims(SourceText.of("claims", text), known::contains, diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
    }

    private static List<String> sides(String text, Set<String> known) {
        return parse(text, known).stream()
                .flatMap(c -> c.sides().stream())
                .map(Prefixed::of)
                .toList();
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("dl/dW = x", List.of("∂l/∂W", "x")),
                arguments("∂l / ∂W = x", List.of("∂l/∂W", "x")),
                arguments("dl/dh.W = x", List.of("∂l/∂h.W", "x")),
                arguments("a = W*dl/dz", List.of("a", "(* W ∂l/∂z)")),
                arguments("a = dl/dz*dz/dW", List.of("a", "(* ∂l/∂z ∂z/∂W)")),
                arguments("a = dl/dz/2", List.of("a", "(/ ∂l/∂z 2)")),
                arguments("a = d(W*x)/dW*2", List.of("a", "(* ∂/∂W((* W x)) 2)")),
                arguments("a = d/dW (W*x)", List.of("a", "∂/∂W((* W x))")),
                arguments("a = ∂((W)*(x))/∂W", List.of("a", "∂/∂W((* W x))")),
                arguments("a = tanh'(z)", List.of("a", "tanh'(z)")),
                arguments("a = z'*W", List.of("a", "(* (' z) W)")),
                arguments("a = x\n  = W // so\n\n  = z", List.of("a", "x", "W", "z")),
                arguments("d2l/dx2 = W", List.of("∂²l/∂x∂x", "W")),
                arguments("∂²l/∂x² = W'", List.of("∂²l/∂x∂x", "(' W)")),
                arguments("d2l/dWdx = W", List.of("∂²l/∂W∂x", "W")),
                arguments("∂²l / ∂W∂x = 2*W", List.of("∂²l/∂W∂x", "(* 2 W)")),
                arguments("d2l/dx2[i, j] = W", List.of("∂²l/∂x∂x[i, j]", "W")),
                arguments("a = ∂²l/∂x²*W", List.of("a", "(* ∂²l/∂x∂x W)")),
                arguments("d2l/dq2 = W", List.of("∂²l/∂q∂q", "W")),
                arguments("d1 = x; a = d1/d1", List.of("d1", "x", "a", "(/ d1 d1)")),
                arguments("dz[i] = x[i]", List.of("dz[i]", "x[i]")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void hasTheseSides(String text, List<String> sides) {
        assertThat(sides(text, Set.of("x", "W", "z"))).isEqualTo(sides);
    }

    @Test
    void twoNamesOfTheNetworkAreNoDifferentials() {
        assertThat(sides("a = x/dx; b = dx/dx; c = d(x)/dz", KNOWN))
                .containsExactly("a", "(/ x dx)", "b", "(/ dx dx)", "c", "(/ d(x) dz)");
        assertThat(sides("b = dl/dx; c = ∂l/∂x", KNOWN)).containsExactly("b", "∂l/∂x", "c", "∂l/∂x");
    }

    @Test
    void aNameOfTheStudentsMayLookLikeADifferential() {
        assertThat(sides("dz = dl/dz; dW = dz*x'; a = dz/dW; b = dz/dx", Set.of("x")))
                .containsExactly(
                        "dz", "∂l/∂z", "dW", "(* dz (' x))", "a", "(/ dz dW)", "b", "∂z/∂x");
    }

    @Test
    void theSpanCoversTheLine() {
        ClaimSyntax second = parse("dl/dz = x\n\n dl/dW = dl/dz\n   = x // end", Set.of()).get(1);
        assertThat(second.span().content()).isEqualTo("dl/dW = dl/dz\n   = x");
        assertThat(second.sides().get(1).span().content()).isEqualTo("dl/dz");
        assertThat(second.span().line()).isEqualTo(3);
    }

    @Test
    void aDerivativesNameHasTwoParts() {
        assertThat(DerivativeName.parse("∂l/∂h.W")).contains(new DerivativeName("l", "h.W"));
        assertThat(DerivativeName.parse("∂/∂W")).hasValueSatisfying(d -> assertThat(d.isOperator()).isTrue());
        assertThat(DerivativeName.parse("W")).isEmpty();
        assertThat(DerivativeName.parse("∂²l/∂x∂W")).isEmpty();
        assertThat(SecondDerivativeName.parse("∂²l/∂x∂W")).contains(new SecondDerivativeName("l", "x", "W"));
        assertThat(SecondDerivativeName.parse("∂l/∂x")).isEmpty();
        assertThat(DerivativeName.isQuotient("∂²l/∂x∂W")).isTrue();
    }

    /** `d2l/dz2` is by z twice, unless only z2 is a name; `d2l/dz22` is by z2 twice. */
    @Test
    void aNameThatEndsInATwoIsToldByTheNamesThatAreKnown() {
        assertThat(sides("d2l/dz22 = x; d2l/dz2 = x", Set.of("x", "z2", "z")))
                .containsExactly("∂²l/∂z2∂z2", "x", "∂²l/∂z∂z", "x");
        assertThat(sides("d2l/ddat2 = x; d2l/ddatdd = x", Set.of("x", "dat", "d")))
                .containsExactly("∂²l/∂dat∂dat", "x", "∂²l/∂dat∂d", "x");
    }
}
