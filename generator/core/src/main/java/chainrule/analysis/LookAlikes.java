package chainrule.analysis;

import chainrule.source.Diagnostic;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Letters of different scripts that look the same, such as the Latin a and the Cyrillic а. */
final class LookAlikes {

    private static final Map<Integer, Integer> LATIN = table(
            "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅԌοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhqwABEKMHOPCTXIJSGoABEZHIKMNOPTYX");

    private LookAlikes() {}

    private static Map<Integer, Integer> table(String others, String latin) {
        Map<Integer, Integer> table = new HashMap<>();
        for (int k = 0; k < others.length(); k++) {
            table.put((int) others.charAt(k), (int) latin.charAt(k));
        }
        return table;
    }

    /** A name with the Latin letters that it looks like. */
    static String skeleton(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> text.appendCodePoint(LATIN.getOrDefault(c, c)));
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The error with what tells an unknown name from a known one that looks the same, if there is one. */
    static Optional<Diagnostic> explained(Diagnostic error, String name, Collection<String> known) {
        String skeleton = skeleton(name);
        return known.stream()
                .filter(k -> !k.equals(name) && skeleton(k).equals(skeleton))
                .findFirst()
                .map(k -> error.withSuggestion("it looks like `" + k + "`, but has " + difference(name, k)));
    }

    /** The first letter in which a name differs from another of the same look, and the other's. */
    static String difference(String name, String other) {
        int[] a = name.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int k = 0;
        while (k < Math.min(a.length, b.length) - 1 && a[k] == b[k]) {
            k++;
        }
        return codePoint(a[k]) + " in place of " + codePoint(b[k]);
    }

    private static String codePoint(int c) {
        return String.format("U+%04X (%s)", c, Character.getName(c));
    }
}
