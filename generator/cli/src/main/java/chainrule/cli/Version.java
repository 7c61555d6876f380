package chainrule.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        String java = System.getProperty("java.version");
        return new String[] {"chainrule " + (version == null ? "development" : version) + " (Java " + java + ")"};
    }
}
