package chainrule.golden;

import java.nio.charset.StandardCharsets;

/** A program that prints all golden texts, for a virtual machine of its own. */
final class PrintEverything {

    private PrintEverything() {}

    /** @param arguments whether to go through the networks in reverse */
    public static void main(String[] arguments) {
        byte[] text = Golden.everything(Boolean.parseBoolean(arguments[0])).getBytes(StandardCharsets.UTF_8);
        System.out.write(text, 0, text.length);
        System.out.flush();
    }
}
