package chainrule.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON back: objects as maps, arrays as lists. Anything that is not JSON is an error. */
final class JsonReader {

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Object read() {
        Object value = value();
        blanks();
        if (at != text.length()) {
            throw wrong();
        }
        return value;
    }

    private AssertionError wrong() {
        return new AssertionError("not JSON at " + at + ": " + text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20)));
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean next(char c) {
        blanks();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void require(char c) {
        if (!next(c)) {
            throw wrong();
        }
    }

    private Object value() {
        if (next('{')) {
            return object();
        }
        if (next('[')) {
            return array();
        }
        return next('"') ? string() : number();
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!next('}')) {
            do {
                require('"');
                String key = string();
                require(':');
                members.put(key, value());
            } while (next(','));
            require('}');
        }
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        if (!next(']')) {
            do {
                items.add(value());
            } while (next(','));
            require(']');
        }
        return items;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong();
            }
            value.append(c == '\\' ? escape() : c);
        }
        require('"');
        return value.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        if (c != '"' && c != '\\') {
            throw wrong();
        }
        return c;
    }

    private Integer number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw wrong();
        }
        return Integer.valueOf(text.substring(start, at));
    }
}
