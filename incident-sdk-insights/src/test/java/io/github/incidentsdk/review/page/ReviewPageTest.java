package io.github.incidentsdk.review.page;

import static io.github.incidentsdk.model.Audience.CUSTOMERS;
import static io.github.incidentsdk.model.Audience.RESPONDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Hostile;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Narrative;
import io.github.incidentsdk.review.RandomReviews;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S12")
class ReviewPageTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
    private static final LocalDate TODAY = FullReview.TODAY;
    private static final Set<String> HEAD = Set.of("html", "head", "meta", "style", "title");
    private static final Set<String> SHOWN = Set.of(
            ("body main section div h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr th td strong em code pre blockquote a span br "
                            + "hr figure figcaption svg g rect line path circle text title desc")
                    .split(" "));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("aria-label class cx cy d height href r role scope tabindex viewbox width x x1 x2 y y1 y2 content charset http-equiv "
                            + "name lang")
                    .split(" "));

    @Test
    void showsWhatIsInItWithActionsByOwnerAndOverdueOnesCounted() {
        Document page = page(FullReview.of("plain"), RESPONDERS);
        assertThat(page.select("h1").text()).isEqualTo("plain");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Summary",
                        "Who felt what",
                        "Prologue",
                        "Trigger",
                        "Impact",
                        "Epilogue",
                        "Perspectives",
                        "Contributing factors",
                        "Mitigators",
                        "Luck",
                        "Surprises",
                        "Risks",
                        "Open questions",
                        "Takeaways",
                        "Proposals",
                        "Actions",
                        "Timeline",
                        "Severity",
                        "Metrics",
                        "Told",
                        "Held back",
                        "Gaps",
                        "plain");
        Element actions = section(page, "Actions");
        assertThat(actions.select("p").first().text()).isEqualTo("1 of 3 settled; 1 overdue on 2026-04-02.");
        assertThat(actions.select("h3").eachText()).containsExactly("billing", "plain");
        assertThat(actions.select("li .mark").eachText()).containsExactly("overdue");
        assertThat(section(page, "Timeline").select("tbody tr").get(1).text())
                .isEqualTo("2026-03-02 06:00:00 plain plain found later plain");
        assertThat(section(page, "Metrics").select("svg path")).isNotEmpty();
    }

    @Test
    void leavesOutWhatNobodySaid() {
        Document page = page(Review.of("v1-a-1", "Spend spike").build(), RESPONDERS);
        assertThat(page.select("h2")).isEmpty();
        assertThat(page.select("tbody tr").eachText()).containsExactly("Incident v1-a-1", "Review draft");
    }

    @Test
    void makesElementsOfMarkdownAndTextOfHtml() {
        Document page = page(
                Review.of("v1-a-1", "x")
                        .summary(
                                "# Big\n\n*so* **what** `code`\n\n- a\n- b\n\n1. c\n\n> quoted\n\n```\n<b>\n```\n\n<b>bold</b> <i>x</i>\n\n"
                                        + "[link](https://example.org/a?b=1&c=2) [bad](javascript:alert(1)) ![picture](https://example.org/x.png)")
                        .build(),
                RESPONDERS);
        Element summary = section(page, "Summary");
        assertThat(summary.select("h4").text()).isEqualTo("Big");
        assertThat(summary.select("em, strong, code, li, blockquote, pre").eachText())
                .containsExactly("so", "what", "code", "a", "b", "c", "quoted", "<b>");
        assertThat(summary.select("b, i, img")).isEmpty();
        assertThat(summary.text()).contains("<b>bold</b> <i>x</i>");
        assertThat(summary.select("a").eachAttr("href"))
                .containsExactly("https://example.org/a?b=1&c=2", "https://example.org/x.png");
    }

    @Test
    void hasTheSameElementsWhateverStandsInFieldsOfOneLine() {
        List<String> plain = shape(page(FullReview.lines("word"), RESPONDERS));
        for (String piece : Hostile.pieces()) {
            assertThat(shape(page(FullReview.lines("word " + piece + " word"), RESPONDERS)))
                    .as(piece)
                    .isEqualTo(plain);
        }
    }

    @Test
    void holdsNothingThatRunsLoadsOrLeadsAstrayWhateverIsWritten() {
        long seed = new Random().nextLong();
        System.out.println("ReviewPageTest seed " + seed);
        RandomReviews reviews = new RandomReviews(new Random(seed));
        for (int i = 0; i < 60; i++) {
            Review review = reviews.next();
            for (Audience audience : Audience.values()) {
                check(page(review, audience), "seed " + seed + ", review " + i);
            }
        }
        for (String piece : Hostile.pieces()) {
            check(
                    page(
                            FullReview.of(piece + "\n" + piece + " [x](" + piece + ") ![x](" + piece + ")\n\n" + piece),
                            RESPONDERS),
                    piece);
        }
    }

    @Test
    void survivesWhatIsNestedDeeperThanAnybodyWrites() {
        Document page = page(
                Review.of("v1-a-1", "x").summary(">".repeat(20_000) + " deep").build(), RESPONDERS);
        assertThat(section(page, "Summary").text()).isEqualTo("Summary …");
    }

    @Test
    void isUnableToRunOrLoadAnything() {
        Document page = page(Review.of("v1-a-1", "x").build(), RESPONDERS);
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; ");
    }

    @Test
    void showsCustomersNothingFromInside() {
        assertThat(page(
                                FullReview.of("secret").toBuilder()
                                        .title("Slow pages")
                                        .narrative(new Narrative("secret", "secret", "slow", "secret"))
                                        .impacts(List.of(
                                                new Impact("customers", "slow"), new Impact("finance", "secret")))
                                        .told(List.of(
                                                new Told(SIX, "stakeholders", Told.Kind.AUDIENCE, "told", "secret")))
                                        .actions(List.of(
                                                Action.of("cap the fleet").ownedBy("secret")))
                                        .build(),
                                CUSTOMERS)
                        .text()
                        .replace("Incident secret", ""))
                .contains("cap the fleet", "slow")
                .doesNotContain("secret");
    }

    private static Document page(Review review, Audience audience) {
        return Jsoup.parse(ReviewPage.html(review, audience, TODAY));
    }

    private static Element section(Document page, String heading) {
        return page.select("section").stream()
                .filter(section -> section.child(0).text().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private static void check(Document page, String where) {
        Set<String> elements = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            boolean isHead = HEAD.contains(element.normalName()) && element.closest("body") == null;
            if (!(element instanceof Document) && !isHead && !SHOWN.contains(element.normalName())) {
                elements.add(element.normalName());
            }
            for (Attribute attribute : element.attributes()) {
                if (!ATTRIBUTES.contains(attribute.getKey().toLowerCase(java.util.Locale.ROOT))) {
                    elements.add(element.normalName() + "@" + attribute.getKey());
                }
            }
        }
        assertThat(elements).as(where).isEmpty();
        assertThat(page.select("style, script, img, iframe, object, form, link, base"))
                .as(where)
                .hasSize(1);
        for (String href : page.select("[href]").eachAttr("href")) {
            assertThat(href).as(where).matches("(?is)(https?://|mailto:|#).*");
        }
    }

    /** Elements and their attributes' names, in their order. */
    private static List<String> shape(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.normalName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .collect(Collectors.joining(" ", " ", "")))
                .toList();
    }
}
