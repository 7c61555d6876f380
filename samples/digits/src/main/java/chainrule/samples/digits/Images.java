package chainrule.samples.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Some images of digits.
 *
 * @param pixels 64 each, from 0 (white) to 1 (black), one image after the other
 * @param digits what each shows
 */
record Images(float[] pixels, int[] digits) {
    static final int SIZE = 64;
    /** The file counts from 0 to this. */
    private static final float BLACK = 16;

    /** All that are in the file. */
    static Images read() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Images.class.getResourceAsStream("digits.csv.gz")), StandardCharsets.UTF_8))) {
            return parse(in.lines().toList());
        }
    }

    private static Images parse(List<String> lines) {
        Images images = new Images(new float[lines.size() * SIZE], new int[lines.size()]);
        for (int image = 0; image < lines.size(); image++) {
            String[] fields = lines.get(image).split(",");
            for (int i = 0; i < SIZE; i++) {
                images.pixels[image * SIZE + i] = Float.parseFloat(fields[i]) / BLACK;
            }
            images.digits[image] = Integer.parseInt(fields[SIZE]);
        }
        return images;
    }

    int count() {
        return digits.length;
    }

    /** The images order[from] to order[to - 1]. */
    Images select(int[] order, int from, int to) {
        Images selected = new Images(new float[(to - from) * SIZE], new int[to - from]);
        for (int k = from; k < to; k++) {
            System.arraycopy(pixels, order[k] * SIZE, selected.pixels, (k - from) * SIZE, SIZE);
            selected.digits[k - from] = digits[order[k]];
        }
        return selected;
    }
}
