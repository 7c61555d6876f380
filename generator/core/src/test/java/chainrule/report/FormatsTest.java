package chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.testing.Fixtures;
import chainrule.symbolic.notation.Layout;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every format of every fixture is whole: nothing of the document is missing, nothing is left unescaped. */
class FormatsTest {

    private static final Map<String, Derivation> FIXTURES = Fixtures.all();

    static Stream<Arguments> fixtures() {
        return FIXTURES.entrySet().stream().map(e -> Arguments.of(e.getKey(), DerivationDocument.of(e.getValue(), Layout.GRADIENT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void everyFormatHasEverySection(String name, Document document) {
        for (Format format : Format.values()) {
            String text = View.of(format).print(document);
            assertThat(document.sections()).allSatisfy(s -> assertThat(text).as(format.toString()).contains(s.heading()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void latexIsAsciiAndBalanced(String name, Document document) {
        String latex = View.of(Format.LATEX).print(document);
        assertThat(latex).isASCII();
        assertBalanced(latex);
        assertThat(latex.chars().filter(c -> c == '$').count() % 2).isZero();
    }

    private static void assertBalanced(String latex) {
        int depth = 0;
        for (int k = 0; k < latex.length(); k++) {
            boolean escaped = k > 0 && latex.charAt(k - 1) == '\\';
            depth += escaped ? 0 : latex.charAt(k) == '{' ? 1 : latex.charAt(k) == '}' ? -1 : 0;
            assertThat(depth).isNotNegative();
        }
        assertThat(depth).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void theRowsOfAMarkdownTableHaveEquallyManyCells(String name, Document document) {
        List<String> block = new ArrayList<>();
        for (String line : (View.of(Format.MARKDOWN).print(document) + "\n").split("\n", -1)) {
            if (line.startsWith("|")) {
                block.add(line);
            } else {
                assertThat(block.stream().map(FormatsTest::bars).distinct().toList()).hasSizeLessThan(2);
                block.clear();
            }
        }
    }

    private static long bars(String row) {
        return row.replace("\\|", "").chars().filter(c -> c == '|').count();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void thePageIsWellFormedAndItsLinksLeadSomewhere(String name, Document document) throws Exception {
        String page = View.of(Format.HTML).print(document);
        Set<String> ids = new HashSet<>();
        for (Element e : elements(page)) {
            if (e.hasAttribute("id")) {
                assertThat(ids.add(e.getAttribute("id"))).as(e.getAttribute("id")).isTrue();
            }
        }
        Set<String> keys = keys(page);
        for (Element e : elements(page)) {
            if (e.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(e.getAttribute("href").substring(1));
            }
            if (e.hasAttribute("data-anchor")) {
                assertThat(ids).contains(e.getAttribute("data-anchor"));
            }
        }
        assertThat(keys).isNotEmpty();
        assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(");
    }

    private static Set<String> keys(String page) throws Exception {
        Set<String> keys = new HashSet<>();
        elements(page).stream().filter(e -> e.hasAttribute("data-key")).forEach(e -> keys.add(e.getAttribute("data-key")));
        return keys;
    }

    private static List<Element> elements(String page) throws Exception {
        String markup = page.replaceAll("(?s)<(script|style)>.*?</\\1>", "").replace("<!DOCTYPE html>", "");
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)))
                .getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int k = 0; k < all.getLength(); k++) {
            elements.add((Element) all.item(k));
        }
        return elements;
    }

    /** What a symbol of the network is can be looked up wherever it stands in a line of the derivation. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void symbolsOfTheNetworkAreInTheGlossary(String name, Document document) throws Exception {
        String page = View.of(Format.HTML).print(document);
        Set<String> known = keys(page);
        List<Element> main = elements(page.substring(page.indexOf("<main>"), page.indexOf("</main>") + 7));
        Set<String> unknown = new HashSet<>();
        for (Element e : main) {
            if (e.getAttribute("class").equals("s") && isIn(e, Set.of("forward", "backward", "gradients", "layers"))) {
                String key = (e.hasAttribute("data-adjoint") ? "d:" : "s:") + e.getAttribute("data-symbol");
                if (!known.contains(key)) {
                    unknown.add(key);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isIn(Element e, Set<String> sections) {
        for (Node n = e; n instanceof Element parent; n = n.getParentNode()) {
            if (sections.contains(parent.getAttribute("id"))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void jsonIsReadBack(String name, Document document) {
        Map<?, ?> json = (Map<?, ?>) new JsonReader(View.of(Format.JSON).print(document)).read();
        assertThat(json.get("title")).isEqualTo(document.title());
        assertThat((List<?>) json.get("sections")).hasSameSizeAs(document.sections());
        assertThat((List<?>) json.get("glossary")).hasSameSizeAs(document.glossary());
    }

    @Test
    void textIsEscapedOncePerFormat() {
        String wild = "a<b & c>d \"e\" \\f{g}_h^i#j%k$l~m|n*o`p[q]";
        Document.Section section = new Document.Section(
                "wild", wild, Prose.of(wild), List.of(new Document.Remark(Prose.of(wild)),
                        new Document.Table(List.of("x", wild), List.of(List.of(Prose.of(wild), Prose.NONE)))));
        Document document = new Document(
                "Wild", "l", List.of(), new Document.Graph(List.of(), List.of()), List.of(section));
        assertThat(View.of(Format.HTML).print(document)).contains("a&lt;b &amp; c&gt;d").doesNotContain("a<b");
        assertThat(View.of(Format.MARKDOWN).print(document)).contains("a\\<b").doesNotContain("a<b");
        assertThat(View.of(Format.LATEX).print(document)).contains("a$<$b \\& c$>$d").doesNotContain("a<b");
        Map<?, ?> json = (Map<?, ?>) new JsonReader(View.of(Format.JSON).print(document)).read();
        assertThat(((Map<?, ?>) ((List<?>) json.get("sections")).get(0)).get("heading")).isEqualTo(wild);
        assertThat(View.of(Format.TEXT).print(document)).contains(wild);
    }
}
