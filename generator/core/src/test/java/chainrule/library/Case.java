package chainrule.library;

import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network around calls of something in the library: every real argument is the sum of data and a parameter, moved into a
 * domain.
 *
 * @param title for the report
 * @param spec a whole file
 */
record Case(String title, String spec) {

    /** How arguments are moved to where a function has values. */
    enum Domain {
        REAL("%s"),
        POSITIVE("1.5 + sin(%s)"),
        UNIT("0.5 + 0.4*sin(%s)");

        private final String form;

        Domain(String form) {
            this.form = form;
        }
    }

    /** The axes that arguments have besides those that their formals say. */
    enum Leading {
        NONE(""),
        ONE("3"),
        TWO("3, 6");

        private final String axes;

        Leading(String axes) {
            this.axes = axes;
        }
    }

    /**
     * One of a network's calls.
     *
     * @param all whether arguments with defaults are passed
     */
    record Variant(Leading leading, boolean all) {}

    /** Arguments that have values elsewhere too, but mean nothing there: a variance or a temperature below 0. */
    private static final Map<String, Domain> MEANT = Map.of("var", Domain.POSITIVE, "temperature", Domain.POSITIVE);

    private static final int[] SIZES = {4, 5, 2, 7};

    /**
     * @param counts whether formals without a shape are sizes, as for a layer; but for the first, which is its input
     * @param variants the calls, whose losses are added up
     */
    static Case of(String name, List<FormalSyntax> formals, Domain domain, boolean counts, List<Variant> variants) {
        List<String> lines = new ArrayList<>(dims(formals));
        List<String> outputs = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        for (Variant variant : variants) {
            String value = "v" + losses.size();
            List<String> arguments = arguments(formals, domain, counts, variant, losses.size(), lines);
            lines.add(value + " = " + name + "(" + String.join(", ", arguments) + ")");
            outputs.add(formals.stream().anyMatch(Case::isClass) ? arguments.get(0) : value);
            losses.add("sum(" + value + " + 0.3*" + value + "^2)");
        }
        lines.add("output " + String.join(", ", outputs));
        lines.add("loss l = " + String.join(" + ", losses));
        String title = Library.signature(name, formals) + " " + domain;
        return new Case(title, "net Case {\n  " + String.join("\n  ", lines) + "\n}\n");
    }

    private static List<String> arguments(
            List<FormalSyntax> formals, Domain domain, boolean counts, Variant variant, int call, List<String> lines) {
        boolean tensors = isOfTensors(formals);
        List<String> arguments = new ArrayList<>();
        for (FormalSyntax formal : formals) {
            boolean standard = formal.defaultValue().isPresent();
            String place = call + "_" + arguments.size();
            if (standard && !variant.all) {
                continue;
            } else if (formal.isTruth()) {
                arguments.add(formal.name() + " = " + flipped(formal));
            } else if (counts && !formal.shaped() && !arguments.isEmpty()) {
                arguments.add("3");
            } else {
                boolean plain = standard || !formal.shaped() && !isClass(formal) && tensors;
                String shape = plain ? "" : shape(formal, variant.leading);
                arguments.add(argument(formal, shape, standard ? Domain.UNIT : domain, place, lines));
            }
        }
        return arguments;
    }

    static boolean isOfTensors(List<FormalSyntax> formals) {
        return formals.stream().anyMatch(f -> f.shaped() || isClass(f));
    }

    /** The truth value that is not the default. */
    static boolean flipped(FormalSyntax formal) {
        return !((BooleanSyntax) formal.defaultValue().orElseThrow()).value();
    }

    private static boolean isClass(FormalSyntax formal) {
        return formal.classes().isPresent();
    }

    private static String argument(FormalSyntax formal, String shape, Domain domain, String place, List<String> lines) {
        if (isClass(formal)) {
            lines.add("target t" + place + shape + " class[" + formal.classes().get().span().content() + "]");
            return "t" + place;
        }
        lines.add("input x" + place + shape);
        lines.add("param a" + place + shape);
        Domain meant = MEANT.getOrDefault(formal.name(), domain);
        lines.add("u" + place + " = " + String.format(meant.form, "a" + place + " + x" + place));
        return "u" + place;
    }

    private static String shape(FormalSyntax formal, Leading leading) {
        List<String> axes = new ArrayList<>();
        if (leading != Leading.NONE) {
            axes.add(leading.axes);
        }
        formal.shape().forEach(size -> axes.add(size.span().content()));
        return axes.isEmpty() ? "" : "[" + String.join(", ", axes) + "]";
    }

    /** The sizes that the formals name, all different. */
    private static List<String> dims(List<FormalSyntax> formals) {
        Set<String> names = new LinkedHashSet<>();
        for (FormalSyntax formal : formals) {
            List<ExpressionSyntax> sizes = new ArrayList<>(formal.shape());
            formal.classes().ifPresent(sizes::add);
            sizes.stream().filter(NameSyntax.class::isInstance).forEach(s -> names.add(((NameSyntax) s).name()));
        }
        List<String> dims = new ArrayList<>();
        names.forEach(name -> dims.add("dim " + name + " = " + SIZES[dims.size() % SIZES.length]));
        return dims;
    }

    @Override
    public String toString() {
        return title;
    }
}
