package chainrule.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainDigitsTest {
    @Test
    void readsTheDigitsThatItHasNotSeen() throws IOException {
        TrainDigits digits = new TrainDigits(Images.read(), 1);
        digits.train(new PrintStream(OutputStream.nullOutputStream()));
        assertThat(digits.accuracy()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void readsAllImages() throws IOException {
        Images all = Images.read();
        assertThat(all.count()).isEqualTo(1797);
        assertThat(all.digits()).startsWith(0, 1, 2).contains(9);
        assertThat(all.pixels()[2]).isEqualTo(5 / 16f);
    }
}
