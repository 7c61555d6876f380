package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.Studies;
import chainrule.derivation.Theory;
import chainrule.runtime.NpyArray;
import chainrule.runtime.Npz;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.rewrite.Laws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command prints a derivation, or judges by one, that the line check has not seen: each fails where the chain rule is wrong. */
class SpoiltDerivationTest {

    /** Each use counts twice. */
    private static final Studies SPOILT = new Studies(new Theory(
            Laws.STANDARD, (adjoint, coefficient, places) -> Exprs.mul(Exprs.num(2), adjoint, coefficient, Exprs.mul(places))));

    private static final String EXPRESSION = "norm2(A*x - b)^2";

    /** Commands that derive nothing. */
    private static final Set<String> WITHOUT_DERIVATION = Set.of("new");

    @TempDir
    static Path folder;

    /** Each command in each of its uses, with what it needs to be done where nothing is spoilt. */
    static Stream<List<Object>> uses() throws IOException {
        Path line = Spec.line(folder);
        Path two = Spec.twoLayers(folder);
        Path data = Files.writeString(folder.resolve("data.csv"), "0,3\n1,5\n2,7\n");
        Path ofNet = Files.writeString(folder.resolve("lines.txt"), "dl/dp = 2*(p - y)\n");
        Path ofExpression = Files.writeString(folder.resolve("e.txt"), "dl/dx = 2*A'*(A*x - b)\n");
        Path in = folder.resolve("in.npz");
        NpyArray numbers = NpyArray.of(new double[] {1, 3}, 2);
        Npz.write(in, Map.of("a", NpyArray.ofValue(2), "b", NpyArray.ofValue(1), "x", numbers, "y", numbers));
        return Stream.of(
                List.of("derive", two),
                List.of("derive", two, "--closed"),
                List.of("derive", two, "--example"),
                List.of("derive", "-e", EXPRESSION),
                List.of("derive", "-e", EXPRESSION, "--closed"),
                List.of("derive", "-e", EXPRESSION, "--order", 2),
                List.of("check", line, ofNet),
                List.of("check", "-e", EXPRESSION, ofExpression),
                List.of("worksheet", two),
                List.of("worksheet", two, "--key"),
                List.of("explain", two, "dl/dz"),
                List.of("explain", two, "dp/dz"),
                List.of("explain", "-e", EXPRESSION, "dl/dx"),
                List.of("diff", line, two),
                List.of("generate", two, "-d", folder.resolve("java")),
                List.of("plan", two),
                List.of("train", line, "--data", data, "--epochs", 1),
                List.of("run", line, "--load", in, "--save", folder.resolve("out.npz")),
                List.of("gradcheck", line));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isNeverUsed(List<Object> use) {
        assertThat(Ran.in(folder, use.toArray()).status()).isZero();
        Ran spoilt = Ran.in(folder, SPOILT, use.toArray());
        assertThat(spoilt.out()).isEmpty();
        assertThat(spoilt.err()).contains("LineCheckException");
        assertThat(spoilt.status()).isEqualTo(3);
    }

    @Test
    void eachCommandIsTried() throws IOException {
        Set<String> tried = new TreeSet<>(WITHOUT_DERIVATION);
        uses().forEach(use -> tried.add((String) use.get(0)));
        assertThat(tried).isEqualTo(new TreeSet<>(Chainrule.COMMANDS.keySet()));
    }
}
