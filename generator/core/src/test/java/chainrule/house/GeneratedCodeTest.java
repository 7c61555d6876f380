package chainrule.house;

import chainrule.testing.ExampleSpecs;
import chainrule.testing.GeneratedNetworks;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated class uses the runtime and nothing else. */
class GeneratedCodeTest {

    @TempDir
    Path folder;

    @Test
    void usesOnlyTheRuntime() throws IOException {
        write(GeneratedNetworks.load(ExampleSpecs.SOFTMAX, false).classFiles());
        write(GeneratedNetworks.load(ExampleSpecs.CONVOLUTION, true).classFiles());
        Arrow.of(GeneratedNetworks.PACKAGE, "chainrule.runtime")
                .rule()
                .check(new ClassFileImporter().importPath(folder));
    }

    private void write(Map<String, byte[]> classFiles) throws IOException {
        for (var file : classFiles.entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
    }
}
