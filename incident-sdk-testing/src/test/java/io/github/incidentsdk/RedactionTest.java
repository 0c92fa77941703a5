package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.json.EventJson;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.redaction.Known;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S21: what redactors hide is in no line of the journal, in nothing that a sink is told, and in no line of the log. */
@Tag("S21")
@Timeout(240)
class RedactionTest {

    private static final String EMAIL = "canary.ann@example.org";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.c2lnbmF0dXJl";
    private static final String ALL = EMAIL + ", " + CARD + ", " + JWT;
    private static final List<String> CANARIES =
            List.of("canary", "4111", "1111", "eyJhbGci", "eyJzdWIi", "example.org");

    private static final Redactors REDACTORS = Redactors.keyedBy(Secret.of("0123456789abcdef0123456789abcdef"))
            .with(Known.EMAIL)
            .with(Known.CARD)
            .with(Known.JWT);

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process() {
        return Desk.manager(time, pager)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .type(IncidentType.named("payment-stuck")
                        .title("Payment of {customer} in {shop} is stuck")
                        .by("customer")
                        .build())
                .type(IncidentType.named("queue-full")
                        .by("mailbox")
                        .title("{mailbox} is full")
                        .build())
                .redaction(REDACTORS);
    }

    private static void everything(IncidentDetails details) {
        details.by("customer", EMAIL)
                .by("not-a-by-" + EMAIL, EMAIL)
                .tag("card", CARD)
                .tag("token", JWT)
                .tag("long", "x ".repeat(505) + EMAIL + "x".repeat(2_000))
                .tag(EMAIL, "x")
                .metric(EMAIL, 1)
                .component(ALL)
                .cause(new IllegalStateException("no such user: " + ALL));
    }

    private static void everyVerb(Incident incident) {
        incident.observe(i -> i.tag("seen", ALL).metric(CARD, 2));
        incident.note(ALL)
                .update(Audience.CUSTOMERS, ALL)
                .link(ALL, "https://example.net/?user=" + EMAIL)
                .role(EMAIL, EMAIL)
                .changeNearby(EMAIL, ALL)
                .severity(Severity.SEV1, ALL)
                .component(ALL)
                .cause(new IOException(ALL));
        incident.as(EMAIL).acknowledge();
        incident.as(EMAIL).mitigate(ALL);
        incident.as(EMAIL).resolve(ALL).review(ALL).close(ALL);
    }

    private void assertNothingIsKept(List<String> logged) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text).as("%s", file).doesNotContain(CANARIES.toArray(String[]::new));
            }
        }
        for (Delivery delivery : pager.attempts()) {
            assertThat(told(delivery)).doesNotContain(CANARIES.toArray(String[]::new));
        }
        assertThat(String.join("\n", logged)).doesNotContain(CANARIES.toArray(String[]::new));
    }

    private static String told(Delivery delivery) {
        return new String(
                JsonWriter.bytes(json -> json.object("e", e -> EventJson.write(e, delivery.event()))
                        .object("i", i -> EventJson.write(i, delivery.incident()))),
                StandardCharsets.UTF_8);
    }

    @Test
    void whateverIsSaidByCodeAndPeopleIsRedactedBeforeItIsKeptOrTold() throws IOException {
        List<String> logged;
        try (LogLines log = new LogLines();
                IncidentManager manager = process().build()) {
            Incident incident = manager.declare("payment-stuck", RedactionTest::everything);
            manager.declare("payment-stuck", RedactionTest::everything);
            manager.declare("ad-hoc-" + EMAIL, i -> i.title(ALL));
            manager.declare("by-of-its-own", i -> i.by(EMAIL, EMAIL).by("token", JWT));
            assertThatThrownBy(() -> manager.guard("import of " + EMAIL, () -> {
                        throw new IllegalStateException(ALL);
                    }))
                    .hasMessage(ALL);
            manager.silence(new Silence(
                    "move",
                    Matching.everything().tag("customer", EMAIL),
                    time.wall().plusSeconds(60),
                    EMAIL,
                    ALL));
            manager.endSilence("move", EMAIL);
            pager.answerNext(DeliveryOutcome.refused("no such user " + ALL));
            manager.declare("refused");
            everyVerb(incident);
            manager.flush(Duration.ofSeconds(5));
            logged = log.messages(ch.qos.logback.classic.Level.TRACE);

            IncidentSnapshot kept = incident.snapshot();
            assertThat(kept.by().get("customer")).matches("redacted-[a-p]{26}");
            assertThat(kept.title()).isEqualTo("Payment of " + kept.by().get("customer") + " in {shop} is stuck");
            assertThat(kept.tags()).containsEntry("card", "[card]").containsEntry("token", "[jwt]");
            assertThat(kept.acknowledgedBy()).hasToString("person:[email]");
            assertThat(kept.cut()).isTrue();
        }
        assertThat(pager.kinds())
                .containsAll(new TreeSet<>(List.of(
                        "declared",
                        "noted",
                        "updated",
                        "linked",
                        "role-taken",
                        "change-nearby",
                        "severity-set",
                        "resolved")));
        assertNothingIsKept(logged);
    }

    @Test
    void twoWhoAreHiddenStayTwoAndAreTheSameAfterARestart() throws IOException {
        String ann;
        try (IncidentManager manager = process().build()) {
            ann = manager.declare("payment-stuck", i -> i.by("customer", EMAIL)).key();
            assertThat(manager.declare("payment-stuck", i -> i.by("customer", "bob." + EMAIL))
                            .key())
                    .isNotEqualTo(ann);
            assertThat(manager.declare("payment-stuck", i -> i.by("customer", EMAIL))
                            .snapshot()
                            .count())
                    .isEqualTo(2);
            assertThatThrownBy(() -> manager.guard("import of " + EMAIL, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            assertThat(manager.open()).hasSize(3);
            manager.flush(Duration.ofSeconds(5));
        }
        try (IncidentManager manager = process().build()) {
            Incident again = manager.declare("payment-stuck", i -> i.by("customer", EMAIL));
            assertThat(again.key()).isEqualTo(ann);
            assertThat(again.snapshot().count()).isEqualTo(3);
            manager.guard("import of " + EMAIL, () -> {});
            time.advance(Duration.ofSeconds(10));
            assertThat(manager.open()).hasSize(2);
        }
        assertNothingIsKept(List.of());
    }

    @Test
    void whatRulesSeeInLabelsIsRedactedAndTheirIncidentsGoOnAfterARestart() throws IOException {
        IncidentRule rule = IncidentRule.named("mailbox-full")
                .declares("queue-full")
                .metric("depth", "queue_depth")
                .level(Severity.SEV2, "depth > 10")
                .build();
        String key;
        try (IncidentManager manager = process().rule(rule).build()) {
            manager.metrics().gauge("queue_depth", Labels.of("mailbox", EMAIL, "host", "h " + CARD), () -> 42);
            time.advance(Duration.ofMinutes(3));
            key = manager.open().get(0).key();
            assertThat(manager.open()).hasSize(1);
            assertThat(manager.open().get(0).snapshot().tags()).containsEntry("host", "h [card]");
            manager.flush(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofMinutes(1));
        pager.clear();
        try (IncidentManager manager = process().rule(rule).build()) {
            manager.metrics().gauge("queue_depth", Labels.of("mailbox", EMAIL, "host", "h " + CARD), () -> 42);
            time.advance(Duration.ofMinutes(10));
            assertThat(manager.open()).extracting(Incident::key).containsExactly(key);
            assertThat(pager.kinds()).doesNotContain("declared", "resolved", "reopened");
            manager.flush(Duration.ofSeconds(5));
        }
        assertNothingIsKept(List.of());
    }

    @SuppressWarnings("try") // being installed is all it is there for
    @Test
    void whatWasDeclaredBeforeAnybodyCouldRedactIsRedactedWhenItIsTakenOver() {
        Desk.forgetFacade();
        Incident early = Incidents.declare("payment-stuck", RedactionTest::everything);
        try (IncidentManager manager = process().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(early.snapshot().by().get("customer")).matches("redacted-[a-p]{26}");
            time.runUntilIdle();
            assertThat(pager.attempts().stream().map(RedactionTest::told).collect(Collectors.joining()))
                    .contains("payment-stuck")
                    .doesNotContain(CANARIES.toArray(String[]::new));
        } finally {
            Desk.forgetFacade();
        }
    }

    @Test
    void aRedactorThatFailsHidesTheTextIsCountedAndSaidOnce() throws IOException {
        List<String> warnings;
        try (LogLines log = new LogLines();
                IncidentManager manager = process()
                        .redaction(REDACTORS.with((where, text) -> {
                            throw new IllegalStateException(text);
                        }))
                        .build()) {
            Incident incident = manager.declare("payment-stuck", RedactionTest::everything);
            incident.note("harmless");
            time.advance(Duration.ofSeconds(5));
            assertThat(manager.ignored().get(Ignored.REDACTOR_FAILED)).isGreaterThan(8);
            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.snapshot().tags()).containsValue("[redacted]");
            IncidentEvent last = pager.last().event();
            assertThat(((IncidentEvent.Noted) last).text()).isEqualTo("[redacted]");
            warnings = log.warnings();
        }
        assertThat(warnings)
                .filteredOn(line -> line.startsWith("A redactor threw java.lang.IllegalStateException at "))
                .hasSize(1);
        assertNothingIsKept(warnings);
    }

    @Test
    void neitherStacksNorTheContextOfLogsAreKept() throws IOException {
        org.slf4j.MDC.put("user", "CANARY-CONTEXT");
        try (IncidentManager manager = process().build()) {
            manager.declare("payment-stuck", i -> i.cause(new IllegalStateException("x")));
            manager.flush(Duration.ofSeconds(5));
            String told = pager.attempts().stream().map(RedactionTest::told).collect(Collectors.joining());
            assertThat(told)
                    .contains("IllegalStateException")
                    .doesNotContain("CANARY-CONTEXT", "RedactionTest", "stack");
        } finally {
            org.slf4j.MDC.remove("user");
        }
    }
}
