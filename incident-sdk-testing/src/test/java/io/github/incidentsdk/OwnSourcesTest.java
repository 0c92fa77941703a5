package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls and engines of the application, which return what they like. */
@Timeout(240)
class OwnSourcesTest {

    private static final Sample DEEP = new Sample("depth", Labels.of("queue", "a"), 500);
    private static final List<Point> DEEP_POINT = List.of(new Point(Labels.of("queue", "a"), 500));

    private final VirtualTime time = new VirtualTime();
    private Collection<Sample> samples = List.of(DEEP);
    private Map<String, String> open = Map.of();
    private List<Point> points = DEEP_POINT;

    private final MetricPoll poll = new MetricPoll() {
        @Override
        public Collection<Sample> poll() {
            return samples;
        }

        @Override
        public Map<String, String> leftOpen() {
            return open;
        }
    };

    private IncidentRule rule(String id, boolean remote) {
        var rule = IncidentRule.named(id)
                .declares("backlog")
                .value("depth")
                .level(SEV2, "> 100")
                .every(Duration.ofSeconds(15))
                .keep(Duration.ofSeconds(30));
        return (remote ? rule.source("fleet") : rule).build();
    }

    private IncidentManager manager() {
        IncidentManager manager = Desk.manager(time, new RecordingSink())
                .type(IncidentType.named("backlog").by("queue").build())
                .poll("queues", Duration.ofSeconds(15), poll)
                .engine("fleet", (expression, at) -> points)
                .rule(rule("near", false))
                .rule(rule("far", true))
                .build();
        time.advance(Duration.ofMinutes(1));
        assertThat(manager.open()).hasSize(1);
        assertThat(claims(manager)).isEqualTo(2);
        return manager;
    }

    private static int claims(IncidentManager manager) {
        return manager.open().get(0).snapshot().claims().size();
    }

    private void assertThatNothingEnds(IncidentManager manager, String why) {
        time.advance(Duration.ofHours(2));
        assertThat(manager.open()).hasSize(1);
        assertThat(claims(manager)).isEqualTo(2);
        assertThat(manager.rules())
                .allSatisfy(rule -> assertThat(rule.blindness().unknown()).contains(why));
        assertThat(manager.sources())
                .allSatisfy(source -> assertThat(source.failure()).contains(why));
    }

    @Test
    void nullEndsNothingAndIsSaidWithWhoReturnedIt() {
        try (IncidentManager manager = manager()) {
            samples = null;
            points = null;
            assertThatNothingEnds(manager, OwnSourcesTest.class.getName());
            assertThat(manager.sources())
                    .allSatisfy(source -> assertThat(source.failure()).contains(" returned null; "));

            samples = List.of();
            time.advance(Duration.ofMinutes(10));
            assertThat(claims(manager)).as("gone by an answer").isEqualTo(1);
        }
    }

    @Test
    void nullAmongOthersEndsNothing() {
        try (IncidentManager manager = manager()) {
            samples = Arrays.asList(new Sample("depth", Labels.empty(), 1), null);
            points = Arrays.asList(new Point(Labels.empty(), 1), null);
            assertThatNothingEnds(manager, " returned null as element 2");
        }
    }

    @Test
    void moreSeriesThanThereMayBeEndNothing() {
        try (IncidentManager manager = manager()) {
            List<Sample> many = new ArrayList<>();
            List<Point> rows = new ArrayList<>();
            for (int i = 0; i <= 50_000; i++) {
                Labels labels = Labels.of("queue", "q" + i);
                many.add(new Sample("depth", labels, 1));
                rows.add(new Point(labels, 1));
            }
            samples = many;
            points = rows;
            time.advance(Duration.ofMinutes(5));
            samples = List.of(DEEP);
            points = DEEP_POINT;
            time.advance(Duration.ofMinutes(1));
            assertThat(claims(manager)).isEqualTo(2);
            assertThat(manager.sources())
                    .allSatisfy(source -> assertThat(source.failures()).isPositive());
        }
    }

    @Test
    void whatAPollLeavesOpenIsNotGone() {
        try (IncidentManager manager = manager()) {
            samples = List.of();
            open = Map.of("depth", "the second page is missing");
            time.advance(Duration.ofHours(2));
            assertThat(claims(manager)).isEqualTo(2);
            assertThat(manager.rules().get(0).blindness().unknown())
                    .isEqualTo("source 'queues' does not tell all of metric 'depth': the second page is missing");
            open = Map.of();
            time.advance(Duration.ofMinutes(10));
            assertThat(claims(manager)).isEqualTo(1);
        }
    }

    @Test
    void aSourceThatNobodyConfiguredIsToldOnLoadingAndForgottenWhereCodeBringsIt() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { backlog: { by: [queue] } }
                  rules:
                    deep: { declare: backlog, value: depth, levels: { SEV2: "> 1" }, source: fleet }
                """, "incidents.yaml");
        assertThat(config.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "incidents.yaml:4:78 incidents.rules.deep.source: \"fleet\" is none of the sources, unless code brings it");
        try (LogLines log = new LogLines();
                IncidentManager manager = Desk.manager(time, new RecordingSink())
                        .config(config)
                        .engine("fleet", (expression, at) -> points)
                        .build()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).hasSize(1);
            assertThat(log.warnings()).noneMatch(line -> line.contains("none of the sources"));
        }
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(time, new RecordingSink()).config(config).build()) {
            assertThat(manager.rules()).isEmpty();
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("incidents.rules.deep.source"))
                    .singleElement()
                    .asString()
                    .startsWith("Set aside: incidents.yaml:4:78 ");
        }
    }
}
