package chainrule.golden;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.GeneratedNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network whose texts are golden: the three of the homework, a classifier in layer style, a convolution.
 *
 * @param name the network's name
 * @param spec the specification
 * @param doublePrecision of the generated class
 */
record Golden(String name, String spec, boolean doublePrecision) {

    static List<Golden> all() {
        Map<String, String> samples = ExampleSpecs.samples();
        return List.of(
                new Golden("HomeworkMse", samples.get("HomeworkMse"), false),
                new Golden("HomeworkSigmoid", samples.get("HomeworkSigmoid"), true),
                new Golden("HomeworkBce", samples.get("HomeworkBce"), false),
                new Golden("Softmax", ExampleSpecs.SOFTMAX, false),
                new Golden("Convolution", ExampleSpecs.CONVOLUTION, true));
    }

    @Override
    public String toString() {
        return name;
    }

    String derivationFile() {
        return name + ".txt";
    }

    String asciiFile() {
        return name + ".ascii.txt";
    }

    String sourceFile() {
        return name + ".java";
    }

    String derivation(boolean ascii) {
        return new View(Format.TEXT, ascii, false, View.WIDEST).print(DerivationDocument.of(checked(), Layout.GRADIENT));
    }

    /** The derivation with its lines checked. */
    Derivation checked() {
        return LineChecker.checked(Derivations.of(spec));
    }

    String source() {
        return GeneratedNetworks.source(spec, doublePrecision).source();
    }

    /** Everything that is printed, of all networks, in the order of the list or in the reverse one. */
    static String everything(boolean reverse) {
        List<String> texts = new ArrayList<>();
        int count = all().size();
        for (int k = 0; k < count; k++) {
            Golden golden = all().get(reverse ? count - 1 - k : k);
            texts.add(reverse ? 0 : texts.size(), golden.derivation(false) + golden.derivation(true) + golden.source());
        }
        return String.join("\n", texts);
    }
}
