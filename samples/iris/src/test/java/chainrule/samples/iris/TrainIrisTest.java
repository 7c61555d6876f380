package chainrule.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainIrisTest {
    private static double accuracy(long seed) throws IOException {
        TrainIris iris = new TrainIris(Flowers.read(), seed);
        iris.train(new PrintStream(OutputStream.nullOutputStream()));
        return iris.accuracy();
    }

    @Test
    void namesFlowersThatItHasNotSeen() throws IOException {
        assertThat(accuracy(1)).isGreaterThanOrEqualTo(0.93);
    }

    /** With 30 flowers held out, two that look like another species are 0.067; the mean over seeds says more. */
    @Test
    void theSeedIsNotTheReason() throws IOException {
        double sum = 0;
        for (long seed = 1; seed <= 8; seed++) {
            sum += accuracy(seed);
        }
        assertThat(sum / 8).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void readsAllFlowers() throws IOException {
        Flowers all = Flowers.read();
        assertThat(all.count()).isEqualTo(150);
        assertThat(all.x()).startsWith(5.1f, 3.5f, 1.4f, 0.2f);
        assertThat(all.species()).contains(0, 1, 2);
    }
}
