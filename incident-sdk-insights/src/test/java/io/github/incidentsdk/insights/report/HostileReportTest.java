package io.github.incidentsdk.insights.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("S12")
class HostileReportTest {

    private static final String HARMLESS = "plain";

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</title></style></svg></desc><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)\" x=\"",
                "' onfocus='alert(1)",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "<!-- --><svg/onload=alert(1)>",
                "]]><![CDATA[<script>alert(1)</script>",
                "&lt;script&gt;&#60;img src=x&#62;",
                "[a](javascript:alert(1)) ![b](https://example.com/x.png) <https://example.com>",
                "https://example.com/track www.example.com a@example.com",
                "| a | b |\n|---|---|\n# heading\n- list\n> quote\n```\ncode",
                "    indented\n\n***\n1. one\n2) two\n+ three\n=== ",
                "[a]: https://example.com\n[a]",
                "*bold* _it_ ~~gone~~ `code` \\` \\",
                "=HYPERLINK(\"https://example.com\")",
                "a\u0000b\u0007\u2028c\u202Ed\uD800");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void addsNoElementAttributeOrAddressToThePage(String text) {
        Document harmless = Jsoup.parse(MadeUp.report(HARMLESS).html());
        Document page = Jsoup.parse(MadeUp.report(text).html());

        assertThat(elements(page)).isEqualTo(elements(harmless));
        assertThat(attributes(page)).isEqualTo(attributes(harmless));
        assertThat(addresses(page)).isEqualTo(addresses(harmless)).allMatch(address -> address.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void showsItAsItIs(String text) {
        String shown = Jsoup.parse(MadeUp.report(text).html()).select("h1").text();

        assertThat(shown.replaceAll("[\uFFFD\u2028\\s]+", ""))
                .isEqualTo(text.replaceAll("[\\s\\p{Cntrl}\u2028\u202E\uD800]+", ""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void addsNoMarkupToTheText(String text) {
        for (Voice voice : Voice.values()) {
            assertThat(shape(MadeUp.report(text).markdown(voice)))
                    .as("%s", voice)
                    .isEqualTo(shape(MadeUp.report(HARMLESS).markdown(voice)));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsTablesOfTheTextInShape(String text) {
        assertThat(bars(MadeUp.report(text))).isEqualTo(bars(MadeUp.report(HARMLESS)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void makesNothingThatRenderersTakeForALink(String text) {
        String markdown = MadeUp.report(text).markdown(Voice.ENGINEERS);

        assertThat(markdown).doesNotContainPattern("(?<!\\\\)://").doesNotContain("www.");
    }

    @Test
    void leadsOnlyToTheIncidentsOfThePage() {
        Document page = Jsoup.parse(MadeUp.report(HARMLESS).html());

        assertThat(page.select("a")).isNotEmpty();
        for (Element link : page.select("a")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
    }

    /** How many there are of each, but for what tells a pointer the whole of a text that was cut. */
    private static Map<String, Long> elements(Document page) {
        return page.getAllElements().stream()
                .filter(element -> !element.is("svg text > title"))
                .collect(Collectors.groupingBy(Element::tagName, TreeMap::new, Collectors.counting()));
    }

    private static Set<String> attributes(Document page) {
        Set<String> names = new TreeSet<>();
        page.getAllElements()
                .forEach(element ->
                        element.attributes().forEach(each -> names.add(element.tagName() + " " + each.getKey())));
        return names;
    }

    private static List<String> addresses(Document page) {
        return Stream.of("href", "src", "xlink:href", "action", "srcset")
                .flatMap(name -> page.getElementsByAttribute(name).eachAttr(name).stream())
                .toList();
    }

    /** The kinds of all nodes but text, in order. */
    private static List<String> shape(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        assertThat(Jsoup.parse(HtmlRenderer.builder().build().render(document))
                        .select("script, img, a, code, em, strong"))
                .isEmpty();
        List<String> kinds = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
                    if (!(each instanceof Text)) {
                        kinds.add(each.getClass().getSimpleName());
                    }
                }
                super.visitChildren(parent);
            }
        });
        return kinds;
    }

    /** How many cells each line of a table has. */
    private static List<Integer> bars(Report report) {
        return report.markdown(Voice.ENGINEERS)
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length())
                .toList();
    }
}
