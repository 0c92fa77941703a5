package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class NothingToWatchTest {

    private static final String RULES = "incident-sdk-rules";

    private final Named workers = new Named();

    /** Threads whose names are kept. */
    private static final class Named implements Workers {
        private final Workers threads = Workers.threads();
        private final Set<String> started = ConcurrentHashMap.newKeySet();

        @Override
        public TimeSource time() {
            return threads.time();
        }

        @Override
        public Worker start(String name, Step step) {
            started.add(name);
            return threads.start(name, step);
        }

        @Override
        public boolean inStep() {
            return threads.inStep();
        }
    }

    private IncidentManager manager() {
        return IncidentManager.builder()
                .workers(workers)
                .closeWithProcess(false)
                .build();
    }

    @Test
    void whoOnlyDeclaresHasNoThreadForRules() {
        try (IncidentManager manager = manager()) {
            manager.declare("cost-spike");

            assertThat(manager.open()).hasSize(1);
            assertThat(workers.started).contains("incident-sdk-tick").doesNotContain(RULES);
        }
    }

    @Test
    void rulesBeginOnceSomebodyAsksForWhatTheyRead() {
        try (IncidentManager manager = manager()) {
            Metrics metrics = manager.metrics();

            assertThat(manager.metrics()).isSameAs(metrics);
            assertThat(manager.rules()).isEmpty();
            assertThat(workers.started).contains(RULES);
        }
    }

    @Test
    void nothingBeginsAfterTheEnd() {
        IncidentManager manager = manager();
        manager.close();

        assertThat(manager.rules()).isEmpty();
        assertThat(manager.rulesHealth().setAside()).isEmpty();
        assertThat(workers.started).doesNotContain(RULES);
    }
}
