package io.github.incidentsdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenSourceTest {

    private static final class Broken implements MetricSource {

        @Override
        public void start(Wanted wanted, SeriesStore store) {
            throw new NoClassDefFoundError("io/gone/Dependency");
        }

        @Override
        public void close() {
            throw new AssertionError("does not close either");
        }
    }

    private static final class Fine implements MetricSource {

        private boolean closed;

        @Override
        public void start(Wanted wanted, SeriesStore store) {
            store.add("depth", Labels.empty(), () -> 500);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static IncidentRule rule(String id, String value) {
        return IncidentRule.named(id)
                .declares(id)
                .value(value)
                .level(Severity.SEV2, "> 100")
                .build();
    }

    @Test
    void aSourceThatCannotEvenBeLoadedBlindsItsOwnRulesAndNobodyElse() {
        Fine fine = new Fine();
        VirtualTime time = new VirtualTime();
        IncidentManager manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .selfReport(false)
                .source("broken", new Broken())
                .source("fine", fine)
                .sink("recorded", new RecordingSink())
                .rule(rule("deep", "depth"))
                .rule(rule("lost", "of_the_broken_one"))
                .build();
        time.advance(Duration.ofMinutes(10));

        assertThat(manager.open()).hasSize(1);
        assertThat(manager.rulesHealth().troubles()).containsOnlyKeys("lost");
        assertThat(manager.rulesHealth().troubles().get("lost")).contains("never seen anything", "of_the_broken_one");
        assertThatCode(manager::close).doesNotThrowAnyException();
        assertThat(fine.closed).isTrue();
    }
}
