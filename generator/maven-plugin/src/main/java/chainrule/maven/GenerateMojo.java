package chainrule.maven;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates a Java class for each network in {@code src/main/net}. The folders below it are packages. A file that holds
 * definitions only, for others to import, gives no class. Specs that have not changed are passed over.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    /** Where the {@code .net} files are. */
    @Parameter(property = "chainrule.sourceDirectory", defaultValue = "${project.basedir}/src/main/net")
    private File sourceDirectory;

    /** Where the classes go: a source folder of the build. */
    @Parameter(
            property = "chainrule.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/chainrule")
    private File outputDirectory;

    /** Whether the classes calculate with doubles instead of floats. */
    @Parameter(property = "chainrule.doublePrecision", defaultValue = "false")
    private boolean doublePrecision;

    /**
     * Sizes that replace those of named dims: {@code <hidden>8</hidden>} in every spec, {@code <Fraud.hidden>8</Fraud.hidden>}
     * in {@code Fraud.net}.
     */
    @Parameter
    private Map<String, String> dims = Map.of();

    /** Whether to do nothing. */
    @Parameter(property = "chainrule.skip", defaultValue = "false")
    private boolean skip;

    /** Where the plugin keeps what it wrote, for each execution. */
    @Parameter(defaultValue = "${project.build.directory}/chainrule", readonly = true)
    private File stateDirectory;

    /** Set by Eclipse alone. */
    @Parameter(defaultValue = "${m2e.version}", readonly = true)
    private String eclipse;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final BuildContext context;

    @Inject
    public GenerateMojo(BuildContext context) {
        this.context = context;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Chainrule is skipped");
            return;
        }
        try {
            Outcome outcome = new Generation(settings()).run();
            new Messages(getLog(), context, eclipse != null).tell(outcome);
            outcome.failure().throwIfAny();
            project.addCompileSourceRoot(outputDirectory.getPath());
        } catch (BrokenToolException e) {
            throw new MojoExecutionException(e.sentence(execution.getVersion()), e.getCause());
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private Settings settings() throws IOException {
        return new Settings(
                project.getBasedir().toPath(),
                sourceDirectory.toPath(),
                outputDirectory.toPath(),
                Stamp.file(stateDirectory.toPath(), execution.getExecutionId()),
                doublePrecision,
                dims,
                Fingerprint.ofTool(execution.getVersion()));
    }
}
