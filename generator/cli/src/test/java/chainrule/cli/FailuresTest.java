package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    private int of(Throwable e) {
        return Failures.of(e, "derive Net.net", new PrintWriter(err, true));
    }

    @AfterEach
    void forget() {
        System.clearProperty("chainrule.debug");
    }

    @Test
    void anErrorOfOursNamesTheCommandAndTheVersion() {
        assertThat(of(new IllegalStateException("oh"))).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains("please report it", "IllegalStateException: oh", "  chainrule development (Java ", ": chainrule derive Net.net");
    }

    @Test
    void withATraceForWhoeverMendsIt() {
        System.setProperty("chainrule.debug", "");
        of(new StackOverflowError());
        assertThat(err.toString()).contains("\tat chainrule.cli.FailuresTest");
    }

    @Test
    void anExhaustedHeapIsTheUsersToMend() {
        assertThat(of(new OutOfMemoryError())).isEqualTo(1);
        assertThat(err.toString()).contains("smaller batch");
    }
}
