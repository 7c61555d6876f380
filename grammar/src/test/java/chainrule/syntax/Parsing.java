package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.Optional;

/** Parses what a test expects to be right. */
final class Parsing {
    private Parsing() {}

    static SpecSyntax spec(String content) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SpecSyntax> spec = NetParser.parse(SourceText.of("test.net", content), diagnostics);
        assertThat(new DiagnosticPrinter().print(diagnostics.sorted())).isEmpty();
        return spec.orElseThrow();
    }

    static ExpressionSyntax expression(String content) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText text = SourceText.of("test.net", content);
        Optional<ExpressionSyntax> expression = NetParser.parseExpression(text, diagnostics);
        assertThat(new DiagnosticPrinter().print(diagnostics.sorted())).isEmpty();
        return expression.orElseThrow();
    }

    /** The lines of a net, each as its record's type and its text. */
    static NetSyntax net(String lines) {
        return spec("net Test {\n" + lines + "\n}\n").nets().get(0);
    }
}
