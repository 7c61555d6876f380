package chainrule.compiler;

import chainrule.emit.NetworkEmitter;

/**
 * A generated class as text.
 *
 * @param packageName empty for the default package
 * @param simpleName the network's name
 * @param source a whole Java file
 */
public record GeneratedClass(String packageName, String simpleName, String source) {

    /** Whether a text is a class that was generated, as its comment says, and not one that a person wrote. */
    public static boolean isOne(String text) {
        return text.contains(NetworkEmitter.MARK);
    }

    public String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
