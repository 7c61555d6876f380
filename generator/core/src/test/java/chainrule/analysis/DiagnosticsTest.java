package chainrule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.source.Diagnostic;
import chainrule.testing.Derivations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake with its place, its code and what is said. Lines of a net stand between `;`. */
class DiagnosticsTest {

    private static final String HEAD = "net N {\ninput x[3]\ntarget y[2]\nparam W[2, 3] ~ glorot\n";
    private static final String TAIL = "\nloss l = mse(W*x, y)\n}";

    private static List<Diagnostic> of(String lines) {
        return Derivations.diagnostics(HEAD + lines.replace("; ", "\n") + TAIL, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a = sigmod(x) | 5:5 | unknown-function | did you mean `sigmoid`?",
                "a = xx + 1 | 5:5 | unknown-name | unknown name `xx`",
                "hidden = x; a = hiden | 6:5 | unknown-name | did you mean `hidden`?",
                "a = sigmoid | 5:5 | function-as-value | `sigmoid(x)`",
                "a = x(2) | 5:5 | not-a-function | to index",
                "x = W | 5:1 | duplicate-name | declared twice",
                "int = x | 5:1 | java-keyword | keyword of Java",
                "a1 = x; a₁ = x | 6:1 | same-identifier | one name in Java, `a1`",
                "assume x nice | 5:8 | unused-fact | only bounds of names, equations",
                "assume q > 0 | 5:8 | unknown-name | `q`",
                "assume x symmetric | 5:8 | wrong-shape | only a matrix can be symmetric",
                "assume W symmetric | 5:8 | wrong-shape | the number of columns",
                "sum = x | 5:1 | reserved-name | reduction",
                "param s[2, 4]; a[h, u] = softmax[u](s[h, u]) | 6:11 | partial-indexing | write `a = softmax(s)`",
                "dim n = 2; a[i: 2] = x[n*i else 0] | 6:13 | dim-times-index | write the size as a number",
                "a = W[0 else 0, 1] | 5:15 | unexpected-token | write `x[i, j else 0]`",
                "a = tr(W) | 5:5 | unknown-function | write `trace(A)`",
                "a = kron(x, x) | 5:5 | unknown-function | in index form",
                "a = atan2(x, x) | 5:5 | unknown-function | `atan(y/x)`",
                "a = x; b = а*2 | 6:5 | unknown-name | U+0430 (CYRILLIC SMALL LETTER A) in place of U+0061",
                "o = x; ο = y | 6:1 | look-alike-name | U+03BF (GREEK SMALL LETTER OMICRON)",
                "a = leaky_relu(x, negative_slope = 1, negative_slope = 2) | 5:39 | duplicate-argument | given twice",
                "a = sum[j, j](x[j]) | 5:12 | duplicate-index | bound twice",
                "a = uniform(1/8, 1/3)*x | 5:5 | initializer-as-function | `param w[3] ~ uniform`",
                "a = max() | 5:5 | wrong-arity | takes 2 arguments, not 0",
                "a = W*y | 5:5 | wrong-shape | [2, 3] times [2] has 3 columns against 2 rows",
                "a = x + y | 5:5 | wrong-shape | the left side is [3], the right side [2]",
                "a = x*x | 5:5 | wrong-shape | `u' * v`",
                "a = sigmoid(x, x) | 5:5 | wrong-arity | takes 1 argument, not 2",
                "a = exp(x, x) | 5:5 | wrong-arity | takes 1 argument, not 2",
                "a = leaky_relu() | 5:5 | wrong-arity | takes 1 to 2 arguments, not 0",
                "a = leaky_relu(x, slope = 1) | 5:19 | wrong-argument | has no argument `slope`",
                "a = b; b = a | 5:1 | cycle | a → b → a",
                "a = a + 1 | 5:1 | cycle | defined by itself",
                "a[i] = x[i] + a[i] | 5:1 | cycle | `a[t-1 else 0]`",
                "a[i, j] = W[i, j] + x[j]*a[i, 0] | 5:1 | cycle | `a[t-1 else 0]`",
                "a[i, j] = W[i, j] + x[j]*a[i, 0]; output b = a'*y | 5:1 | cycle | `a[t-1 else 0]`",
                "a[i] = x[i] + a[i-1] | 5:17 | index-leaves-axis | say what is outside",
                "a[i] = a[i-1 else 0] | 5:3 | unknown-range | declare it",
                "a[i] = x[i] + b[i-1 else 0]; b[i] = x[i] + a[i+1 else 0] | 5:1 | cycle | not earlier",
                "a[i] = x[i]*b[i-1 else 0]; b = sum(a) | 5:1 | cycle | a → b → a",
                "a = max[batch](x) | 5:5 | not-a-mean | only `mean`",
                "a = x[3] | 5:7 | index-leaves-axis | places 0 to 2",
                "a[i] = x[i + 1]; b[i: 3] = x[i + 1] | 6:13 | index-leaves-axis | from 1 to 3",
                "a[i] = x[i]/0 | 5:13 | division-by-zero | divides by 0",
                "a[i] = W[i] | 5:8 | wrong-subscripts | takes 2 subscripts, not 1",
                "a[i] = W[i, 0]*x | 5:8 | partial-indexing | index all its axes",
                "a[i] = 2 | 5:3 | unknown-range | cannot be found",
                "param V[2, 2]; a[i, i] = V[i, i] | 6:1 | duplicate-index | stands twice",
                "a = sum[j: 2](x[j + W[0, 0]]) | 5:17 | not-a-subscript | whole combination",
                "a[i: 3] = x[i/2] | 5:13 | not-a-subscript | `floor(i/2)`",
                "a[i: 4] = x[floor(i/0)] | 5:21 | division-by-zero | divides by 0",
                "a[i: 7] = x[floor(i/2)] | 5:13 | index-leaves-axis | from 0 to 3",
                "a = exp[j](x[j]) | 5:5 | not-a-reduction | binds no indices",
                "a = relu[j](W[0, j], x) | 5:5 | wrong-arity | takes 1 argument, not 2",
                "a = if x then 1 else 2 | 5:8 | wrong-kind | truth value is needed",
                "a = (x > 0) + 1 | 5:6 | wrong-kind | can only decide",
                "param V[0, 2] | 5:9 | size-not-positive | at least 1",
                "param V[2.5] | 5:9 | not-a-size | whole number",
                "param V[0.5] | 5:9 | not-a-size | whole number",
                "param V[1/0] | 5:11 | division-by-zero | divides by 0",
                "param V[1/2] | 5:9 | not-a-size | 1 is no multiple of 2",
                "param V[3 - 0*2 - 4] | 5:9 | size-not-positive | at least 1",
                "param V[1e400] | 5:9 | malformed-number | too large for a double",
                "dim k = x | 5:9 | not-a-size | `x` is no dim",
                "dim k = W; param V[k] | 5:9 | not-a-size | `W` is no dim",
                "param V[a]; a = 2*x | 5:9 | not-a-size | `a` is no dim",
                "dim k = 100000; u[i: k] = x[0]; v = u*u' | 7:1 | size-too-large | no Java array",
                "dim k = 2147483639*2147483639*2147483639 | 5:9 | size-too-large | more than an array",
                "a = 1e309*x | 5:5 | malformed-number | too large for a double",
                "a = 1e-400*x | 5:5 | malformed-number | too small for a double",
                "a = x^1e400 | 5:7 | malformed-number | too large for a double",
                "a = x^2^2^2^2^2 | 5:5 | number-too-large | the exponent is too large",
                "a = x^exp(exp(exp(3))) | 5:5 | number-too-large | the exponent is too large",
                "a[i: 3] = x[i + 3000000000 else 0] | 5:13 | number-too-large | below 2^31",
                "a[i: 3] = x[2147483647*i else 0] | 5:13 | number-too-large | below 2^31",
                "a[i: 3] = x[99999999999999999999*i else 0] | 5:13 | number-too-large | below 2^31",
                "a[i] = x[i - 3000000000] | 5:3 | unknown-range | declare it",
                "a[i: 3] = x[floor(i/3000000000)] | 5:13 | not-a-subscript | whole combination",
                "param V[70000, 70000] | 5:9 | size-too-large | elements",
                "param V[m] | 5:9 | unknown-name | there is no dim `m`",
                "param V[2] ~ glrot | 5:14 | unknown-initializer | did you mean `glorot`?",
                "param V[2] = x | 5:14 | not-a-constant | from a number",
                "dim k | 5:5 | dim-without-value | `-D k=4`",
                "output e = y - W*x | 5:8 | output-needs-target | depends on the target `y`",
                "output q | 5:8 | unknown-name | to put out",
                "step sdg(rate = 0.1) | 5:6 | unknown-optimizer | did you mean `sgd`?",
                "step sgd(rat = 0.1) | 5:10 | wrong-argument | did you mean `rate`?",
                "step adan(nesterov = true) | 5:6 | unknown-optimizer | did you mean `adam`?",
                "step sgd(nesterv = true) | 5:10 | wrong-argument | did you mean `nesterov`?",
                "step sgd(nesterov = 1) | 5:10 | wrong-kind | `nesterov` takes a truth value, `true` or `false`",
                "step sgd(rate = true) | 5:10 | wrong-kind | `rate` takes a number, not a truth value",
                "a = kl_div(x, x, log_target = 1) | 5:18 | wrong-kind | `log_target` takes a truth value",
                "a = huber(x, x, delta = x > 0) | 5:17 | wrong-kind | `delta` takes a number",
                "a = softplus(x, true) | 5:5 | no-overload | takes [3] and a truth value",
                "a = relu(true) | 5:10 | wrong-kind | can only decide",
                "a = true + 1 | 5:5 | wrong-kind | can only decide",
                "param V[2] ~ kaiming_normal(mode_fan_out = 2) | 5:29 | wrong-kind | takes a truth value",
                "param V[2] ~ kaiming_normal(gain = true) | 5:29 | wrong-kind | takes a number",
                "step sgd(rate = x) | 5:17 | unknown-name | unknown name `x`",
            })
    void isSaidAtItsPlace(String lines, String place, String code, String text) {
        List<Diagnostic> found = of(lines);
        assertThat(found).as(lines).hasSize(1);
        Diagnostic d = found.get(0);
        assertThat(d.span().line() + ":" + d.span().column()).as(d.text()).isEqualTo(place);
        assertThat(d.code()).as(d.text()).isEqualTo(code);
        assertThat(d.text()).contains(text);
    }

    @Test
    void allOfThemInOnePass() {
        List<Diagnostic> found = of("a = sigmod(x); b = x + y; c = W*y; d = a; e = hidden");
        assertThat(found).extracting(Diagnostic::code)
                .containsExactly("unknown-function", "wrong-shape", "wrong-shape", "unknown-name");
    }

    @Test
    void aMistakeInALibraryBodyIsSaidAtTheUsersLine() {
        List<Diagnostic> found = of("q = mse(x, y)");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).span().line()).isEqualTo(5);
        assertThat(found.get(0).notes()).anySatisfy(n -> assertThat(n.span().text().name()).isEqualTo("library/losses.regression.net"));
    }

    @Test
    void shapesSayWhereTheirSizesComeFrom() {
        Diagnostic d = of("a = W*y").get(0);
        assertThat(d.notes()).extracting(n -> n.span().line()).containsExactly(4, 3);
    }

    private static final String NET = "net N {\ninput x\nparam w[2]\nloss l = sum(x*w)\n%s\n}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fn f(a, a) = a*a | 1:9 | duplicate-name | `a` is declared twice",
                "fn f(a) = a; fn f(b) = 2*b | 2:4 | duplicate-name | `f` is defined twice",
                "layer f(a, a) {; a; } | 1:12 | duplicate-name | `a` is declared twice",
                "layer f(x[n]) {; param a; a = 2; a*x; } | 3:1 | duplicate-name | `a` is declared twice",
                "layer f(x) {; x; }; layer f(x) {; x; } | 4:7 | duplicate-name | `f` is defined twice",
                "optimizer o(r = 1, r = 2) {; theta <- theta - r*g; } | 1:20 | duplicate-name | declared twice",
                "optimizer o(r = 1) {; state m, m; theta <- theta - r*g; } | 2:10 | duplicate-name | declared twice",
                "optimizer o(r = 1) {; state r; theta <- theta - r*g; } | 2:7 | duplicate-name | declared twice",
                "optimizer o(r = 1) {; state g; theta <- theta - r*g; } | 2:7 | reserved-name | in every optimizer",
                "optimizer o() {; theta <- theta - g/norm2(g); } | 2:20 | needs-a-tensor | formula of one element",
            })
    void ofFunctionsLayersAndOptimizers(String lines, String place, String code, String text) {
        String spec = lines.replace("; ", "\n") + "\n" + NET.formatted(lines.startsWith("optimizer") ? "step o" : "");
        List<Diagnostic> found = Derivations.diagnostics(spec, Map.of());
        assertThat(found).as(lines).hasSize(1);
        Diagnostic d = found.get(0);
        assertThat(d.span().line() + ":" + d.span().column()).as(d.text()).isEqualTo(place);
        assertThat(d.code()).as(d.text()).isEqualTo(code);
        assertThat(d.text()).contains(text);
    }

    @Test
    void missingAndWrongLosses() {
        assertThat(Derivations.diagnostics("net N {\n input x[3]\n a = x\n}", Map.of()))
                .extracting(Diagnostic::code)
                .containsExactly("missing-loss");
        assertThat(Derivations.diagnostics("net N {\n input x[3]\n loss l = x\n}", Map.of()))
                .extracting(Diagnostic::code)
                .containsExactly("wrong-shape");
    }

    @Test
    void dimsFromOutside() {
        String spec = "net N {\n dim n = 3\n input x[n]\n loss l = sum(x)\n}";
        assertThat(Derivations.diagnostics(spec, Map.of("n", 5))).isEmpty();
        assertThat(Derivations.diagnostics(spec, Map.of("m", 5)))
                .extracting(Diagnostic::code)
                .containsExactly("unknown-dim");
        assertThat(Derivations.diagnostics(spec, Map.of("n", 0)))
                .extracting(Diagnostic::code)
                .containsExactly("size-not-positive");
    }

    @Test
    void classesThatDoNotFit() {
        String spec = "net N {\n input x[3]\n target t class[4]\n loss l = cross_entropy(x, t)\n}";
        List<Diagnostic> found = Derivations.diagnostics(spec, Map.of());
        assertThat(found).extracting(Diagnostic::code).containsExactly("wrong-shape");
        assertThat(found.get(0).message()).contains("must be 3, not 4");
    }
}
