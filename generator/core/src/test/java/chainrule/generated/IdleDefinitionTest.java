package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.testing.Derivations;
import org.junit.jupiter.api.Test;

/** Stable forms may need the adjoint of a definition that itself does not run: it is one for each sample all the same. */
class IdleDefinitionTest {

    private static final String SPEC = """
            net Idle {
              input x1[3, 4]
              param a1[3, 4]
              input x2[3, 4]
              param a2[3, 4]
              u1 = a1 + x1
              u2 = a2 + x2
              v = kl(softmax(u2), softmax(u1))
              loss l = sum(v)
            }
            """;

    @Test
    void itsAdjointDiffersFromSampleToSample() {
        Derivation derivation = Derivations.of(SPEC);
        assertThat(NetworkCheck.of(derivation, Generated.of(derivation), 3)).isEmpty();
    }
}
