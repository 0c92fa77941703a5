package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK declares of itself. */
class SelfReportTest {

    private static final String RULES = """
            incidents:
              service: checkout
              types:
                backlog: { title: "Orders wait" }
              rules:
                queue-depth:
                  declare: backlog
                  value: queue_depth
                  levels: { SEV2: "> 1000" }
            """;

    private final VirtualTime time = new VirtualTime();
    private RecordingSink sink = new RecordingSink();
    private String rules = RULES;
    private double depth;
    private boolean down = true;
    private @Nullable IncidentManager manager;

    @TempDir
    private Path directory;

    private IncidentManager start(String more) {
        return start(more, delivery -> down ? DeliveryOutcome.retry("status 503") : DeliveryOutcome.accepted());
    }

    private IncidentManager start(String more, IncidentSink pager) {
        close();
        sink = new RecordingSink();
        IncidentManager started = IncidentManager.builder()
                .config(IncidentConfig.parseYaml(rules + more, "incidents.yaml"))
                .journal(directory)
                .sink("team", sink)
                .sink("pager", pager)
                .workers(time)
                .build();
        manager = started;
        return started;
    }

    private IncidentManager watching(String more) {
        IncidentManager started = start(more);
        started.metrics().gauge("queue_depth", () -> depth);
        return started;
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    private static List<Map<String, String>> open(IncidentManager manager) {
        return manager.open().stream()
                .map(Incident::snapshot)
                .filter(incident -> incident.type().equals("incident-sdk"))
                .map(IncidentSnapshot::by)
                .toList();
    }

    @Test
    void aRuleThatIsBlindForLongIsAnIncidentUntilItSees() {
        IncidentManager here = watching("");
        time.advance(Duration.ofMinutes(1));
        depth = Double.NaN;
        time.advance(Duration.ofMinutes(5));
        assertThat(open(here)).isEmpty();

        time.advance(Duration.ofMinutes(1));
        assertThat(open(here)).containsExactly(Map.of("kind", "rule-blind", "subject", "queue-depth"));
        assertThat(sink.last().incident().tags()).containsEntry("why", "a value is NaN");
        assertThat(sink.last().incident().title()).isEqualTo("incident-sdk: rule-blind queue-depth");

        depth = 1;
        time.advance(Duration.ofMinutes(1));
        assertThat(open(here)).isEmpty();
        assertThat(sink.last().event().kind()).isEqualTo("resolved");
    }

    @Test
    void aRuleWhoseMetricWasNeverSeenIsDead() {
        IncidentManager here = start("");
        time.advance(Duration.ofMinutes(7));

        assertThat(open(here)).containsExactly(Map.of("kind", "rule-dead", "subject", "queue-depth"));
        assertThat(sink.last().incident().tags())
                .containsEntry("why", "no source has ever reported metric 'queue_depth'");
    }

    @Test
    void aSinkThatFailsForLongIsToldToAllSinksButItself() {
        IncidentManager here = watching("");
        here.declare("outage");
        time.advance(Duration.ofMinutes(4));
        assertThat(open(here)).isEmpty();

        time.advance(Duration.ofMinutes(2));
        assertThat(open(here)).containsExactly(Map.of("kind", "sink-fails", "subject", "pager"));
        Incident about = here.open().stream()
                .filter(incident -> incident.snapshot().type().equals("incident-sdk"))
                .findFirst()
                .orElseThrow();
        assertThat(about.explain().text())
                .contains("sink team was told")
                .contains("sink pager is not for it: it is about this sink");

        down = false;
        time.advance(Duration.ofMinutes(10));
        assertThat(open(here)).isEmpty();
        assertThat(sink.accepted())
                .map(Delivery::incident)
                .anyMatch(incident -> incident.id().equals(about.id()));
    }

    @Test
    void aSinkWhoseBackendRefusesIsReported() {
        IncidentManager here =
                start("", delivery -> down ? DeliveryOutcome.refused("status 400") : DeliveryOutcome.accepted());
        here.declare("outage");
        time.advance(Duration.ofMinutes(1));
        assertThat(open(here)).contains(Map.of("kind", "sink-refuses", "subject", "pager"));

        time.advance(Duration.ofMinutes(20));
        assertThat(open(here))
                .as("nothing was accepted since")
                .contains(Map.of("kind", "sink-refuses", "subject", "pager"));

        down = false;
        here.declare("flood");
        time.advance(Duration.ofMinutes(1));
        assertThat(open(here)).doesNotContain(Map.of("kind", "sink-refuses", "subject", "pager"));
    }

    @Test
    void aCapThatIsReachedIsReportedAndTheReportItselfNeedsNoRoom() {
        IncidentManager here = start("  limits: { open-incidents: 3 }\n");
        for (int i = 0; i < 5; i++) {
            here.declare("outage-" + i);
        }
        time.advance(Duration.ofMinutes(1));

        assertThat(open(here)).contains(Map.of("kind", "incidents-at-cap", "subject", "incidents"));
    }

    @Test
    void ofOneKindAtMostTwentyAreOpen() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rules.append("    rule-")
                    .append(i)
                    .append(": { declare: backlog, expr: \"no_such_")
                    .append(i)
                    .append(" > 1\", level: SEV2 }\n");
        }
        IncidentManager here = start(rules.toString());
        time.advance(Duration.ofMinutes(7));

        assertThat(open(here)).hasSize(20);
    }

    @Test
    void countsInNoSummary() {
        IncidentManager here = start("");
        time.advance(Duration.ofMinutes(7));

        assertThat(open(here)).hasSize(1);
        assertThat(here.summary(Duration.ofHours(1)).declared()).isZero();
    }

    @Test
    void goesOnOverARestartWithoutASecondOpening() {
        down = false;
        start("");
        time.advance(Duration.ofMinutes(7));
        IncidentManager next = start("");
        time.advance(Duration.ofMinutes(7));

        assertThat(open(next)).hasSize(1);
        assertThat(sink.kinds()).doesNotContain("declared", "resolved", "reopened");
    }

    @Test
    void whatARestartMendedEndsTenMinutesLater() {
        down = false;
        start("");
        time.advance(Duration.ofMinutes(7));
        IncidentManager next = watching("");
        time.advance(Duration.ofMinutes(9));
        assertThat(open(next)).hasSize(1);

        time.advance(Duration.ofMinutes(2));
        assertThat(open(next)).isEmpty();
    }

    @Test
    void offDeclaresNothingAndEndsWhatWasDeclared() {
        down = false;
        start("");
        time.advance(Duration.ofMinutes(7));
        IncidentManager next = start("  self-report: off\n");
        time.advance(Duration.ofMinutes(10));

        assertThat(open(next)).isEmpty();
        assertThat(sink.last().event().kind()).isEqualTo("resolved");
    }

    @Test
    void itsTypeMayBeGivenAnOwnerAndSeverities() {
        rules = RULES.replace(
                "  types:\n", "  types:\n    incident-sdk: { title: \"Monitoring: {subject}\", owner: platform }\n");
        IncidentManager here = start("");
        time.advance(Duration.ofMinutes(7));

        assertThat(open(here)).containsExactly(Map.of("kind", "rule-dead", "subject", "queue-depth"));
        assertThat(sink.last().incident().title()).isEqualTo("Monitoring: queue-depth");
        assertThat(sink.last().incident().owner()).isEqualTo("platform");
    }
}
