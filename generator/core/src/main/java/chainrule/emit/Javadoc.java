package chainrule.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Text that a reader wrote or reads, made safe inside a Javadoc comment. */
final class Javadoc {

    private Javadoc() {}

    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '{' -> safe.append("&#123;");
                case '}' -> safe.append("&#125;");
                case '\\' -> safe.append("&#92;");
                case '/' -> safe.append(safe.length() > 0 && safe.charAt(safe.length() - 1) == '*' ? "&#47;" : "/");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Lines that keep their breaks and spaces. */
    static CodeBlock lines(List<String> lines) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!lines.isEmpty()) {
            code.add("<pre>\n");
            lines.forEach(l -> code.add("$L\n", text(l)));
            code.add("</pre>\n");
        }
        return code.build();
    }

    /** The network in a sentence, then what the caller has to say of it. */
    static CodeBlock ofClass(EmitOptions options) {
        return CodeBlock.builder()
                .add("A network " + NetworkEmitter.MARK + ": change its specification instead of this file.\n\n")
                .add(lines(options.comment()))
                .build();
    }
}
