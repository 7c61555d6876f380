package chainrule.compiler;

import chainrule.derivation.Theory;
import chainrule.explanation.Lazy;
import chainrule.library.StandardLibrary;

/** What every compilation needs, begun while there is something else to do. */
public final class HeadStart {

    private HeadStart() {}

    /** Begins; nothing need wait for it, and what it makes is made without it where it is needed. */
    public static void begin() {
        Lazy.of(StandardLibrary::parsed).begin();
        Lazy.of(() -> Theory.STANDARD).begin();
    }
}
