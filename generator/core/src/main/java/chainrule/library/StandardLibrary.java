package chainrule.library;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.syntax.NetParser;
import chainrule.syntax.SpecSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The `.net` files of the standard library: `standard.net` and what it imports, from the class path. */
public final class StandardLibrary {

    private static final String ROOT = "/chainrule/library/";
    private static final String ENTRY = "standard.net";
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \"([^\"]+)\"");

    private StandardLibrary() {}

    /** The texts, each under the name by which diagnostics speak of it. */
    public static List<SourceText> texts() {
        List<SourceText> texts = new ArrayList<>();
        Matcher imports = IMPORT.matcher(read(ENTRY));
        while (imports.find()) {
            texts.add(SourceText.of("library/" + imports.group(1), read(imports.group(1))));
        }
        return texts;
    }

    /** The texts with their syntax, parsed once for all that a program compiles. */
    public static Map<SourceText, SpecSyntax> parsed() {
        return Parsed.ALL;
    }

    private static final class Parsed {
        private static final Map<SourceText, SpecSyntax> ALL = all();

        private static Map<SourceText, SpecSyntax> all() {
            Diagnostics diagnostics = new Diagnostics();
            Map<SourceText, SpecSyntax> all = new LinkedHashMap<>();
            texts().forEach(text -> NetParser.parse(text, diagnostics).ifPresent(spec -> all.put(text, spec)));
            if (!diagnostics.isEmpty()) {
                throw new IllegalStateException("the standard library is wrong: " + diagnostics.sorted());
            }
            return Collections.unmodifiableMap(all);
        }
    }

    private static String read(String name) {
        try (InputStream in = StandardLibrary.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("the standard library's " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
