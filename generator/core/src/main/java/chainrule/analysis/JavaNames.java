package chainrule.analysis;

import chainrule.model.JavaIdentifiers;
import javax.lang.model.SourceVersion;

/** Names that a generated class cannot have. */
final class JavaNames {

    private JavaNames() {}

    static boolean isKeyword(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17);
    }

    static boolean isClassName(String name) {
        return SourceVersion.isIdentifier(name) && !JavaIdentifiers.isWord(name);
    }
}
