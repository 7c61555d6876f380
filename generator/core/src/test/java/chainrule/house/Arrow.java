package chainrule.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;

/**
 * A package and all that it may use besides itself and the Java language's own packages.
 *
 * @param from a package, without those below it
 * @param uses packages, without those below them; or single classes, where a whole package would be too much
 */
record Arrow(String from, Set<String> uses) {

    @Override
    public String toString() {
        return from + " → " + uses;
    }

    static Arrow of(String from, String... uses) {
        return new Arrow(from, new TreeSet<>(Set.of(uses)));
    }

    /** The rule that nothing else is used; a package without classes breaks it, too. */
    ArchRule rule() {
        return classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe("are of " + uses, this::allows))
                .allowEmptyShould(false);
    }

    private boolean allows(JavaClass used) {
        JavaClass c = used.getBaseComponentType();
        String home = c.getPackageName();
        return c.isPrimitive()
                || home.startsWith("java.")
                || home.equals(from)
                || uses.contains(home)
                || uses.contains(c.getName());
    }
}
