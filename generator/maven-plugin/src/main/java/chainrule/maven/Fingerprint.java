package chainrule.maven;

import chainrule.compiler.Study;
import chainrule.source.SourceText;
import chainrule.symbolic.Expr;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Short texts that differ where contents differ. */
final class Fingerprint {
    private static final List<Class<?>> PARTS_OF_THE_TOOL =
            List.of(Study.class, SourceText.class, Expr.class, Fingerprint.class);

    private Fingerprint() {}

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** That of a file's content; empty if it cannot be read. */
    static String of(Path file) {
        try {
            return Files.isRegularFile(file) ? of(Files.readAllBytes(file)) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The version; for a snapshot, of which there are many, with the times of its jars or class files. */
    static String ofTool(String version) throws IOException {
        StringBuilder text = new StringBuilder(String.valueOf(version));
        if (version != null && version.endsWith("-SNAPSHOT")) {
            for (Class<?> part : PARTS_OF_THE_TOOL) {
                text.append(' ').append(newest(location(part)));
            }
        }
        return of(text.toString());
    }

    private static Path location(Class<?> part) {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        }
    }
}
