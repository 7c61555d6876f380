package chainrule.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.syntax.NetParser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter has the meanings of the language reference, by values that a person can work out. */
class InterpreterTest {

    private static Array value(String text) {
        Scope scope = new Scope()
                .put("s", Array.number(3))
                .put("u", new Array(new int[] {2}, new double[] {1, 2}, false))
                .put("v", new Array(new int[] {3}, new double[] {1, -1, 4}, false))
                .put("A", new Array(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6}, false))
                .put("t", Array.number(2))
                .putAdjoint("dl/dv", new Array(new int[] {3}, new double[] {7, 8, 9}, false));
        return new Interpreter(scope, List.of())
                .value(NetParser.parseExpression(SourceText.of("formula", text), new Diagnostics()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "-s^2; []; [-9.0]",
        "2^-1; []; [0.5]",
        "u*s - u/2; [2]; [2.5, 5.0]",
        "A*v; [2]; [11.0, 23.0]",
        "A'*u; [3]; [9.0, 12.0, 15.0]",
        "u'*u; []; [5.0]",
        "u'*A*v; []; [57.0]",
        "u*v'; [2, 3]; [1.0, -1.0, 4.0, 2.0, -2.0, 8.0]",
        "u'; [1, 2]; [1.0, 2.0]",
        "A .* A - 1; [2, 3]; [0.0, 3.0, 8.0, 15.0, 24.0, 35.0]",
        "sum(A) + mean(v) + max(v); []; [26.333333333333332]",
        "max(v, 0); [3]; [1.0, 0.0, 4.0]",
        "if v > 0 then v else 0.5*v; [3]; [1.0, -0.5, 4.0]",
        "sum[j](A[1, j]*v[j]); []; [23.0]",
        "sum[i, j: 2](A[i, j + 1]); []; [16.0]",
        "prod[j](v[j]) + v[t]; []; [0.0]",
        "v[s else 10]; []; [10.0]",
        "dl/dv - (dl/dv)[0]; [3]; [0.0, 1.0, 2.0]",
        "if s > 2 and not (s == 4 or false) then 1 else 0; []; [1.0]",
    })
    void expressionsHaveTheirValues(String text, String shape, String values) {
        Array value = value(text);
        assertThat(Arrays.toString(value.shape())).isEqualTo(shape);
        assertThat(Arrays.toString(value.data())).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u + v", "u*v", "u .* v", "A*u", "A + u", "A[0]", "u[0.5]", "w", "sum[i](u[i]*v[i])", "f(u)"})
    void whatHasNoMeaningIsSaid(String text) {
        assertThatThrownBy(() -> value(text)).isInstanceOf(NotInLanguage.class);
    }
}
