package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules over metrics from elsewhere: a failing source is never a recovery. */
@Timeout(240)
class RemoteRulesTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final List<String> asked = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private @Nullable List<Point> answer = List.of(new Point(Labels.of("job", "a"), 1));

    private final QueryEngine engine = (expression, at) -> {
        asked.add(expression);
        moments.add(at);
        if (answer == null) {
            throw new IOException("it is away");
        }
        return answer;
    };

    private final MetricPoll poll = new MetricPoll() {
        @Override
        public Collection<Sample> poll() throws IOException {
            if (answer == null) {
                throw new IOException("it is away");
            }
            return answer.stream()
                    .map(point -> new Sample("depth", point.labels(), point.value()))
                    .toList();
        }

        @Override
        public Set<String> names() {
            return Set.of("depth");
        }
    };

    private IncidentManagerBuilder manager() {
        return Desk.manager(time, sink)
                .type(IncidentType.named("backlog").by("job").build());
    }

    private IncidentManager remote() {
        return remote("max by (job) (queue_depth)");
    }

    private IncidentManager remote(String value) {
        return manager()
                .engine("fleet", engine)
                .rule(IncidentRule.named("deep")
                        .declares("backlog")
                        .value(value)
                        .level(SEV2, "> 100")
                        .every(Duration.ofSeconds(15))
                        .keep(Duration.ofSeconds(30))
                        .source("fleet")
                        .build())
                .build();
    }

    private IncidentManager polled() {
        return manager()
                .poll("queues", Duration.ofSeconds(15), poll)
                .rule(IncidentRule.named("deep")
                        .declares("backlog")
                        .value("depth")
                        .level(SEV2, "> 100")
                        .every(Duration.ofSeconds(15))
                        .keep(Duration.ofSeconds(30))
                        .build())
                .build();
    }

    private void says(double value) {
        answer = List.of(new Point(Labels.of("job", "a"), value));
    }

    @Test
    void aRuleOfAnEngineOpensAndResolvesByWhatItAnswers() {
        try (IncidentManager manager = remote()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
            says(500);
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).singleElement().satisfies(open -> {
                assertThat(open.snapshot().by()).containsExactly(entry("job", "a"));
                assertThat(open.snapshot().metrics()).containsEntry("queue_depth", 500.0);
            });
            says(5);
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).isEmpty();
            assertThat(asked).containsOnly("max by (job) (queue_depth)");
            assertThat(manager.sources()).singleElement().satisfies(source -> {
                assertThat(source.failure()).isNull();
                assertThat(source.answers()).isGreaterThan(10);
            });
        }
    }

    @Test
    void anEngineThatFailsResolvesNothingAndOpensNothing() {
        try (IncidentManager manager = remote()) {
            says(500);
            time.advance(Duration.ofMinutes(1));
            answer = null;
            time.advance(Duration.ofHours(2));
            assertThat(manager.open()).hasSize(1);
            assertThat(manager.rules().get(0).blindness().unknown()).contains("source 'fleet' has no data: it is away");
            assertThat(manager.sources().get(0).failure()).isEqualTo("it is away");
            says(5);
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void aSeriesThatTheEngineNoLongerAnswersWithKeepsItsIncidentUnlessSaidOtherwise() {
        try (IncidentManager manager = remote()) {
            says(500);
            time.advance(Duration.ofMinutes(1));
            answer = List.of();
            time.advance(Duration.ofHours(1));
            assertThat(manager.open()).hasSize(1);
        }
    }

    @Test
    void anEmptyAnswerEndsItWhereTheQuestionLeavesOutWhatIsFine() {
        try (IncidentManager manager = remote("count by (job) (queue_depth > 5)")) {
            says(500);
            time.advance(Duration.ofMinutes(1));
            answer = List.of();
            time.advance(Duration.ofMinutes(5));
            assertThat(manager.open()).hasSize(1);
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void allQuestionsOfATurnAreAboutOneMoment() {
        IncidentManagerBuilder builder = manager().engine("fleet", engine);
        for (String id : List.of("one", "two")) {
            builder.rule(IncidentRule.named(id)
                    .declares("backlog")
                    .condition(SEV2, "a > 5 and b / c > 2")
                    .every(Duration.ofSeconds(15))
                    .delay(Duration.ofMinutes(1))
                    .source("fleet")
                    .build());
        }
        Instant begin = time.wall();
        try (IncidentManager manager = builder.build()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.rules()).hasSize(2);
            assertThat(asked.subList(0, 6)).containsExactly("a", "b", "c", "a", "b", "c");
            assertThat(moments.subList(0, 6)).containsOnly(begin.minus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void aPolledSourceIsLikeAnyOther() {
        try (IncidentManager manager = polled()) {
            says(500);
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).hasSize(1);
            answer = null;
            time.advance(Duration.ofHours(2));
            assertThat(manager.open()).as("blind").hasSize(1);
            says(5);
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).isEmpty();
            says(500);
            time.advance(Duration.ofMinutes(1));
            answer = List.of();
            time.advance(Duration.ofMinutes(10));
            assertThat(manager.open()).as("gone from a healthy source").isEmpty();
        }
    }

    @Test
    void anUnknownSourceIsAProblem() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  on-invalid: fail
                  types: { backlog: { title: Waiting } }
                  rules:
                    deep: { declare: backlog, value: queue_depth, levels: { SEV2: "> 1" }, source: fleet }
                """, "incidents.yaml");
        assertThatThrownBy(() -> Desk.manager(time, sink)
                        .config(config)
                        .engine("fleets", engine)
                        .build())
                .hasMessageContaining(
                        "incidents.yaml:5:84 incidents.rules.deep.source: source \"fleet\" is none that evaluates"
                                + " expressions; expected fleets, or no source, for metrics of this process and those that"
                                + " are polled; did you mean fleets?");
    }

    @Test
    void aRuleWhoseSourceWasSetAsideSaysSo() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { backlog: { title: Waiting } }
                  sources:
                    fleet: { type: promtheus, url: "http://localhost:1/" }
                    mast: { type: prometheus, url: "http://localhost:1/", allow-http: true, evry: 1m }
                  rules:
                    deep: { declare: backlog, value: queue_depth, levels: { SEV2: "> 1" }, source: fleet }
                    far: { declare: backlog, value: queue_depth, levels: { SEV2: "> 1" }, source: mast }
                """, "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(time, sink).config(config).build()) {
            String aside = "is a source that was set aside, so this rule is too; see what is said of ";
            assertThat(manager.rulesHealth().setAside())
                    .extracting(Object::toString)
                    .satisfiesExactly(
                            deep -> assertThat(deep)
                                    .contains("\"fleet\" " + aside)
                                    .endsWith("incidents.yaml:4:12 incidents.sources.fleet.type"),
                            far -> assertThat(far)
                                    .contains("\"mast\" " + aside)
                                    .endsWith("incidents.sources.mast.evry"));
            assertThat(log.warnings())
                    .anyMatch(line -> line.contains("incidents.sources.fleet.type: \"promtheus\" is no known type"))
                    .anyMatch(line ->
                            line.endsWith("incidents.sources.mast.evry: is an unknown key; did you mean every?"))
                    .anyMatch(line -> line.contains("incidents.rules.deep.source: \"fleet\" " + aside))
                    .noneMatch(line -> line.contains("none that evaluates"));
        }
    }

    @Test
    void aKeyThatNoSourceKnowsIsToldWithAllThatThereAre() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  sources: { fleet: { type: prometheus, url: "https://localhost:1/", whatever: 1m } }
                """, "incidents.yaml");
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(time, sink).config(config).build()) {
            assertThat(manager.sources()).isEmpty();
            assertThat(log.warnings())
                    .anySatisfy(line -> assertThat(line)
                            .contains("fleet.whatever: is an unknown key; expected one of ")
                            .contains(" every,", " labels,", " rename,", " type,", " url"));
        }
    }

    @Test
    void saysWhereThereIsNoMargin() {
        try (IncidentManager manager = manager()
                .engine("fleet", engine)
                .rule(IncidentRule.named("near")
                        .declares("backlog")
                        .condition(SEV2, "depth > 5")
                        .source("fleet")
                        .build())
                .rule(IncidentRule.named("far")
                        .declares("backlog")
                        .condition(SEV2, "max_over_time(depth[1h:1m]) > 5")
                        .source("fleet")
                        .build())
                .build()) {
            assertThat(manager.rules())
                    .extracting(rule -> rule.blindness().margin())
                    .containsExactly(true, false);
        }
    }

    @Test
    void sourcesOfTheConfigurationAreLabelledAsItSays() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  sources:
                    fleet: { type: none-such }
                    away:
                      type: http-json
                      url: http://localhost:1/
                      metrics: { x: { value: 1 } }
                      labels: { 1a: b }
                      rename: { instance: host, pod: host }
                """, "incidents.yaml");
        assertThat(config.problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "incidents.yaml:8:7 incidents.sources.away.labels: holds 1a, which cannot name a label; use letters,"
                                + " digits and _",
                        "incidents.yaml:9:7 incidents.sources.away.rename: gives two labels one name");
        assertThatThrownBy(() -> Desk.manager(time, sink)
                        .config(config.toBuilder()
                                .onInvalid(IncidentConfig.OnInvalid.FAIL)
                                .build())
                        .build())
                .hasMessageContaining(
                        "incidents.sources.fleet.type: \"none-such\" is no known type of source; expected one of"
                                + " http-json, prometheus");
    }
}
