package chainrule.analysis;

import chainrule.model.JavaIdentifiers;
import javax.lang.model.SourceVersion;

/** Names that a generated class cannot have. */
final class JavaNames {

    private JavaNames() {}

    static boolean isKeyword(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17);
    }

    /** Whether Java imports a class of this name into every file: a neighbour in the package would hide it. */
    static boolean hidesClass(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            // On a file system that ignores case, another spelling is an error of linking.
            return false;
        }
    }

    static boolean isClassName(String name) {
        return SourceVersion.isIdentifier(name) && !JavaIdentifiers.isWord(name);
    }
}
