package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.explain.RuleExplanation;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why was nobody paged? Each reason in the words in which a person reads it. */
class ExplainTest {

    private static final String RULES = """
            incidents:
              service: checkout
              types:
                backlog: { title: "Orders wait", by: [queue] }
              rules:
                queue-depth:
                  declare: backlog
                  value: queue_depth
                  levels: { SEV1: "> 10000", SEV3: "> 1000" }
                  for: 2m
            """;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private double depth = 800;
    private @Nullable IncidentManager manager;

    ExplainTest() {
        start(RULES);
    }

    private void start(String rules) {
        start(rules, sink, Accepts.everything());
    }

    private void start(String rules, IncidentSink told, Accepts accepts) {
        close();
        manager = IncidentManager.builder()
                .config(IncidentConfig.parseYaml(rules, "incidents.yaml"))
                .instance("one")
                .sink("on-call", told, accepts)
                .workers(time)
                .build();
        manager.metrics().gauge("queue_depth", Map.of("queue", "orders"), () -> depth);
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    private IncidentManager manager() {
        return Objects.requireNonNull(manager);
    }

    private String explained() {
        return explanation().text();
    }

    private RuleExplanation explanation() {
        return manager().explain("queue-depth").orElseThrow();
    }

    @Test
    void belowTheLevel() {
        time.advance(Duration.ofMinutes(1));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: no level is true; the nearest is SEV3 (> 1000), 200 away.
                  queue=orders, queue_depth = 800
                    SEV1 (> 10000): false, 9200 away; inactive
                    SEV3 (> 1000): false, 200 away; inactive
                  evaluated 5 times, last at 2026-01-01T00:01:00Z; near misses: 0
                """);
    }

    @Test
    void pending() {
        depth = 4_200;
        time.advance(Duration.ofSeconds(75));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: SEV3 (> 1000) is true for 1m15s and must be for 2m.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; pending for 1m15s of 2m
                  evaluated 6 times, last at 2026-01-01T00:01:15Z; near misses: 0
                """);
    }

    @Test
    void nothingOpensYet() {
        start(RULES.replace("for: 2m", "for: 0s"), new RecordingSink(), Accepts.everything());
        depth = 4_200;
        time.advance(Duration.ofSeconds(1));

        assertThat(explained())
                .contains("\nNobody is told: nothing opens at its first 2 evaluations after a start;"
                        + " SEV3 (> 1000) is true and holds at number 3 if it still is.\n");
        assertThat(explanation().json()).contains("\"restoring\":2");
        time.advance(Duration.ofSeconds(15));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: nothing opens at its first 2 evaluations after a start; SEV3 (> 1000) is true and holds at the next \
                one if it still is.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; pending until the first evaluations are over
                  evaluated 2 times, last at 2026-01-01T00:00:15Z; near misses: 0; nothing opens at its first 2 evaluations \
                after a start
                """);
        assertThat(explanation().json()).contains("\"restoring\":1");
        time.advance(Duration.ofSeconds(15));
        assertThat(explained()).contains("\nTold: on-call.\n").doesNotContain("after a start");
    }

    @Test
    void heldByTheBand() {
        start(
                RULES.replace("for: 2m", "resolve: { when: \"< 500\", for: 1m }"),
                new RecordingSink(),
                Accepts.everything());
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));
        depth = 800;
        time.advance(Duration.ofSeconds(195));

        assertThat(explained()).contains("""
                  queue=orders, queue_depth = 800
                    SEV1 (> 10000): false, 9200 away; inactive
                    SEV3 (> 1000): false for 3m, 200 away; firing since 7m15s, kept so by the band until < 500 for 1m, 300 away
                """);
        assertThat(explanation().json())
                .contains(
                        "\"false_for_s\":180.0,\"held_until\":{\"when\":\"< 500\",\"for_s\":60.0,\"distance\":300.0}");
        depth = 400;
        time.advance(Duration.ofSeconds(30));

        assertThat(explained()).contains("SEV3 (> 1000): false, 600 away; recovering for 15s of 1m\n");
    }

    @Test
    void unknown() {
        depth = 4_200;
        time.advance(Duration.ofMinutes(1));
        depth = Double.NaN;
        time.advance(Duration.ofMinutes(3));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: what the rule looks at is unknown, which opens and closes nothing: a value is NaN.
                  queue=orders
                    SEV1 (> 10000): unknown; inactive
                    SEV3 (> 1000): unknown; pending for 1m of 2m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                """);
    }

    @Test
    void dead() {
        start(RULES.replace("queue_depth", "queue_dept"));
        time.advance(Duration.ofMinutes(10));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: the rule is dead, it has never seen anything: no source has ever reported metric 'queue_dept'.
                  evaluated 41 times, last at 2026-01-01T00:10:00Z; near misses: 0
                """);
    }

    @Test
    void shadow() {
        start(RULES + "      mode: shadow\n");
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: the rule is in shadow mode; live, it would hold SEV3 (> 1000).
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                  rule queue-depth in shadow mode since 2026-01-01T00:00:00Z: it would have opened backlog once, \
                0 overlapped what was declared, 0 did not, 1 undecided; it missed 0
                """);
        assertThat(explanation().json())
                .contains("\"mode\":\"shadow\"")
                .contains("\"score\":{\"since\":\"2026-01-01T00:00:00.000Z\",\"openings\":1,\"hits\":0,"
                        + "\"false_alarms\":0,\"missed\":0,\"undecided\":1}");
    }

    @Test
    void aRuleInShadowModeThatSeesNothingAlsoSaysWhatHinders() {
        start(RULES + "      mode: shadow\n");
        time.advance(Duration.ofMinutes(1));

        assertThat(explained())
                .contains("Nobody is told: the rule is in shadow mode; besides, no level is true;"
                        + " the nearest is SEV3 (> 1000), 200 away.");
    }

    @Test
    void flapping() {
        start(RULES.replace("for: 2m", "keep: 15s"), new RecordingSink(), Accepts.everything());
        for (int i = 0; i < 15; i++) {
            depth = i % 3 == 0 ? 4_200 : 800;
            time.advance(Duration.ofSeconds(15));
        }

        assertThat(explained()).contains("""
                Told: on-call.
                  queue=orders, queue_depth = 800
                    flapping: what is open stays so until that is calm
                """);
        assertThat(explanation().json()).contains("\"flapping\":true");
    }

    @Test
    void filteredByEverySink() {
        start(RULES, sink, Accepts.builder().from(Severity.SEV2).build());
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: it passes no sink's filter.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth holds it at SEV3
                  sink on-call is not for it: it accepts SEV2 and worse, and this is SEV3; last answer: none
                """);
    }

    @Test
    void silenced() {
        manager()
                .silence(new Silence(
                        "move",
                        Matching.rule("queue-depth").tag("queue", "orders").below(Severity.SEV1),
                        Instant.parse("2026-01-01T01:00:00Z"),
                        "anna",
                        "the queues move"));
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: on-call is told later: silence move by anna until 2026-01-01T01:00:00Z: the queues move.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth holds it at SEV3
                  sink on-call is told later: silence move by anna until 2026-01-01T01:00:00Z: the queues move; last answer: none
                """);
        assertThat(manager().open().get(0).explain().json()).contains("""
                "sinks":[{"sink":"on-call","standing":"held",\
                "why":"silence move by anna until 2026-01-01T01:00:00Z: the queues move",\
                "holds":[{"kind":"silence","id":"move","who":"anna","why":"the queues move",\
                "until":"2026-01-01T01:00:00.000Z"}]}]}""");
    }

    @Test
    void underMaintenanceAndSilencedAsWell() {
        start(RULES + """
                  silences:
                    orders: { tags: { queue: orders }, until: 2026-01-01T01:00:00Z, who: anna, why: the queues move }
                  maintenance:
                    racks:
                      from: 2026-01-01T00:00:00Z
                      until: 2026-01-01T02:00:00Z
                      who: bo
                      why: new racks
                """);
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: on-call is told later: silence orders by anna until 2026-01-01T01:00:00Z: the queues move; and \
                maintenance racks by bo until 2026-01-01T02:00:00Z: new racks.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth holds it at SEV3
                  sink on-call is told later: silence orders by anna until 2026-01-01T01:00:00Z: the queues move; and \
                maintenance racks by bo until 2026-01-01T02:00:00Z: new racks; last answer: none
                """);
    }

    @Test
    void storm() {
        start(RULES + "  storm-guard: 1\n", new RecordingSink(), Accepts.everything());
        depth = 4_200;
        time.advance(Duration.ofSeconds(110));
        Desk.failing(manager(), "export", "full");
        time.advance(Duration.ofSeconds(15));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: on-call is told later: storm: rules and guards opened more than 1 within a minute; \
                the worst go first, 1 a minute.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 2m
                  evaluated 9 times, last at 2026-01-01T00:02:00Z; near misses: 0
                incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth holds it at SEV3
                  sink on-call is told later: storm: rules and guards opened more than 1 within a minute; \
                the worst go first, 1 a minute; last answer: none
                """);
    }

    @Test
    void quietAtTheStart() {
        start(RULES + "  quiet: { starting: 10m }\n");
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained())
                .contains("\nNobody is told: on-call is told later: starting until 2026-01-01T00:10:00Z:"
                        + " the application is not up yet.\n");
    }

    @Test
    void sinkDown() {
        start(RULES, delivery -> DeliveryOutcome.retry("status 503"), Accepts.everything());
        depth = 4_200;
        time.advance(Duration.ofMinutes(3));

        assertThat(explained()).startsWith("""
                rule queue-depth, declares backlog
                Nobody is told: on-call cannot be told: retry: status 503.
                  queue=orders, queue_depth = 4200
                """).contains("""
                  sink on-call cannot be told: retry: status 503; last answer: retry: status 503 at 2026-01-01T00:0""");
    }

    @Test
    void overruledByAPerson() {
        start(RULES, new RecordingSink(), Accepts.everything());
        depth = 4_200;
        time.advance(Duration.ofMinutes(3));
        manager().open().get(0).as("anna").resolve("a known load");
        time.advance(Duration.ofMinutes(1));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Nobody is told: person:anna ended it at 2026-01-01T00:03:00Z over rule:queue-depth, which returns once it has \
                seen it end, or at worse than SEV3.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                incident backlog SEV3 resolved [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth was overruled at SEV3
                  sink on-call is told no more; last answer: accepted at 2026-01-01T00:03:00Z
                """);
        assertThat(explanation().json())
                .contains("\"resolved_at\":\"2026-01-01T00:03:00.000Z\",\"resolved_by\":\"person:anna\"");
    }

    @Test
    void whoWasTold() {
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explained()).isEqualTo("""
                rule queue-depth, declares backlog
                Told: on-call.
                  queue=orders, queue_depth = 4200
                    SEV1 (> 10000): false, 5800 away; inactive
                    SEV3 (> 1000): true by 3200; firing, true for 4m
                  evaluated 17 times, last at 2026-01-01T00:04:00Z; near misses: 0
                incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]
                  queue=orders
                  rule:queue-depth holds it at SEV3
                  sink on-call was told; last answer: accepted at 2026-01-01T00:02:00Z
                """);
        assertThat(manager().open().get(0).explain().text())
                .startsWith("incident backlog SEV3 declared [v1-odpiaxtaccrg5eemczaazgua63]\nTold: on-call.\n");
    }

    @Test
    void asJson() {
        depth = 4_200;
        time.advance(Duration.ofMinutes(4));

        assertThat(explanation().json().replaceAll("odpiaxtacc-[0-9a-z]+", "odpiaxtacc-ID"))
                .isEqualTo("""
                {"rule":"queue-depth","answer":"Told: on-call.","declares":"backlog","mode":"live","evaluations":17,"near_misses":0,"restoring":0,\
                "last_evaluated":"2026-01-01T00:04:00.000Z","blind":false,"blind_spells":0,"label_sets":[{"by":{"queue":"orders"},\
                "values":{"queue_depth":4200.0},"incident":"v1-odpiaxtaccrg5eemczaazgua63","flapping":false,"levels":[\
                {"severity":"SEV1","when":"> 10000","seen":"false","state":"inactive","distance":5800.0,\
                "for_s":120.0,"true_for_s":0.0,"keep_s":120.0,"false_for_s":0.0},\
                {"severity":"SEV3","when":"> 1000","seen":"true","state":"firing","distance":3200.0,\
                "for_s":120.0,"true_for_s":240.0,"keep_s":120.0,"false_for_s":0.0}]}],\
                "incidents":[{"key":"v1-odpiaxtaccrg5eemczaazgua63","id":"odpiaxtacc-ID","type":"backlog",\
                "severity":"SEV3","status":"declared","by":{"queue":"orders"},"answer":"Told: on-call.",\
                "claims":[{"reporter":"rule:queue-depth","severity":"SEV3","holds":true}],\
                "sinks":[{"sink":"on-call","standing":"told","last_answer":{"at":"2026-01-01T00:02:00.000Z",\
                "event_id":"odpiaxtacc-ID-1","text":"accepted"}}]}]}""");
    }

    @Test
    void aRuleThatIsNotThereHasNoExplanation() {
        assertThat(manager().explain("queue-deep")).isEmpty();
        assertThat(manager().explain(null)).isEmpty();
    }

    @Test
    void aRuleThatIsDisabledSaysSo() {
        start(RULES + "      enabled: false\n");

        assertThat(explained())
                .isEqualTo("rule queue-depth\nNobody is told: the rule is disabled by `enabled: false`.\n");
    }

    @Test
    void aRuleThatIsSetAsideSaysWhy() {
        start(RULES.replace("value: queue_depth", "value: no_such(queue_depth)"));

        assertThat(explained())
                .startsWith("rule queue-depth\nNobody is told: the rule is set aside: ")
                .contains("no_such");
    }

    @Test
    void refusedAfterHavingBeenTriedAgain() {
        sink.throwAlways(new IOException("conn"));
        depth = 4_200;
        time.advance(Duration.ofMinutes(3));
        assertThat(explained()).contains("Nobody is told: on-call cannot be told: retry: IOException: conn.");

        sink.answerAlways(DeliveryOutcome.refused("401"));
        time.advance(Duration.ofMinutes(6)); // longer than the longest pause
        assertThat(explained())
                .contains("Nobody is told: on-call did not take it: 401 (dead letter).\n")
                .contains("""
                  sink on-call did not take it: 401 (dead letter); last answer: dead letter: 401 at 2026-01-01T00:0""");

        sink.acceptAlways();
        manager().declare("other");
        time.advance(Duration.ofMinutes(1));
        assertThat(explained()).as("the sink takes others again").contains("Told: on-call.");
    }

    @Test
    void overBeforeItsEndCouldBeTold() {
        Incident told = manager().declare("told");
        time.advance(Duration.ofMinutes(1));
        sink.answerAlways(DeliveryOutcome.retry("status 503"));
        Incident untold = manager().declare("untold");
        time.advance(Duration.ofSeconds(1));
        told.resolve("done");
        untold.resolve("done");
        time.advance(Duration.ofMinutes(1));
        assertThat(told.explain().answer()).isEqualTo("It is over, and its end is still to be told: on-call.");
        assertThat(untold.explain().answer())
                .isEqualTo("It is over, and its end is still to be told: on-call cannot be told: retry: status 503.");

        sink.acceptAlways();
        time.advance(Duration.ofMinutes(10));
        assertThat(told.explain().answer()).isEqualTo("It is over, and nobody is told of it any more.");
        assertThat(untold.explain().answer()).isEqualTo("It is over, and nobody is told of it any more.");
    }

    @Test
    void declaredJustNow() {
        Incident fresh = manager().declare("outage");
        assertThat(fresh.explain().answer())
                .isEqualTo("Nobody is told: on-call is told once the journal has written it.");
        assertThat(fresh.explain().json()).contains("\"standing\":\"unwritten\"");
        time.runUntilIdle();
        assertThat(fresh.explain().answer()).isEqualTo("Told: on-call.");

        Incident next = manager().declare("flood");
        assertThat(next.explain().answer()).contains("once the journal has written it");
        assertThat(fresh.explain().answer()).isEqualTo("Told: on-call.");
        time.runUntilIdle();
        assertThat(next.explain().answer()).isEqualTo("Told: on-call.");
    }

    @Test
    void theSinkHadNothingToSay() {
        sink.answerNext(DeliveryOutcome.skipped("not of our kind"));
        Incident passed = manager().declare("outage");
        time.runUntilIdle();
        manager().declare("flood"); // which is not written yet, and says nothing of the one that is
        assertThat(passed.explain().answer())
                .contains("on-call did not take it: ")
                .contains("not of our kind");
    }

    @Test
    void theAnswerIsTheOneToThisIncidentAndNotToAnother() {
        sink.refuseNext();
        depth = 4_200;
        time.advance(Duration.ofMinutes(3));
        Incident about = manager().open().get(0);
        sink.throwAlways(new IOException("conn"));
        manager().declare("other");
        time.advance(Duration.ofSeconds(30));

        assertThat(about.explain().answer())
                .isEqualTo("Nobody is told: on-call did not take it: the test said: never (dead letter).");
        assertThat(about.explain().json())
                .contains("\"event_id\":\"" + about.id() + "-1\"")
                .doesNotContain("conn");
    }

    @Test
    void theOnlySinkIsTheOneThatItIsAbout() {
        sink.throwAlways(new IOException("conn"));
        manager().declare("other");
        time.advance(Duration.ofMinutes(7));

        Incident about = manager().open().stream()
                .filter(incident -> incident.snapshot().type().equals("incident-sdk")
                        && "sink-fails".equals(incident.snapshot().by().get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(about.explain().answer()).isEqualTo("Nobody is told: on-call is not for it: it is about this sink.");
    }
}
