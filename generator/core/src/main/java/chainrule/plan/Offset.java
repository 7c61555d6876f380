package chainrule.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An integer combination of loop variables and integer data, plus a constant. Terms are collected, none has a coefficient 0. */
public record Offset(List<Term> terms, int constant) implements Part {

    /** What an offset is a combination of. */
    public sealed interface Source permits LoopVariable, IntegerElement {}

    /** coefficient · source. */
    public record Term(int coefficient, Source source) {}

    /** An element of integer data. */
    public record IntegerElement(Place place) implements Source, Part {
        @Override
        public List<Place> children() {
            return List.of(place);
        }
    }

    public static final Offset ZERO = of(0);

    public Offset {
        terms = List.copyOf(terms);
    }

    public static Offset of(int constant) {
        return new Offset(List.of(), constant);
    }

    public static Offset of(Source source) {
        return new Offset(List.of(new Term(1, source)), 0);
    }

    public Offset plus(Offset other) {
        return plus(1, other);
    }

    public Offset plus(int value) {
        return new Offset(terms, Math.addExact(constant, value));
    }

    /** This plus a multiple of another. */
    public Offset plus(int factor, Offset other) {
        Map<Source, Integer> sum = new LinkedHashMap<>();
        terms.forEach(t -> sum.merge(t.source(), t.coefficient(), Math::addExact));
        other.terms.forEach(t -> sum.merge(t.source(), Math.multiplyExact(factor, t.coefficient()), Math::addExact));
        List<Term> kept = new ArrayList<>();
        sum.forEach((source, c) -> {
            if (c != 0) {
                kept.add(new Term(c, source));
            }
        });
        return new Offset(kept, Math.addExact(constant, Math.multiplyExact(factor, other.constant)));
    }

    public Offset minus(Offset other) {
        return plus(-1, other);
    }

    /** How far this moves when the variable moves by one, apart from what integer data do. */
    public int stride(LoopVariable variable) {
        for (Term t : terms) {
            if (t.source() == variable) {
                return t.coefficient();
            }
        }
        return 0;
    }

    /** The elements of integer data. */
    @Override
    public List<IntegerElement> children() {
        return terms.stream()
                .filter(t -> t.source() instanceof IntegerElement)
                .map(t -> (IntegerElement) t.source())
                .toList();
    }

    /** The same with other things in place of those that it names. */
    public Offset map(Replacement r) {
        Offset image = of(constant);
        for (Term t : terms) {
            Offset source = t.source() instanceof IntegerElement e
                    ? of(new IntegerElement(e.place().map(r)))
                    : r.position((LoopVariable) t.source());
            image = image.plus(t.coefficient(), source);
        }
        return image;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        terms.forEach(t -> text.append(t.coefficient()).append('*').append(t.source()).append(" + "));
        return text.append(constant).toString();
    }
}
