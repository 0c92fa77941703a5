package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesLimits;
import io.github.incidentsdk.model.IncidentType;
import org.junit.jupiter.api.Test;

/** A source that reports a million series. */
class SeriesBombTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();

    @Test
    void isBoundedAndCountedAndHurtsNobodyElse() {
        Service service = Service.with(
                        QUEUE,
                        rule("disk").value("disk").level(SEV1, "> 50").build(),
                        rule("deep").value("depth").level(SEV2, "> 50").build(),
                        rule("sum").value("sum(depth)").level(SEV2, "> 1e9").build())
                .set("disk{queue=disk}", 60)
                .tick();
        for (int i = 0; i < 1_000_000; i++) {
            service.source.add("depth", Labels.of("queue", Integer.toString(i)), () -> 60);
        }
        service.tick(3);

        RulesHealth health = service.engine.health();
        assertThat(health.refusedSeries()).isEqualTo(1_000_000 - SeriesLimits.DEFAULT.perMetric());
        assertThat(health.isGood()).isFalse();
        assertThat(health.troubles().get("deep")).contains("not followed");
        assertThat(service.open()).hasSize(1 + 500);
        assertThat(service.engine.status()).allMatch(rule -> rule.counts().failures() == 0);
        assertThat(service.engine.status().get(1).instances()).hasSize(500);

        assertThat(service.set("disk{queue=disk}", 0).tick(3).opened())
                .as("the others go on")
                .hasSize(500)
                .noneMatch(incident -> incident.contains("disk"));
    }
}
