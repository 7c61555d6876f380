package chainrule.precision;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.function.Supplier;

/**
 * Numbers of one kind with the operations that terms are made of, each of which rounds as the kind does.
 *
 * @param <T> the numbers; truth is 1, falsehood 0
 */
public interface Arithmetic<T> {

    T of(Rational value);

    T of(double value);

    T plus(T a, T b);

    T minus(T a, T b);

    T times(T a, T b);

    T divide(T a, T b);

    /** The base to an exponent that is neither a small whole number nor a half of one; or the square root. */
    T power(T base, Rational exponent);

    T apply(ElementaryFunction function, List<T> arguments);

    boolean isZero(T value);

    /** One of two values, of which only what is needed is computed. */
    default T choose(T condition, Supplier<T> then, Supplier<T> otherwise) {
        return isZero(condition) ? otherwise.get() : then.get();
    }
}
