package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.JavaIdentifiers;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({"W1,W1", "h.W,h_W", "W⁽¹⁾,W_1", "x₁,x1", "ŷ,ŷ", "class,class2", "record,record2", "yield,yield2", "__,v_", "_,v_", "1,v1", "⁽²⁾,_2", "δ,δ"})
    void namesBecomeIdentifiers(String name, String identifier) {
        assertThat(Names.of(Set.of(), Set.of()).take(name)).isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "true", "null", "a b", "a-b", "", "ᵀ", "﻿x", "😀", "a.b.c"})
    void whateverTheNameIsJavaTakesIt(String name) {
        assertThat(SourceVersion.isName(Names.of(Set.of(), Set.of()).take(name))).isTrue();
    }

    /** Of the contextual words of the language (its specification, section 3.9), those that no class may have; javac says which. */
    @ParameterizedTest
    @ValueSource(strings = {"exports", "module", "open", "opens", "permits", "provides", "record", "requires", "sealed", "to", "transitive", "uses", "var", "when", "with", "yield"})
    void theCompilerSaysWhichWordsNameNoClass(String word) {
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all,-processing", "-Werror", "-proc:none", "--release", "17")
                .compile(JavaFileObjects.forSourceString(word, "class " + word + " {}"));
        assertThat(JavaIdentifiers.isWord(word)).isEqualTo(compilation.status() == Compilation.Status.FAILURE);
    }

    @Test
    void takenNamesGetNumbers() {
        Names names = Names.of(Set.of("n"), Set.of());
        assertThat(names.take("n")).isEqualTo("n2");
        assertThat(names.take("n")).isEqualTo("n3");
        assertThat(names.take("z1")).isEqualTo("z1");
        assertThat(names.take("z1")).isEqualTo("z1_2");
    }

    @Test
    void aBlockGivesItsNamesBack() {
        Names names = Names.of(Set.of(), Set.of());
        names.take("a");
        names.openBlock();
        assertThat(names.take("i")).isEqualTo("i");
        assertThat(names.take("a")).isEqualTo("a2");
        names.closeBlock();
        assertThat(names.take("i")).isEqualTo("i");
    }
}
