package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A build with several threads derives what one thread derives. */
class ParallelDerivationTest {

    private static final int THREADS = 4;

    private static final List<String> SPECS =
            List.of(ExampleSpecs.SOFTMAX, ExampleSpecs.TINY);

    private static String text(String spec) {
        return View.of(Format.TEXT).print(DerivationDocument.of(Fixtures.checked(spec), Layout.GRADIENT));
    }

    private static List<String> texts(int rotated) {
        List<String> order = new ArrayList<>(SPECS);
        Collections.rotate(order, rotated);
        List<String> texts = new ArrayList<>(order.stream().map(ParallelDerivationTest::text).toList());
        Collections.rotate(texts, -rotated);
        return texts;
    }

    @Test
    void severalThreadsDeriveWhatOneDerives() throws Exception {
        List<String> serial = texts(0);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> threads = new ArrayList<>();
            for (int k = 0; k < THREADS; k++) {
                int rotated = k;
                threads.add(pool.submit(() -> texts(rotated)));
            }
            for (Future<List<String>> f : threads) {
                assertThat(f.get()).isEqualTo(serial);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
