package chainrule.report;

import chainrule.symbolic.notation.MathNode;
import java.util.List;

/**
 * What a reader reads, without its layout: one document, of which every format is a view.
 *
 * @param title the network's name
 * @param loss the name of the loss, for adjoints
 * @param glossary what each symbol is
 * @param graph who uses whom
 * @param sections in reading order, none of them empty
 */
public record Document(String title, String loss, List<Term> glossary, Graph graph, List<Section> sections) {

    public Document {
        glossary = List.copyOf(glossary);
        sections = List.copyOf(sections);
    }

    /**
     * A symbol that occurs in formulas.
     *
     * @param symbol as it occurs
     * @param what its part, in a word
     * @param shape its sizes
     * @param value what it is equal to, or nothing
     * @param anchor where more is said about it
     */
    public record Term(MathNode.Name symbol, String what, List<String> shape, Prose value, String anchor) {
        public Term {
            shape = List.copyOf(shape);
        }
    }

    /**
     * A heading, a sentence on what follows (or nothing), and blocks.
     *
     * @param id a word without blanks, different for each section
     */
    public record Section(String id, String heading, Prose introduction, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A part of a section. */
    public sealed interface Block {}

    /** e.g. inputs: x[2], u[3] */
    public record Listing(String what, Prose items) implements Block {}

    /** A sentence of its own. */
    public record Remark(Prose text) implements Block {}

    /** Rows of as many cells as there are heads. */
    public record Table(List<String> heads, List<List<Prose>> rows) implements Block {
        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A quantity with its equal forms.
     *
     * @param anchor by which it is found; nothing where nothing leads to it
     * @param left the quantity
     * @param shape its sizes; none for a number
     * @param lines at least one
     */
    public record Equation(String anchor, MathNode left, List<String> shape, List<Line> lines) implements Block {
        public Equation {
            shape = List.copyOf(shape);
            lines = List.copyOf(lines);
        }
    }

    /**
     * One equal form.
     *
     * @param reason why it is equal to the line before, or nothing
     * @param check how that is known
     * @param details how it comes about, for those who want to know
     */
    public record Line(MathNode formula, Prose reason, Check check, Details details) {
        static Line given(MathNode formula) {
            return new Line(formula, Prose.NONE, Check.GIVEN, Details.NONE);
        }

        static Line of(MathNode formula, String reason, Check check) {
            return new Line(formula, Prose.of(reason), check, Details.NONE);
        }

        Line with(Details more) {
            return new Line(formula, reason, check, more);
        }
    }

    /**
     * What a line unfolds to.
     *
     * @param heading what that is, in a few words
     * @param equations none where there is nothing to unfold
     */
    public record Details(String heading, List<Equation> equations) {
        static final Details NONE = new Details("", List.of());

        public Details {
            equations = List.copyOf(equations);
        }

        boolean isEmpty() {
            return equations.isEmpty();
        }
    }

    /** Nodes in an order in which each comes after those that lead to it. */
    public record Graph(List<Node> nodes, List<Edge> edges) {
        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }
    }

    /** What part a node plays. */
    public enum Part {
        INPUT,
        TARGET,
        PARAMETER,
        DEFINITION,
        OUTPUT,
        LOSS
    }

    /** A name, with the anchor of its line. */
    public record Node(MathNode.Name symbol, List<String> shape, Part part, String anchor) {
        public Node {
            shape = List.copyOf(shape);
        }
    }

    /** The name at one place among the nodes is used by that at another. */
    public record Edge(int from, int to) {}
}
