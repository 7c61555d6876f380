package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface is enough to train, check, save and load a network that is known by it only. */
class NeuralNetworkTest {
    private static final Object[] X = {new double[] {1, 0, 0, 1, 1, 1}};
    private static final Object[] T = {new double[] {2, -1, 1}};

    private final NeuralNetwork network = new LinearNetwork(3);

    @Test
    void trains() {
        network.initialize(42);
        for (int i = 0; i < 300; i++) {
            network.forward(X, 3);
            network.loss(T, 3);
            network.zeroGrad();
            network.backward();
            network.step();
        }
        double[] weights = (double[]) network.parameter("W");
        assertThat(weights[0]).isCloseTo(2, within(1e-6));
        assertThat(weights[1]).isCloseTo(-1, within(1e-6));
    }

    @Test
    void gradientsCanBeComparedWithDifferences() {
        network.initialize(42);
        network.forward(X, 3);
        network.loss(T, 3);
        network.backward();
        for (TensorInfo info : network.parameters()) {
            double[] gradient = info.type().toDoubles(network.gradient(info.name()));
            for (int i = 0; i < info.size(); i++) {
                double difference = (lossAt(info, i, 1e-5) - lossAt(info, i, -1e-5)) / 2e-5;
                assertThat(gradient[i]).isCloseTo(difference, within(1e-8));
            }
        }
    }

    private double lossAt(TensorInfo info, int index, double offset) {
        Object before = network.parameter(info.name());
        Object moved = network.parameter(info.name());
        info.type().set(moved, index, info.type().get(moved, index) + offset);
        network.setParameter(info.name(), moved);
        network.forward(X, 3);
        double loss = network.loss(T, 3);
        network.setParameter(info.name(), before);
        return loss;
    }

    @Test
    void callsInAnotherOrderAreRefused() {
        assertThatThrownBy(() -> network.loss(T, 3)).isInstanceOf(IllegalStateException.class);
        network.forward(X, 3);
        assertThatThrownBy(network::backward).isInstanceOf(IllegalStateException.class);
        network.loss(T, 3);
        network.predict(X, 3);
        assertThatThrownBy(() -> network.loss(T, 3)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(network::backward).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void loadsWhatWasSaved(@TempDir Path folder) throws IOException {
        network.initialize(42);
        Path file = folder.resolve("weights.npz");
        network.save(file);
        NeuralNetwork other = new LinearNetwork(1);
        other.load(file);
        assertThat(other.parameter("W")).isEqualTo(network.parameter("W"));
    }

    @Test
    void loadsOtherTypesAndPassesOverOtherArrays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("weights.npz");
        Npz.write(file, Map.of("W", NpyArray.of(new float[] {3, 4}, 1, 2), "V", NpyArray.ofValue(1)));
        network.load(file);
        assertThat(network.parameter("W")).isEqualTo(new double[] {3, 4});
    }

    @Test
    void namesWhatDoesNotFit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("weights.npz");
        Npz.write(file, Map.of("V", NpyArray.ofValue(1)));
        assertThatThrownBy(() -> network.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " does not fit Linear: W[1, 2] is missing");
        Npz.write(file, Map.of("W", NpyArray.of(new double[2], 2)));
        assertThatThrownBy(() -> network.load(file))
                .hasMessage(file + " does not fit Linear: W: expected [1, 2], got [2]");
    }
}
