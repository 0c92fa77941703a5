package io.github.incidentsdk.sink.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.sink.TestDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S10: nobody's words mention anybody or lead anywhere else than they say. */
@Tag("S10")
class MrkdwnTest {

    private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");
    private static final Pattern OWN_LINK =
            Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+([/?#][\\x21-\\x7e&&[^|<>\"`]]*)?");
    private static final Pattern ENTITIES = Pattern.compile("&(amp|lt|gt);");
    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here|x>",
            "<@U123>",
            "<#C1>",
            "<!subteam^S1>",
            "<!date^1^{date}|x>",
            "<https://evil.example|https://bank.example>",
            "https://bank.example@evil.example/",
            "https://a.example/?a=1&b=2|c>",
            "http://[::1]/<b>",
            "&lt;!channel&gt;",
            "&amp;lt;",
            "&",
            "<",
            ">",
            "|",
            "@here",
            "*b*",
            "`",
            "```",
            "\n",
            "\u202e",
            "\u2066",
            "🔥",
            "\ud800",
            "\udc00",
            "é",
            " ",
            "x",
            "javascript:alert(1)",
            "…[cut]");

    @ParameterizedTest
    @CsvSource({
        "<!channel>,&lt;!channel&gt;",
        "a & b,a &amp; b",
        "&lt;,&amp;lt;",
        "<https://e.example|bank>,&lt;https://e.example|bank&gt;",
        "\u202Eevil,\uFFFDevil",
        "plain *bold* _it_ `x` | @here #general,plain *bold* _it_ `x` | @here #general"
    })
    void escapesWhatMeansSomethingAndNothingElse(String words, String escaped) {
        assertThat(new Mrkdwn(1_000).say(words)).hasToString(escaped);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?a=1&b=2,<https://a.example/x?a=1&amp;b=2>",
        "https://a.example/x|y>z,<https://a.example/x%7Cy%3Ez>",
        "https://a.example/é,<https://a.example/%C3%A9>",
        "HTTPS://a.example,<HTTPS://a.example>"
    })
    void aLinkShowsWhereItLeads(String url, String link) {
        assertThat(new Mrkdwn(1_000).link(url)).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "mailto:a@b.example",
                "ftp://a.example/x",
                "https://bank.example@evil.example/",
                "https:///x",
                "https://a b.example/",
                "https://b\u0430nk.example/",
                "//a.example",
                "no link"
            })
    void whatIsNoLinkForABrowserIsWords(String url) {
        assertThat(new Mrkdwn(1_000).link(url)).hasToString(url);
    }

    @Test
    void cutsVisiblyAndNeverThroughAnEntityALinkOrACharacter() {
        assertThat(new Mrkdwn(10).say("0123456789")).hasToString("0123456789");
        assertThat(new Mrkdwn(10).say("01234567890")).hasToString("0123…[cut]");
        assertThat(new Mrkdwn(12).say("012&<>x")).hasToString("012…[cut]");
        assertThat(new Mrkdwn(10).say("🔥🔥🔥🔥🔥🔥")).hasToString("🔥🔥…[cut]");
        assertThat(new Mrkdwn(24).say("see ").link("https://a.example/12").say("."))
                .hasToString("see …[cut]");
        assertThat(new Mrkdwn(10).say("01234567890").say("more").mark("*")).hasToString("0123…[cut]");
    }

    /** Every text of every block and every fallback, of random incidents in both modes of speaking. */
    @Test
    void whateverTheWordsAreTheMarkupIsOurs() {
        long seed = Long.getLong("slack.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            for (String text : texts(random)) {
                assertThat(text).as("-Dslack.seed=%d round %d", seed, round).satisfies(MrkdwnTest::isHarmless);
            }
        }
    }

    private static void isHarmless(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(Blocks.SECTION).doesNotContain("\u202e", "\u2066");
        Matcher markup = MARKUP.matcher(text);
        while (markup.find()) {
            assertThat(markup.group(1)).matches(OWN_LINK);
        }
        String words = MARKUP.matcher(text).replaceAll("");
        assertThat(words).doesNotContain("<", ">");
        assertThat(ENTITIES.matcher(text).replaceAll("")).doesNotContain("&");
    }

    private static List<String> texts(Random random) {
        IncidentSnapshot incident = incident(random);
        List<String> texts = new ArrayList<>(new Facts(incident).fields());
        assertThat(texts).allSatisfy(field -> assertThat(field).hasSizeLessThanOrEqualTo(Blocks.FIELD));
        texts.add(Headline.of(incident, 150));
        assertThat(texts.get(texts.size() - 1)).hasSizeLessThanOrEqualTo(150);
        texts.add(Story.of(incident));
        texts.add(Footer.of(incident));
        IncidentEvent.Stamp stamp =
                new IncidentEvent.Stamp("v1-key", "id", 2, TestDelivery.AT, Actor.person(words(random, 60)));
        texts.add(Detail.lines(List.of(
                new Detail(new IncidentEvent.Noted(stamp, words(random, 400))),
                new Detail(new IncidentEvent.Updated(stamp, Audience.CUSTOMERS, words(random, 10))),
                new Detail(new IncidentEvent.Linked(stamp, new Link(words(random, 3), words(random, 3)))),
                new Detail(new IncidentEvent.RoleTaken(stamp, words(random, 2), words(random, 2))))));
        return texts;
    }

    private static IncidentSnapshot incident(Random random) {
        return SlackStory.incident()
                .title(words(random, 40))
                .service(words(random, 3))
                .component(words(random, 3))
                .instance(words(random, 3))
                .owner(words(random, 3))
                .category(words(random, 3))
                .by(Map.of(words(random, 3), words(random, 60)))
                .tags(Map.of(words(random, 3), words(random, 300), "runbook", words(random, 3)))
                .metrics(Map.of(words(random, 3), random.nextDouble()))
                .roles(Map.of(words(random, 3), words(random, 3)))
                .links(List.of(
                        new Link(words(random, 3), words(random, 5)),
                        new Link("runbook", "https://a.example/" + words(random, 3))))
                .claims(List.of(new Claim(
                        Actor.rule(words(random, 3)),
                        Severity.SEV1,
                        Map.of(words(random, 2), 1.5),
                        TestDelivery.AT,
                        Claim.State.HOLDS)))
                .cause(new Cause(words(random, 3), words(random, 300), null))
                .duplicateOf(words(random, 2))
                .status(random.nextBoolean() ? Status.RESOLVED : Status.ACKNOWLEDGED)
                .resolution(random.nextBoolean() ? Resolution.DUPLICATE : null)
                .resolutionText(words(random, 300))
                .acknowledgedBy(Actor.person(words(random, 3)))
                .resolvedBy(Actor.guard(words(random, 3)))
                .build();
    }

    private static String words(Random random, int most) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            words.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return words.toString();
    }
}
