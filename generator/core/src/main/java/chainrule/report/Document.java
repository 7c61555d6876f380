package chainrule.report;

import java.util.List;

/**
 * What a reader reads, without its layout.
 *
 * @param title the network's name
 * @param sections in reading order, none of them empty
 */
public record Document(String title, List<Section> sections) {

    public Document {
        sections = List.copyOf(sections);
    }

    /** A heading, a sentence on what follows (or nothing), and entries. */
    public record Section(String heading, String introduction, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A quantity with its equal forms.
     *
     * @param left the quantity; with a colon at its end, what the line lists; nothing for a remark
     * @param shape its shape, or nothing
     * @param lines at least one
     */
    public record Entry(String left, String shape, List<Line> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /** One equal form, with the reason for it, or nothing. */
    public record Line(String formula, String reason) {}
}
