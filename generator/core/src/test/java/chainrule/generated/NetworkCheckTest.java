package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.testing.Derivations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that cannot fail is a defect: one that gets wrong numbers from a network says which. */
class NetworkCheckTest {

    private static final Derivation NETWORK = Derivations.of("net N {\n input x[3]\n target y[2]\n param W[2, 3]\n"
            + " output p = tanh(W*x)\n loss l = mse(p, y)\n}\n");

    /** The network, but that what one method returns is a little wrong in one precision. */
    private static Generated spoiled(String method, ElementType spoiledType, double factor) {
        Generated honest = Generated.of(NETWORK);
        return (type, capacity) -> {
            NeuralNetwork network = honest.create(type, capacity);
            return (NeuralNetwork) Proxy.newProxyInstance(
                    NeuralNetwork.class.getClassLoader(), new Class<?>[] {NeuralNetwork.class}, (proxy, called, arguments) -> {
                        try {
                            Object result = called.invoke(network, arguments);
                            boolean spoil = called.getName().equals(method) && type == spoiledType;
                            return spoil ? spoiled(result, factor) : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        };
    }

    private static Object spoiled(Object result, double factor) {
        if (result instanceof Double number) {
            return number * factor;
        }
        ElementType type = result instanceof float[] ? ElementType.FLOAT : ElementType.DOUBLE;
        double[] values = type.toDoubles(result);
        values[1] *= factor;
        return type.fromDoubles(values);
    }

    @ParameterizedTest
    @CsvSource({
        "loss, FLOAT, 1.01, FLOAT batch of 5 loss",
        "loss, DOUBLE, 1.0000001, DOUBLE batch of 5 loss",
        "output, FLOAT, 1.05, FLOAT batch of 5 output",
        "output, DOUBLE, 1.0000001, DOUBLE batch of 5 output",
        "gradient, FLOAT, 1.05, FLOAT batch of 5 gradient",
        "gradient, DOUBLE, 1.000001, DOUBLE batch of 5 gradient",
    })
    void wrongNumbersAreFound(String method, ElementType type, double factor, String kind) {
        assertThat(NetworkCheck.of(NETWORK, spoiled(method, type, factor), 1))
                .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void rightNumbersPass() {
        assertThat(NetworkCheck.of(NETWORK, Generated.of(NETWORK), 1)).isEmpty();
    }
}
