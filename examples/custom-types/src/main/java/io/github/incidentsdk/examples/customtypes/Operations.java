package io.github.incidentsdk.examples.customtypes;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The service: incidents.yaml, a gauge, a sink, and a job that looks at the roster. */
final class Operations implements AutoCloseable {

    private final IncidentManager manager;
    private final Worker rosterJob;

    /**
     * Starts it.
     *
     * @param workers who calls the steps: threads, or a virtual clock
     * @param variables what the configuration reads where the APIs are
     * @param sinceBegin how many milliseconds of the recorded day are over, for what the service knows itself
     */
    Operations(
            Workers workers, Function<String, @Nullable String> variables, IncidentSink sink, LongSupplier sinceBegin)
            throws IOException {
        manager = IncidentManager.builder()
                .config(IncidentConfig.loader().environment(variables).fromClasspath())
                .sink("screen", sink)
                .workers(workers)
                .build();
        Recording shop = Recording.of("shop");
        manager.metrics()
                .gauge(
                        "user_requests_failing_share",
                        Map.of("namespace", "shop"),
                        () -> shop.at(sinceBegin.getAsLong())
                                .path("failing_share")
                                .asDouble());
        rosterJob = workers.start("roster-job", new Roster(manager, sinceBegin)::look);
    }

    /** For whoever wants to ask it something. */
    IncidentManager manager() {
        return manager;
    }

    @Override
    public void close() {
        rosterJob.stop(Duration.ofSeconds(5));
        manager.close();
    }
}
