package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradcheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void printsALineForEachParameter() {
        String table = Ran.in(folder, "gradcheck", Spec.twoLayers(folder), "-D", "hidden=3")
                .isDone()
                .out();
        assertThat(table)
                .contains("Gradients of Two in double precision", "h.W[3, 2]", "z.b[1]", "All gradients agree.");
    }

    @Test
    void classesAndKinksAreFine() {
        Path spec = Spec.write(folder, "Kinks", """
                net Kinks {
                  input x[3]
                  target t class[4]
                  h = x |> dense(5) |> relu
                  z = h |> dense(4)
                  loss l = cross_entropy(z, t)
                }
                """);
        assertThat(Ran.in(folder, "gradcheck", spec).isDone().out()).contains("All gradients agree.");
    }

    @Test
    void whatCannotBeTestedFails() {
        Path spec = Spec.write(folder, "Dead", """
                net Dead {
                  input x[3]
                  param W[2, 3]
                  loss l = sum(relu(W*x - 1000)) + 1
                }
                """);
        Ran ran = Ran.in(folder, "gradcheck", spec);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("NOT TESTED", "on both sides at all 24 random points", "FAILED");
    }
}
