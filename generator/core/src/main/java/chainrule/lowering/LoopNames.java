package chainrule.lowering;

/** i, j, k, … for nested loops. */
final class LoopNames {

    private static final String NAMES = "ijkpqruvw";

    private LoopNames() {}

    static String at(Scope scope) {
        int depth = 0;
        for (Scope s = scope; s != null; s = s.parent) {
            depth += s.index == null ? 0 : 1;
        }
        return String.valueOf(NAMES.charAt(depth % NAMES.length()));
    }
}
