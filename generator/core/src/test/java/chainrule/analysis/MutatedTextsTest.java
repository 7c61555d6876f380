package chainrule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import chainrule.testing.RecurrentSpecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is left out of a text, doubled or put elsewhere: it is a network, or something is said about it. */
class MutatedTextsTest {

    /** Every so many tokens; 1 tries all. */
    private static final int STRIDE = Integer.getInteger("chainrule.mutated.stride", 11);

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.]+|\\|>|[<>=!]=|\\s*\\R\\s*|[^\\s]");

    /** Lines that the fixtures have none of. */
    private static final String OTHERS = """
            import "a.net"
            fn f(a, b = 2, t class[3]) = if a > b and not (a == 1) then a^b else -a'
            layer g(x[n], k) {
              dim m = n/k + 1
              param W[m, n] ~ uniform(-1, 1)
              assume W[0, 0] > 0
              y[i: m] = sum[j: n](W[i, j] * x[floor(j/2)]) + max[j](x[j])
            }
            optimizer o(rate = 0.1) {
              state p = 1, q
              p <- 0.5*p + g*q
              theta <- theta - rate*norm(p)/sqrt(t)
            }
            net Others {
              dim n = 4, input = 3
              input x[n]; input t[2] class[n]
              target y
              param W[n, n] = 1
              assume W symmetric; assume sum(x) = 1
              h = x |> g(2)
              output p[i] = softmax[j](W[i, j])[i] + x[i - 1 else 0] + inv(W)[i, t[0]]
              loss l = (p[0] - y)^2 - x[t[1]]
              step o(rate = 1e-3)
            }
            """;

    static Stream<String> names() {
        return specs().keySet().stream();
    }

    private static Map<String, String> specs() {
        Map<String, String> specs = new LinkedHashMap<>(Fixtures.specs());
        specs.putAll(RecurrentSpecs.all());
        specs.put("Convolution", ExampleSpecs.CONVOLUTION);
        specs.put("others", OTHERS);
        return specs;
    }

    @ParameterizedTest
    @MethodSource("names")
    void areNetworksOrSayWhatIsWrong(String name) {
        String spec = specs().get(name);
        List<String> wrong = new ArrayList<>();
        List<MatchResult> tokens = TOKEN.matcher(spec).results().toList();
        for (int k = 0; k + 1 < tokens.size(); k += STRIDE) {
            MatchResult token = tokens.get(k);
            MatchResult next = tokens.get(k + 1);
            MatchResult far = tokens.get((k * 7 + 3) % tokens.size());
            ask(spec.substring(0, token.start()), wrong);
            ask(spec.substring(0, token.end()), wrong);
            ask(replaced(spec, token, ""), wrong);
            ask(replaced(spec, token, token.group() + " " + token.group()), wrong);
            ask(replaced(spec, token, far.group()), wrong);
            ask(spec.substring(0, token.start()) + next.group() + " " + token.group() + spec.substring(next.end()), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static String replaced(String text, MatchResult at, String by) {
        return text.substring(0, at.start()) + by + text.substring(at.end());
    }

    /** Nothing, or what is wrong with the answer to a text. */
    private static void ask(String text, List<String> wrong) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            boolean network = isNetwork(text, diagnostics);
            if (network == diagnostics.hasErrors()) {
                wrong.add((network ? "a network with errors" : "no network and no error") + " of\n" + text);
            }
        } catch (RuntimeException | Error e) {
            wrong.add(e + " at " + Arrays.asList(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length)) + " of\n" + text);
        }
    }

    private static boolean isNetwork(String text, Diagnostics diagnostics) {
        Sources sources = SourceLoader.load(SourceText.of("Spec.net", text), diagnostics);
        // A file of functions alone is for others to import.
        boolean other = sources.nets().isEmpty() || diagnostics.hasErrors();
        return other ? !diagnostics.hasErrors() : Analyzer.analyze(sources, Map.of(), diagnostics).isPresent();
    }
}
