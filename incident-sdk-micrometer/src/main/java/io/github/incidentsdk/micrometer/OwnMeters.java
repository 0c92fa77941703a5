package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.delivery.LaneStatus.Counts;
import io.github.incidentsdk.delivery.LaneStatus.Took;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.selfreport.TypeStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Registers the meters of one manager in one registry. */
final class OwnMeters {

    /** No name of a type, which are written small. */
    private static final String OTHER = "OTHER";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Figures figures;
    private final List<Meter.Id> registered = new ArrayList<>();

    OwnMeters(MeterRegistry registry, Tags tags, Figures figures) {
        this.registry = registry;
        this.tags = tags;
        this.figures = figures;
    }

    /** What was registered. */
    List<Meter.Id> all() {
        incidents();
        figures.sinks().keySet().forEach(this::sink);
        journal();
        drops();
        rules();
        troubles();
        return List.copyOf(registered);
    }

    private void incidents() {
        Set<String> types = Set.copyOf(figures.types());
        byType("declared", "Incidents that opened", types, TypeStatus::declared);
        byType("reopened", "Incidents that came back soon after their end", types, TypeStatus::reopened);
        byType("resolved", "Incidents that ended", types, TypeStatus::resolved);
        for (Severity severity : Severity.values()) {
            gauge(
                    "open",
                    "Incidents that are open",
                    null,
                    Tags.of("severity", severity.name()),
                    () -> figures.open().getOrDefault(severity, 0L));
        }
    }

    private void byType(String name, String meaning, Set<String> types, ToLongFunction<TypeStatus> figure) {
        for (String type : types) {
            counter(name, meaning, Tags.of("type", type), () -> {
                TypeStatus status = figures.byType().get(type);
                return status == null ? 0 : figure.applyAsLong(status);
            });
        }
        counter(
                name,
                meaning,
                Tags.of("type", OTHER),
                () -> figures.byType().values().stream()
                        .filter(status -> !types.contains(status.type()))
                        .mapToLong(figure)
                        .sum());
    }

    private void sink(String sink) {
        delivery(sink, "accepted", Counts::accepted, Took::accepted);
        delivery(sink, "skipped", Counts::skipped, Took::skipped);
        delivery(sink, "retried", Counts::retried, Took::retried);
        delivery(sink, "dead", Counts::dead, Took::dead);
        Tags of = Tags.of("sink", sink);
        gauge(
                "untold",
                "Lines of the journal that the sink has yet to come to",
                null,
                of,
                () -> lane(sink).waiting());
        gauge(
                "sink.down",
                "Whether the sink failed so often in a row that it is left alone for a while",
                null,
                of,
                () -> lane(sink).open() ? 1 : 0);
    }

    private void delivery(String sink, String outcome, ToLongFunction<Counts> count, Function<Took, Duration> time) {
        Meter timer = FunctionTimer.builder(
                        "incidents.deliveries",
                        this,
                        self -> count.applyAsLong(lane(sink).counts()), // not of self, which is held weakly
                        self -> time.apply(lane(sink).counts().took()).toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("Attempts to tell a sink, and how long they took")
                .tags(tags.and("sink", sink, "outcome", outcome))
                .register(registry);
        registered.add(timer.getId());
    }

    private LaneStatus lane(String sink) {
        LaneStatus lane = figures.sinks().get(sink);
        if (lane == null) {
            throw new IllegalStateException("the manager has no sink \"" + sink + "\" any more");
        }
        return lane;
    }

    private void journal() {
        Tags none = Tags.empty();
        gauge(
                "journal.queue",
                "Events that came in and are no line yet",
                "events",
                none,
                () -> figures.journal().counts().queued());
        gauge(
                "journal.unstored",
                "Lines that are in memory and not in the store yet",
                "lines",
                none,
                () -> figures.journal().counts().unstored());
        gauge(
                "journal.size",
                "What the lines in the journal's directory take",
                "bytes",
                none,
                () -> figures.journal().counts().bytes());
        gauge(
                "journal.trouble",
                "Whether lines are not kept as configured",
                null,
                none,
                () -> figures.journal().trouble() == null ? 0 : 1);
        counter(
                "journal.stored",
                "Lines that reached the store",
                none,
                () -> figures.journal().counts().stored());
        counter(
                "journal.failures",
                "Writes that failed and were tried again",
                none,
                () -> figures.journal().counts().failedWrites());
    }

    private void drops() {
        for (String reason : Drops.REASONS) {
            drop(reason, () -> figures.journal().dropped().getOrDefault(reason, 0L));
        }
        drop(OTHER, () -> Drops.others(figures.journal().dropped()));
        drop("series-refused", () -> figures.rulesHealth().refusedSeries());
        drop("passed-over", () -> ofSinks(Counts::passedOver));
        drop("missed", () -> ofSinks(Counts::missed));
        for (Ignored reason : Ignored.values()) {
            counter(
                    "ignored",
                    "What was asked of an incident and had no effect",
                    Tags.of("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    () -> figures.ignored().getOrDefault(reason, 0L));
        }
    }

    private void drop(String reason, LongSupplier count) {
        counter("dropped", "What was left out, replaced or set aside", Tags.of("reason", reason), count);
    }

    private long ofSinks(ToLongFunction<Counts> count) {
        return figures.sinks().values().stream()
                .map(LaneStatus::counts)
                .mapToLong(count)
                .sum();
    }

    private void rules() {
        Map<String, LongSupplier> states = Map.of(
                "seeing",
                () -> figures.rules().running()
                        - figures.rules().blind()
                        - figures.rules().dead(),
                "blind",
                () -> figures.rules().blind(),
                "dead",
                () -> figures.rules().dead(),
                "set-aside",
                () -> figures.rulesHealth().setAside().size());
        states.forEach(
                (state, count) -> gauge("rules", "Rules by whether they see", null, Tags.of("state", state), count));
        Tags none = Tags.empty();
        counter(
                "rules.evaluations",
                "Evaluations of a rule",
                none,
                () -> figures.rules().evaluations());
        counter(
                "rules.missed",
                "Evaluations that were skipped, since the process was late",
                none,
                () -> figures.rules().missedSlots());
        counter(
                "rules.failures",
                "Evaluations that an exception ended",
                none,
                () -> figures.rules().failures());
    }

    private void troubles() {
        for (Health.Part part : Health.Part.values()) {
            gauge(
                    "troubles",
                    "What does not do its work at present",
                    null,
                    Tags.of("part", part.name().toLowerCase(Locale.ROOT)),
                    () -> figures.health().troubles().stream()
                            .filter(trouble -> trouble.part() == part)
                            .count());
        }
    }

    private void counter(String name, String meaning, Tags own, LongSupplier count) {
        Meter counter = FunctionCounter.builder("incidents." + name, this, self -> count.getAsLong())
                .description(meaning)
                .tags(tags.and(own))
                .register(registry);
        registered.add(counter.getId());
    }

    private void gauge(String name, String meaning, @Nullable String unit, Tags own, LongSupplier value) {
        Meter gauge = Gauge.builder("incidents." + name, value::getAsLong)
                .description(meaning)
                .baseUnit(unit)
                .tags(tags.and(own))
                .register(registry);
        registered.add(gauge.getId());
    }
}
