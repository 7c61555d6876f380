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
 * A network around one call of something in the library: every real argument is the sum of data and a parameter, moved into a
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

    /** Arguments that have values elsewhere too, but mean nothing there: a variance below 0, a mean that grows, no steps. */
    private static final Map<String, Domain> MEANT =
            Map.of("var", Domain.POSITIVE, "beta", Domain.UNIT, "t", Domain.POSITIVE);

    private static final int[] SIZES = {4, 5, 2, 7};

    /**
     * @param counts whether formals without a shape are sizes, as for a layer; but for the first, which is its input
     * @param all whether arguments with defaults are passed
     */
    static Case of(
            String name, List<FormalSyntax> formals, Domain domain, Leading leading, boolean counts, boolean all) {
        List<String> lines = new ArrayList<>(dims(formals));
        List<String> arguments = new ArrayList<>();
        boolean tensors = isOfTensors(formals);
        for (FormalSyntax formal : formals) {
            boolean standard = formal.defaultValue().isPresent();
            if (formal.isTruth()) {
                if (all) {
                    arguments.add(formal.name() + " = " + flipped(formal));
                }
            } else if (counts && !formal.shaped() && !arguments.isEmpty()) {
                arguments.add("3");
            } else if (!standard) {
                String shape = formal.shaped() || isClass(formal) || !tensors ? shape(formal, leading) : "";
                arguments.add(argument(formal, shape, domain, arguments.size(), lines));
            } else if (all) {
                arguments.add(argument(formal, "", Domain.UNIT, arguments.size(), lines));
            }
        }
        lines.add("v = " + name + "(" + String.join(", ", arguments) + ")");
        lines.add("output " + (formals.stream().anyMatch(Case::isClass) ? arguments.get(0) : "v"));
        lines.add("loss l = sum(v + 0.3*v^2)");
        String title = Library.signature(name, formals) + " " + domain + " " + leading + (all ? " all" : "");
        return new Case(title, "net Case {\n  " + String.join("\n  ", lines) + "\n}\n");
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

    private static String argument(FormalSyntax formal, String shape, Domain domain, int k, List<String> lines) {
        if (isClass(formal)) {
            lines.add("target t" + k + shape + " class[" + formal.classes().get().span().content() + "]");
            return "t" + k;
        }
        lines.add("input x" + k + shape);
        lines.add("param a" + k + shape);
        Domain meant = MEANT.getOrDefault(formal.name(), domain);
        lines.add("u" + k + " = " + String.format(meant.form, "a" + k + " + x" + k));
        return "u" + k;
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
