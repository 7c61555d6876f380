package chainrule.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Many statements that are run one after the other, in methods that stay small: HotSpot does not compile a method of more than
 * 8000 bytes of bytecode, and javac refuses one of more than 64 KB.
 */
final class Chain {

    private final TypeSpec.Builder type;
    private final Names names;
    private final int most;

    /** @param most how many of the statements a method may hold */
    Chain(TypeSpec.Builder type, Names names, int most) {
        this.type = type;
        this.names = names;
        this.most = most;
    }

    /** The statements, or calls of methods that hold them; the methods take the parameters under their own names. */
    CodeBlock of(String name, List<CodeBlock> statements, boolean isStatic, ParameterSpec... parameters) {
        if (statements.size() <= most) {
            return CodeBlock.join(statements, "");
        }
        CodeBlock.Builder calls = CodeBlock.builder();
        for (int from = 0; from < statements.size(); from += most) {
            String part = names.take(name + "Part" + (from / most + 1));
            MethodSpec.Builder method = MethodSpec.methodBuilder(part).addModifiers(Modifier.PRIVATE);
            if (isStatic) {
                method.addModifiers(Modifier.STATIC);
            }
            for (ParameterSpec p : parameters) {
                method.addParameter(p);
            }
            List<CodeBlock> held = statements.subList(from, Math.min(from + most, statements.size()));
            type.addMethod(method.addCode(CodeBlock.join(held, "")).build());
            calls.addStatement("$L($L)", part, arguments(parameters));
        }
        return calls.build();
    }

    private static CodeBlock arguments(ParameterSpec[] parameters) {
        return CodeBlock.join(
                List.of(parameters).stream().map(p -> CodeBlock.of("$L", p.name())).toList(), ", ");
    }
}
