package chainrule.emit;

import static chainrule.symbolic.Exprs.access;
import static chainrule.symbolic.Exprs.add;
import static chainrule.symbolic.Exprs.exp;
import static chainrule.symbolic.Exprs.mul;
import static chainrule.symbolic.Exprs.pow;
import static chainrule.symbolic.Exprs.subtract;
import static chainrule.symbolic.Exprs.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.lowering.KernelPlanner;
import chainrule.model.Optimizer;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Every word that the emitter itself writes, every method of the interface and every word of Java, as the name of every kind of
 * thing in a specification: the class compiles without a warning. The words are read from generated classes, so that nothing is
 * left out that a list would forget.
 */
class AwkwardNamesTest {

    private static final Pattern COMMENT_OR_STRING = Pattern.compile("(?s)/\\*.*?\\*/|\"[^\"\\n]*\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final List<String> MORE = List.of(
            "record", "var", "sealed", "permits", "yield", "when", "module", "enum", "assert", "_", "__", "$", "n2", "s_2",
            "W_OFFSET", "W_SIZE", "Integer", "chainrule", "emitted", "Checks2", "forwardPart1", "1", "ŷ");
    /** Two of a kind stand side by side: 0 and 1 are inputs, 2 and 3 targets, and so on. */
    private static final int ROLES = 16;

    /** The words of generated classes without numbers behind them, and some more. */
    private static List<String> words() {
        Set<String> words = new TreeSet<>(MORE);
        for (TrainingProgram p : List.of(program("Q", i -> "q" + i), HandBuilt.convolution())) {
            for (ElementType type : List.of(ElementType.FLOAT, ElementType.DOUBLE)) {
                Matcher word = WORD.matcher(COMMENT_OR_STRING.matcher(Emitted.source(p, type)).replaceAll(" "));
                while (word.find()) {
                    words.add(word.group().replaceAll("\\d+$", ""));
                }
            }
        }
        Stream.of(NeuralNetwork.class.getMethods(), Object.class.getDeclaredMethods())
                .flatMap(Stream::of)
                .map(Method::getName)
                .forEach(words::add);
        return List.copyOf(words);
    }

    private interface Naming {
        String of(int role);
    }

    /** Two of everything: inputs of numbers and of classes, targets, parameters, definitions, outputs, arguments and states. */
    private static TrainingProgram program(String net, Naming names) {
        ProgramBuilder b = new ProgramBuilder(net);
        Index j = b.index("j", 3);
        Symbol x = b.input(names.of(0), j);
        Symbol c = b.inputClasses(names.of(1), 5);
        Symbol t = b.target(names.of(2), j);
        Symbol k = b.targetClass(names.of(3), 3);
        Symbol w = b.parameter(names.of(4), j);
        Symbol e = b.parameter(names.of(5), b.index("r", 5), j);
        Symbol z = b.define(names.of(6), mul(access(w, j), access(x, j)), j);
        Expr row = access(e, List.of(Affine.of((Access) access(c)), Affine.of(j)));
        Symbol o = b.define(names.of(8), exp(add(access(z, j), row)), j);
        Expr shifted = add(access(o, j), Exprs.one());
        Symbol p = b.define(names.of(9), mul(shifted, shifted), j);
        Expr chosen = access(o, List.of(Affine.of((Access) access(k))));
        Expr squares = sum(List.of(j), pow(subtract(access(o, j), access(t, j)), 2));
        Symbol l = b.define(names.of(10), add(squares, chosen));
        b.loss(l);
        Symbol d = b.adjoint(z, mul(access(o, j), subtract(access(o, j), access(t, j))), j);
        b.adjoint(w, mul(access(d, j), access(x, j)), j);
        return b.outputs(o, p).optimizer(optimizer(names)).build();
    }

    private static Optimizer optimizer(Naming names) {
        Symbol theta = Symbol.formal(names.of(7));
        Symbol g = Symbol.formal(names.of(11));
        Symbol t = Symbol.formal(names.of(15));
        Symbol rate = Symbol.formal(names.of(12));
        Symbol decay = Symbol.formal(names.of(13));
        Symbol m = Symbol.formal(names.of(14));
        Expr mean = add(mul(access(decay), access(m)), access(g));
        Expr moved = subtract(access(theta), mul(access(rate), access(m), pow(access(t), -1)));
        return new Optimizer(
                "awkward",
                theta,
                g,
                t,
                List.of(new Optimizer.Hyperparameter(rate, Rational.ONE), new Optimizer.Hyperparameter(decay, Rational.ONE)),
                List.of(new Optimizer.State(m, Rational.ZERO)),
                List.of(new Optimizer.Update(m, mean), new Optimizer.Update(theta, moved)));
    }

    private static void assertCompiles(List<JavaFileObject> sources) {
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all,-processing", "-Werror", "-proc:none", "--release", "17")
                .compile(sources);
        assertThat(compilation.diagnostics().stream().map(Object::toString)).isEmpty();
    }

    /** A class in a package of its own: a neighbour of the name of a class that it uses would be another matter. */
    private static JavaFileObject source(TrainingProgram program, ElementType type, String packageName) {
        EmitOptions options = new EmitOptions(packageName, type, List.of(), Map.of());
        return JavaFileObjects.forSourceString(
                packageName + "." + program.network().name(),
                NetworkEmitter.emit(KernelPlanner.plan(program), options));
    }

    @Test
    void everyWordInEveryRole() {
        List<String> words = words();
        assertThat(words).contains("Math", "System", "Checks", "float", "s", "takeInputs", "stage", "hashCode").hasSizeGreaterThan(120);
        List<JavaFileObject> sources = new ArrayList<>();
        for (int turn = 0; turn < ROLES; turn += 2) {
            for (int from = 0; from < words.size(); from += ROLES) {
                int first = from;
                int shift = turn;
                Naming names = role -> words.get((first + (role + shift) % ROLES) % words.size());
                ElementType type = turn % 4 == 0 ? ElementType.FLOAT : ElementType.DOUBLE;
                sources.add(source(program("Net" + sources.size(), names), type, "emitted"));
            }
        }
        assertCompiles(sources);
    }

    @Test
    void everyClassNameAsTheNameOfANetwork() {
        List<JavaFileObject> sources = new ArrayList<>();
        List<String> hiding = List.of("Math", "s", "java", "chainrule");
        for (String word : words()) {
            if (Character.isUpperCase(word.charAt(0)) && SourceVersion.isName(word)) {
                Naming names = role -> role < hiding.size() ? hiding.get(role) : "q" + role;
                sources.add(source(program(word, names), ElementType.FLOAT, "emitted" + sources.size()));
            }
        }
        assertThat(sources).hasSizeGreaterThan(20);
        assertCompiles(sources);
    }
}
