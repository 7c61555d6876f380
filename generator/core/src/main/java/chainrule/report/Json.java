package chainrule.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings and whole numbers as JSON (RFC 8259), indented. */
final class Json {

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String text(Object value) {
        Json json = new Json();
        json.write(value, 0);
        return json.out.append('\n').toString();
    }

    private void write(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            writeAll('{', '}', map.entrySet().iterator(), depth);
        } else if (value instanceof List<?> list) {
            writeAll('[', ']', list.iterator(), depth);
        } else if (value instanceof Map.Entry<?, ?> member) {
            write(member.getKey(), depth);
            out.append(": ");
            write(member.getValue(), depth);
        } else if (value instanceof Integer) {
            out.append(value);
        } else {
            string((String) value);
        }
    }

    private void writeAll(char open, char close, Iterator<?> items, int depth) {
        out.append(open);
        boolean empty = !items.hasNext();
        while (items.hasNext()) {
            newLine(depth + 1);
            write(items.next(), depth + 1);
            out.append(items.hasNext() ? "," : "");
        }
        if (!empty) {
            newLine(depth);
        }
        out.append(close);
    }

    private void newLine(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private void string(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : Character.toString(c));
            }
        }
        out.append('"');
    }
}
