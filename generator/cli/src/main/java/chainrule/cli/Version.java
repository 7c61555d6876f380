package chainrule.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        String java = System.getProperty("java.version");
        return "chainrule " + (version == null ? "development" : version) + " (Java " + java + ")";
    }
}
