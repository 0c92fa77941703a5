package io.github.incidentsdk.sink;

import io.github.incidentsdk.delivery.attempt.Bulletins;
import io.github.incidentsdk.delivery.attempt.Caller;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.IncidentSummary.Past;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A digest as lanes hand it to sinks. */
public final class TestDigest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");

    private TestDigest() {}

    /** The digest of a week in which something of everything happened. */
    public static Digest ofAWeek() {
        return ofAWeek("Cloud spend spike in prod-eu");
    }

    /** The same, with an open incident of that title. */
    public static Digest ofAWeek(String title) {
        Instant from = MONDAY.minus(Duration.ofDays(7));
        IncidentSnapshot open = IncidentSnapshot.of("v1-open", "open-1")
                .service("checkout")
                .type("cost-spike")
                .title(title)
                .severity(Severity.SEV2)
                .declaredAt(MONDAY.minusSeconds(600))
                .openedAt(MONDAY.minusSeconds(600))
                .lastSeenAt(MONDAY)
                .build();
        IncidentSummary summary = new IncidentSummary(
                from,
                MONDAY,
                true,
                4,
                1,
                3,
                new TreeMap<>(Map.of("cost-spike", 3, "outage", 1)),
                new TreeMap<>(Map.of(Severity.SEV1, 1, Severity.SEV3, 3)),
                List.of(new Past("v1-long", "outage", Severity.SEV1, from.plusSeconds(60), from.plusSeconds(7_860))),
                List.of(new Past(
                        "v1-old",
                        "outage",
                        Severity.SEV2,
                        from.minus(Duration.ofDays(30)),
                        from.minus(Duration.ofDays(29)))),
                List.of(open));
        return new Digest("weekly", "checkout", "pod-1", MONDAY, summary, null);
    }

    public static Delivery of(Digest digest) {
        AtomicReference<Delivery> told = new AtomicReference<>();
        Caller caller = new Caller(
                IncidentSink.calling(told::set), TimeSource.system(), Duration.ofSeconds(60), new Caller.Interrupts() {
                    @Override
                    public void expectedAt(long nanos) {}

                    @Override
                    public void interrupt(boolean isDeaf) {}
                });
        Bulletins bulletins = new Bulletins(caller);
        CompletionStage<?> unused = bulletins.ask(digest, 1, new ConcurrentHashMap<>());
        if (!bulletins.run()) {
            throw new IllegalStateException("nothing was told");
        }
        return told.get();
    }
}
