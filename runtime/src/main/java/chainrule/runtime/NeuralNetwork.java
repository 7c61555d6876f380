package chainrule.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What every generated class can do, with types left open, so that a tool can drive a network that it has not seen
 * before. A program that knows its network calls the typed methods of the generated class instead, which have the same
 * names.
 *
 * <p>Arrays are {@code float[]}, {@code double[]} or {@code int[]}, as the {@link TensorInfo} of each says. Data are flat
 * and row-major with the samples as the first axis: value i of sample s is at {@code s * size + i}. A call for n samples
 * reads the first n of an array, which may hold more.
 *
 * <p>A training step calls {@code forward}, {@code loss}, {@code zeroGrad}, {@code backward}, {@code step}, in this order;
 * gradients add up until they are cleared. None of these allocates memory, unless it throws. Where the parameters change, or
 * {@code predict} is called, {@code forward} and {@code loss} come anew before the next {@code backward}. A network belongs to
 * one thread at a time.
 */
public interface NeuralNetwork {
    /** The name in the spec. */
    String name();

    /** The type in which the network calculates: {@code FLOAT} or {@code DOUBLE}. */
    ElementType elementType();

    /** The largest batch, in samples, as given to the constructor. */
    int capacity();

    /** The inputs, in the order of declaration. */
    List<TensorInfo> inputs();

    /** The targets, in the order of declaration; empty if the loss needs none. */
    List<TensorInfo> targets();

    /** The outputs, in the order of declaration. */
    List<TensorInfo> outputs();

    /** The parameters, in the order of their offsets in the flat array. */
    List<TensorInfo> parameters();

    /**
     * Sets every parameter to its initial value and forgets gradients and the optimizer's state: a new network with the
     * same seed has the same values, on any machine. The optimizer's arguments, such as a rate, stay as they are.
     */
    void initialize(long seed);

    /**
     * Predicts, and keeps what {@code loss} and {@code backward} need.
     *
     * @param inputs one array for each of {@link #inputs()}, with at least {@code n * size} values
     * @param n the number of samples, 1 to {@link #capacity()}
     * @throws IllegalArgumentException if one of these is not as expected
     */
    void forward(Object[] inputs, int n);

    /**
     * Predicts like {@link #forward}, and keeps nothing for {@code backward}. It overwrites what the last {@code forward}
     * kept: {@code loss} and {@code backward} then need another {@code forward}.
     *
     * @throws IllegalArgumentException as {@link #forward}
     */
    void predict(Object[] inputs, int n);

    /**
     * The loss of the batch of the last {@code forward}: the mean over its samples.
     *
     * @param targets one array for each of {@link #targets()}, with at least {@code n * size} values
     * @param n the number of samples, the same as in {@code forward}
     * @throws IllegalArgumentException if one of these is not as expected
     * @throws IllegalStateException if {@code forward} has not been called, or the parameters have changed or {@code predict}
     *     has been called since
     * @throws LossNotFiniteException if the loss is not a finite number; {@code backward} gives the gradients nevertheless
     */
    double loss(Object[] targets, int n);

    /** Sets all gradients to zero. */
    void zeroGrad();

    /**
     * Adds the gradient of the last loss to the gradients.
     *
     * @throws IllegalStateException if {@code loss} has not been called since the last {@code forward}, or the parameters have
     *     changed or {@code predict} has been called since
     */
    void backward();

    /** Lets the optimizer of the spec change the parameters, once. */
    void step();

    /**
     * An output of the last {@code forward} or {@code predict}: the network's own array, overwritten by the next call, of
     * which the first {@code n * size} values count.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    Object output(String name);

    /**
     * A copy of a parameter.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    Object parameter(String name);

    /**
     * A copy of the gradient of the loss with respect to a parameter.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    Object gradient(String name);

    /**
     * Sets a parameter.
     *
     * @param values an array of the parameter's type and size, which is copied
     * @throws IllegalArgumentException if there is no such parameter, or the array has another type or length
     */
    void setParameter(String name, Object values);

    /**
     * Writes the parameters into an {@code .npz} file, which NumPy reads: an array for each, by name. The file appears
     * whole or not at all.
     *
     * @throws IOException with a sentence that names the file
     */
    default void save(Path file) throws IOException {
        Weights.save(this, file);
    }

    /**
     * Reads the parameters from an {@code .npz} file: {@code f4}, {@code f8}, {@code i4} or {@code i8}, converted to the
     * type of the network. Other arrays in the file are ignored. If anything is missing or has another shape, no parameter
     * is changed. Gradients and the optimizer's state stay as they are.
     *
     * @throws IOException with a sentence that names the file and all that does not fit
     */
    default void load(Path file) throws IOException {
        Weights.load(this, file);
    }
}
