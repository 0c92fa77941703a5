package io.github.incidentsdk.sink.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.Goldens;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.TestDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Slack is sent, request by request, for each kind of event; written anew with {@code -Dgoldens=write}. */
class SlackGoldenTest {

    private static final IncidentSnapshot HOSTILE = SlackStory.incident()
            .title("<!channel> & <@U123> <https://evil.example|https://bank.example>")
            .owner("<!subteam^S1> & co")
            .by(Map.of("<!here>", "<!everyone>"))
            .tags(Map.of("runbook", "https://bank.example@evil.example/", "a<b", "javascript:alert(1)"))
            .links(List.of(new Link("<https://bank.example>", "https://evil.example/|https://bank.example>")))
            .roles(Map.of("<#C1>", "<@U1>"))
            .build();

    @RegisterExtension
    static final SlackServer slack = new SlackServer();

    static Stream<String> kinds() {
        return new TreeSet<>(IncidentEvent.kinds()).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void updatesTheMessageAndTellsTheThread(String kind) throws Exception {
        Map<String, String> receipts = SlackStory.noReceipts();
        try (IncidentSink sink = slack.api()) {
            sink.deliver(SlackStory.declared(receipts));
            SlackDelivery next = kind.equals("declared")
                    ? SlackStory.declared(SlackStory.noReceipts())
                    : SlackStory.next(kind, 2, receipts);
            slack.forget();
            assertThat(sink.deliver(next)).isEqualTo(DeliveryOutcome.accepted());
        }
        Goldens.hold(SlackGoldenTest.class, "api/" + kind + ".txt", slack.transcript());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void postsToAWebhook(String kind) throws Exception {
        SlackDelivery next = SlackStory.next(kind, 2, SlackStory.noReceipts());
        boolean silent = List.of("observed", "state-kept").contains(kind);
        try (IncidentSink sink = slack.webhook()) {
            DeliveryOutcome outcome = sink.deliver(kind.equals("declared") ? next.opening() : next);
            assertThat(outcome).isInstanceOf(silent ? DeliveryOutcome.Skipped.class : DeliveryOutcome.Accepted.class);
        }
        Goldens.hold(SlackGoldenTest.class, "webhook/" + kind + ".txt", slack.transcript());
    }

    @Test
    void whatWasKnownBeforeStandsInTheMessageUntilTheEnd() throws Exception {
        Map<String, String> receipts = SlackStory.noReceipts();
        try (IncidentSink sink = slack.api()) {
            sink.deliver(KnownBefore.much(SlackStory.declared(receipts)));
            sink.deliver(KnownBefore.much(SlackStory.next("waiting", 2, receipts)));
            sink.deliver(KnownBefore.much(SlackStory.next("resolved", 3, receipts)));
        }
        try (IncidentSink sink = slack.webhook()) {
            sink.deliver(KnownBefore.much(SlackStory.declared(SlackStory.noReceipts())));
        }
        Goldens.hold(SlackGoldenTest.class, "known-before.txt", slack.transcript());
    }

    @Test
    void thePageShowsWhatIsSent() throws Exception {
        try (IncidentSink sink = slack.api()) {
            sink.deliver(KnownBefore.much(SlackStory.declared(SlackStory.noReceipts())));
        }
        String page = Files.readString(Path.of("../docs/known-before.md"));
        int begin = page.indexOf("```text\nSEV2 means") + "```text".length();
        String sample = page.substring(begin, page.indexOf("```", begin));

        assertThat(sample.lines().filter(line -> !line.isEmpty())).hasSize(14);
        assertThat(slack.transcript()
                        .replace("\\n", "\n")
                        .replaceAll("[*<>]", "")
                        .lines())
                .extracting(line -> line.replaceFirst("^.*\"text\" : \"", "").replaceFirst("\",?$", ""))
                .containsAll(sample.lines().filter(line -> !line.isEmpty()).toList());
    }

    @Test
    void whatWasKnownBeforeIsNeitherMarkupNorTooLong() throws Exception {
        String hostile = "<!channel> <https://evil.example|https://bank.example> & *bold* \u202e";
        try (IncidentSink sink = slack.api()) {
            sink.deliver(KnownBefore.only(hostile, SlackStory.declared(SlackStory.noReceipts())));
        }
        assertThat(slack.transcript()).doesNotContain("<!channel>", "<https://evil", "\u202e");
        slack.forget();
        try (IncidentSink sink = slack.api()) {
            sink.deliver(KnownBefore.only("<".repeat(1_000), SlackStory.declared(SlackStory.noReceipts())));
        }
        Matcher texts = Pattern.compile("\"text\" : \"([^\"]*)\"").matcher(slack.transcript());
        assertThat(texts.results()
                        .map(text -> text.group(1).replace("\\n", "\n").length()))
                .isNotEmpty()
                .allMatch(length -> length <= 3_000);
    }

    @Test
    void anIncidentThatRoseToTheFilterOpensWithWhatRaisedIt() throws Exception {
        SlackDelivery opening =
                SlackStory.next("severity-changed", 2, SlackStory.noReceipts()).opening();
        try (IncidentSink sink = slack.api()) {
            sink.deliver(opening);
        }
        try (IncidentSink sink = slack.webhook()) {
            sink.deliver(opening);
        }
        Goldens.hold(SlackGoldenTest.class, "opens-by-severity-changed.txt", slack.transcript());
    }

    @Test
    void eventsThatWereCollapsedAreToldEach() throws Exception {
        Map<String, String> receipts = SlackStory.noReceipts();
        SlackDelivery last = SlackStory.next("mitigated", 4, receipts)
                .after(
                        SlackStory.next("noted", 2, receipts).event(),
                        SlackStory.next("acknowledged", 3, receipts).event());
        try (IncidentSink sink = slack.api()) {
            sink.deliver(SlackStory.declared(receipts));
            slack.forget();
            sink.deliver(last);
        }
        try (IncidentSink sink = slack.webhook()) {
            sink.deliver(last);
        }
        Goldens.hold(SlackGoldenTest.class, "collapsed.txt", slack.transcript());
    }

    @Test
    void aDrillSaysSo() throws Exception {
        try (IncidentSink sink = slack.api()) {
            sink.deliver(SlackStory.declared(SlackStory.noReceipts())
                    .of(SlackStory.incident()
                            .drill(true)
                            .title("DRILL: Cloud spend")
                            .build()));
        }
        Goldens.hold(SlackGoldenTest.class, "drill.txt", slack.transcript());
    }

    @Test
    @Tag("S10")
    void mentionsAndFakeLinksAreWordsInEveryField() throws Exception {
        IncidentEvent.Stamp stamp =
                new IncidentEvent.Stamp("v1-key", "id", 2, TestDelivery.AT, Actor.person("<@U999>"));
        SlackDelivery hostile = new SlackDelivery(
                new IncidentEvent.Noted(stamp, "<!channel> <https://evil.example|click> & > done"),
                HOSTILE,
                true,
                List.of(),
                SlackStory.noReceipts());
        try (IncidentSink sink = slack.api()) {
            sink.deliver(hostile);
        }
        try (IncidentSink sink = slack.webhook()) {
            sink.deliver(hostile);
        }
        Goldens.hold(SlackGoldenTest.class, "hostile.txt", slack.transcript());
    }
}
