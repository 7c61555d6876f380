package chainrule.samples.xor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainXorTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42})
    void answersAllFourPoints(long seed) {
        Xor net = TrainXor.train(seed, new PrintStream(OutputStream.nullOutputStream()));
        net.predict(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4);
        assertThat(net.p()[0]).isLessThan(0.1f);
        assertThat(net.p()[1]).isGreaterThan(0.9f);
        assertThat(net.p()[2]).isGreaterThan(0.9f);
        assertThat(net.p()[3]).isLessThan(0.1f);
    }
}
