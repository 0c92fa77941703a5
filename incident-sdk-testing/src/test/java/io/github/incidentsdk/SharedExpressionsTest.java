package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules that ask for the same are computed once, and still each has a time of its own. */
@Timeout(240)
class SharedExpressionsTest {

    private static IncidentRule rule(String id, Duration every) {
        return IncidentRule.named(id)
                .declares("backlog")
                .metric("depth", "queue_depth")
                .level(SEV2, "depth > 100")
                .every(every)
                .build();
    }

    @Test
    void aRuleShowsWhatItSawAlsoWhenSeriesWentSince() {
        VirtualTime time = new VirtualTime();
        try (IncidentManager manager = Desk.manager(time, new RecordingSink())
                .type(IncidentType.named("backlog").by("queue").build())
                .rule(rule("slow", Duration.ofMinutes(1)))
                .rule(rule("fast", Duration.ofSeconds(15)))
                .build()) {
            List<Series> series = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                double depth = i;
                series.add(manager.metrics().gauge("queue_depth", Map.of("queue", "q" + i), () -> depth));
            }
            time.advance(Duration.ofMinutes(3));
            series.subList(0, 3).forEach(Series::remove);
            time.advance(Duration.ofSeconds(15));

            assertThat(manager.rules().get(0).instances())
                    .as("as of a quarter of a minute ago")
                    .extracting(InstanceStatus::by, InstanceStatus::values)
                    .hasSize(5)
                    .allSatisfy(shown -> assertThat(shown.toList().get(1))
                            .isEqualTo(Map.of(
                                    "depth",
                                    Double.parseDouble(
                                            ((Map<?, ?>) shown.toList().get(0))
                                                    .get("queue")
                                                    .toString()
                                                    .substring(1)))));
            assertThat(manager.rules().get(1).instances()).hasSize(2);
        }
    }
}
