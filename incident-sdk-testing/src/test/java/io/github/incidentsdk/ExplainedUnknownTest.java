package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is unknown of one incident says why, also where everything else is known. */
@Timeout(240)
class ExplainedUnknownTest {

    private final VirtualTime time = new VirtualTime();

    private IncidentManager run(IncidentRule rule) {
        return Desk.manager(time, new RecordingSink())
                .type(IncidentType.named("backlog").by("queue").build())
                .rule(rule)
                .build();
    }

    private static Truth seen(RuleStatus status, String queue) {
        return status.instances().stream()
                .filter(each -> List.of(queue).equals(List.copyOf(each.by().values())))
                .findFirst()
                .orElseThrow()
                .levels()
                .get(0)
                .seen();
    }

    @Test
    void whatIsFollowedAndHasNoSeriesAnyMoreSaysWhyItIsUnknown() {
        IncidentRule earlier = IncidentRule.named("deep")
                .declares("backlog")
                .value("depth offset 1m")
                .level(SEV2, "> 100")
                .goneAfter(Duration.ofHours(1))
                .build();
        try (IncidentManager manager = run(earlier)) {
            Series mail = manager.metrics().gauge("depth", Map.of("queue", "mail"), () -> 500);
            manager.metrics().gauge("depth", Map.of("queue", "sms"), () -> 5);
            time.advance(Duration.ofMinutes(3));
            mail.remove();
            time.advance(Duration.ofMinutes(20));
            assertThat(manager.rules().get(0).blindness().unknown()).isNull();

            time.jumpWall(Duration.ofMinutes(2));
            time.advance(Duration.ofSeconds(45));

            RuleStatus status = manager.rules().get(0);
            assertThat(seen(status, "sms")).isEqualTo(Truth.FALSE);
            assertThat(seen(status, "mail")).isEqualTo(Truth.UNKNOWN);
            assertThat(status.blindness().unknown()).contains("the offset looks back to");
            assertThat(manager.open()).hasSize(1);
        }
    }

    @Test
    void whatWasJudgedIsToldAndNotWhatHoldsElsewhere() {
        IncidentRule both = IncidentRule.named("both")
                .declares("backlog")
                .condition(SEV2, "increase(failed_total[10m]) > 3 and on (queue) depth > 100")
                .build();
        try (IncidentManager manager = run(both)) {
            Series failed = manager.metrics().counter("failed_total", Map.of("queue", "mail"), () -> 0);
            manager.metrics().gauge("depth", Map.of("queue", "mail"), () -> 5);
            time.advance(Duration.ofSeconds(30));
            failed.remove();
            time.advance(Duration.ofMinutes(5));

            RuleStatus status = manager.rules().get(0);
            assertThat(seen(status, "mail"))
                    .as("the queue is not deep, whatever failed")
                    .isEqualTo(Truth.FALSE);
        }
    }
}
