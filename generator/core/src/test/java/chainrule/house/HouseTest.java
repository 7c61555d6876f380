package chainrule.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.derivation.Deriver;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package uses only what {@link House} lets it use; the rules of the house find a flaw where there is one. */
class HouseTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("chainrule");

    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages("chainrule.house.crooked");

    static List<Arrow> arrows() {
        return House.ARROWS;
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void usesNothingElse(Arrow arrow) {
        arrow.rule().check(CLASSES);
    }

    @Test
    void everyPackageHasItsArrow() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        arrows().stream().map(Arrow::from).toList());
    }

    /** What no line check has seen stays among the derivation's own classes. */
    @Test
    void nobodyElseDerivesUnchecked() {
        noClasses()
                .that()
                .resideOutsideOfPackage("chainrule.derivation")
                .should()
                .callMethodWhere(target(owner(type(Deriver.class))).and(target(name("derive"))))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("chainrule.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theParsersTypesStayInside() {
        List<JavaCodeUnit> open = CLASSES.stream()
                .filter(c -> c.getPackageName().equals("chainrule.syntax") && isPublic(c))
                .flatMap(c -> c.getCodeUnits().stream())
                .filter(HouseTest::isPublic)
                .toList();
        assertThat(open).hasSizeGreaterThan(10).noneMatch(HouseTest::showsAntlr);
    }

    private static boolean isPublic(HasModifiers it) {
        return it.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean showsAntlr(JavaCodeUnit method) {
        return method.getAllInvolvedRawTypes().stream()
                .anyMatch(c -> c.getBaseComponentType().getPackageName().startsWith("org.antlr"));
    }

    @Test
    void aCrookedPackageIsFound() {
        assertThat(Arrow.of("chainrule.house.crooked", "chainrule.symbolic")
                        .rule()
                        .evaluate(CROOKED)
                        .getFailureReport()
                        .getDetails())
                .hasSize(1)
                .first()
                .asString()
                .contains("Oracle.value", "Cost.of");
    }

    @Test
    void aSingleClassCanBeAllowed() {
        Arrow arrow = Arrow.of("chainrule.house.crooked", "chainrule.symbolic", "chainrule.symbolic.rewrite.Cost");
        assertThat(arrow.rule().evaluate(CROOKED).hasViolation()).isFalse();
    }

    @Test
    void aPackageThatIsNotThereIsFound() {
        assertThatThrownBy(() -> Arrow.of("chainrule.nowhere").rule().check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }
}
