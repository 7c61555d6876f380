package chainrule.report;

import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;

/** A sentence, or a part of one, with formulas in it. */
public record Prose(List<Span> spans) {

    public static final Prose NONE = new Prose(List.of());

    public Prose {
        spans = List.copyOf(spans);
    }

    /** A piece of a sentence. */
    public sealed interface Span {}

    /** e.g. "put in" */
    public record Words(String text) implements Span {}

    /** e.g. ∂l/∂ŷ */
    public record Formula(MathNode node) implements Span {}

    /** Java, e.g. net.step() */
    public record Code(String text) implements Span {}

    /** The sizes of a tensor, e.g. [4, 2]; none for a number. */
    public record Shape(List<String> sizes) implements Span {
        public Shape {
            sizes = List.copyOf(sizes);
        }
    }

    public static Prose of(String words) {
        return words.isEmpty() ? NONE : NONE.words(words);
    }

    public static Prose of(MathNode node) {
        return NONE.formula(node);
    }

    public Prose words(String text) {
        return with(new Words(text));
    }

    public Prose formula(MathNode node) {
        return with(new Formula(node));
    }

    public Prose code(String text) {
        return with(new Code(text));
    }

    public Prose shape(List<String> sizes) {
        return with(new Shape(sizes));
    }

    /** Formulas with commas between them. */
    public Prose formulas(List<MathNode> nodes) {
        Prose p = this;
        for (int k = 0; k < nodes.size(); k++) {
            p = (k == 0 ? p : p.words(", ")).formula(nodes.get(k));
        }
        return p;
    }

    private Prose with(Span span) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(span);
        return new Prose(longer);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }
}
