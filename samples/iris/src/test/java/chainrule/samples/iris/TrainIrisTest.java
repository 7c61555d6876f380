package chainrule.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainIrisTest {
    @Test
    void namesTheFlowersThatItHasNotSeen() throws IOException {
        TrainIris iris = new TrainIris(Flowers.read(), 42);
        iris.train(new PrintStream(OutputStream.nullOutputStream()));
        assertThat(iris.accuracy()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void readsAllFlowers() throws IOException {
        Flowers all = Flowers.read();
        assertThat(all.count()).isEqualTo(150);
        assertThat(all.x()).startsWith(5.1f, 3.5f, 1.4f, 0.2f);
        assertThat(all.species()).contains(0, 1, 2);
    }
}
