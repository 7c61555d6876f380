package chainrule.emit;

import chainrule.plan.KernelPlan;
import chainrule.runtime.NeuralNetwork;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a kernel plan as the source of a Java class. The same plan and options give the same text. */
public final class NetworkEmitter {

    /** Words that the comment of every generated class holds. */
    public static final String MARK = "that Chainrule generated";

    private NetworkEmitter() {}

    /** The text of a whole Java file, whose class has the network's name. */
    public static String emit(KernelPlan plan, EmitOptions options) {
        FieldNames names = new FieldNames(plan, Set.of());
        String source = emit(plan, options, names);
        Set<String> classes = Reserved.ofImports(source);
        boolean hidesOne = classes.stream().anyMatch(names.names()::wasTaken);
        return Reserved.withoutImplicitImports(hidesOne ? emit(plan, options, new FieldNames(plan, classes)) : source);
    }

    private static String emit(KernelPlan plan, EmitOptions options, FieldNames names) {
        Emission emission = new Emission(plan, options, names, Numbers.of(options.elementType()));
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.network().name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(NeuralNetwork.class)
                .addJavadoc(Javadoc.ofClass(options));
        new MetadataEmitter(emission).addTo(type);
        new StorageEmitter(emission).addTo(type);
        new InitializationEmitter(emission).addTo(type);
        new ForwardEmitter(emission).addTo(type);
        new TrainingEmitter(emission).addTo(type);
        new AccessEmitter(emission).addTo(type);
        return JavaFile.builder(options.packageName(), type.build())
                .indent("    ")
                .build()
                .toString();
    }
}
