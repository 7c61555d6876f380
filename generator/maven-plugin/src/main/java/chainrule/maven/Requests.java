package chainrule.maven;

import chainrule.compiler.CompileRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns settings into a request for each spec. */
record Requests(Settings settings, SpecFolder folder) {

    /** What is wrong with the settings, or with the names of folders. */
    Failure misuse(List<Path> specs) {
        List<String> sentences = new ArrayList<>();
        settings.dims().forEach((name, size) -> {
            if (!isSize(size)) {
                sentences.add("dims: " + name + " is " + size + ", expected a size of at least 1");
            }
            int dot = name.indexOf('.');
            if (dot >= 0 && specs.stream().map(SpecFolder::nameOf).noneMatch(name.substring(0, dot)::equals)) {
                sentences.add("dims: there is no spec " + name.substring(0, dot) + ".net for " + name);
            }
        });
        for (Path spec : specs) {
            if (!SpecFolder.isPackage(folder.packageOf(spec))) {
                sentences.add(spec + ": its folder is the package " + folder.packageOf(spec)
                        + ", which Java does not allow: rename the folder");
            }
        }
        return new Failure(sentences);
    }

    private static boolean isSize(String size) {
        return size != null
                && size.strip().matches("[1-9][0-9]{0,9}")
                && Long.parseLong(size.strip()) <= Integer.MAX_VALUE;
    }

    CompileRequest of(Path spec) {
        Map<String, Integer> sizes = new HashMap<>();
        String prefix = SpecFolder.nameOf(spec) + ".";
        settings.dims().forEach((name, size) -> {
            if (!name.contains(".")) {
                sizes.putIfAbsent(name, Integer.valueOf(size.strip()));
            } else if (name.startsWith(prefix)) {
                sizes.put(name.substring(prefix.length()), Integer.valueOf(size.strip()));
            }
        });
        return new CompileRequest(
                spec, sizes, folder.packageOf(spec), settings.doublePrecision(), Optional.of(settings.base()));
    }
}
