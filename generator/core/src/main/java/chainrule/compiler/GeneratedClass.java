package chainrule.compiler;

/**
 * A generated class as text.
 *
 * @param packageName empty for the default package
 * @param simpleName the network's name
 * @param source a whole Java file
 */
public record GeneratedClass(String packageName, String simpleName, String source) {

    public String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
