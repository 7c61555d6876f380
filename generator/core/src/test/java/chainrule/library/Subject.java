package chainrule.library;

import chainrule.derivation.Derivation;
import chainrule.generated.Generated;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;

/** A network of a test with its derivation and its classes, made once. */
record Subject(String title, String spec, Derivation derivation, Generated classes) {

    /** All that can be derived, their classes compiled together. A network that cannot be derived fails on its own. */
    static List<Subject> all(List<Case> cases) {
        List<Derivation> derivations =
                cases.stream().map(c -> Derivations.of(c.spec())).toList();
        List<Generated> classes = Generated.all(derivations);
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < cases.size(); k++) {
            Case c = cases.get(k);
            subjects.add(new Subject(c.title(), c.spec(), derivations.get(k), classes.get(k)));
        }
        return subjects;
    }

    @Override
    public String toString() {
        return title;
    }
}
