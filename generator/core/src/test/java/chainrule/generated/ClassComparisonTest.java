package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.notation.ParseBack;
import chainrule.testing.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class is compared with an index, with a number and with another class, so that a printed δ can be read again. */
class ClassComparisonTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d[i: 3] = if i == t then 1 else 0\n loss l = sum[i](z[i]*d[i])",
                "loss l = sum[i](if i != t then z[i]^2 else 0)",
                "loss l = sum(z) + (if t == 1 then z[2]^2 else 3*z[0]) - log(softmax(z)[t])",
                "loss l = sum[k](if w[k] == t then z[t] else -z[w[k]]^2)",
                "d[k, i: 3] = if w[k] == i then 1 else 0\n loss l = sum((d*z)^2)",
                "loss l = sum(if w == t and w != 0 then x .* x else 2*x) * sum(z)"
            })
    void isDerivedPrintedAndGenerated(String lines) {
        String spec = "net Classes {\n input x[4]; input w[4] class[3]; target t class[3]\n param W[3, 4]\n z = W*x\n output z\n "
                + lines + "\n}\n";
        Derivation derivation = Derivations.of(spec);
        assertThat(LineChecker.check(derivation)).isPositive();
        assertThat(ParseBack.check(spec, derivation, SEED)).isPositive();
        assertThat(NetworkCheck.of(derivation, Generated.of(derivation), SEED)).as(spec).isEmpty();
    }
}
