package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.SavedSeries;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.remote.RemoteSources;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service whose gauges a test sets and whose rules it ticks, 15 seconds apart unless it says otherwise. */
final class Service implements TimeSource {

    static final Duration TICK = Duration.ofSeconds(15);

    final MetricStore metrics = new MetricStore();
    final SeriesStore source = metrics.pushed("test");
    final List<IncidentEvent> events = new ArrayList<>();
    final IncidentTable incidents;
    RuleEngine engine;

    /** What the rules had kept, line by line since the start; nothing is taken while {@code keeps} is false. */
    final List<List<RuleState>> lines = new ArrayList<>();

    boolean keeps = true;
    private RuleMemory memory = new RuleMemory();

    private final Map<Class<?>, Long> counts = new HashMap<>();
    private final Map<String, IncidentType> types;
    private final RuleLimits limits;
    private final Map<String, double[]> gauges = new HashMap<>();
    private final Map<String, Series> series = new HashMap<>();
    private long wallMillis = 1_700_000_010_000L;
    private long nanos = 5_000_000_000L;

    Service(List<IncidentType> types, IncidentRule... rules) {
        this(types, RuleLimits.DEFAULT, rules);
    }

    Service(List<IncidentType> types, RuleLimits limits, IncidentRule... rules) {
        this.types = types.stream().collect(Collectors.toMap(IncidentType::name, Function.identity()));
        this.limits = limits;
        LifecycleSettings settings = LifecycleSettings.of("checkout", "pod-1");
        this.incidents = new IncidentTable(settings, types, this, (event, after) -> written(event));
        this.engine =
                new RuleEngine(List.of(rules), this.types, new Watched(metrics, RemoteSources.NONE), incidents, limits);
        engine.keepIn(this::keep);
    }

    private void written(IncidentEvent event) {
        events.add(event);
        counts.merge(event.getClass(), 1L, Long::sum);
    }

    static Service with(IncidentRule... rules) {
        return new Service(List.of(type("outage").build()), rules);
    }

    static Service with(IncidentType type, IncidentRule... rules) {
        return new Service(List.of(type), rules);
    }

    static IncidentType.Builder type(String name, String... by) {
        return IncidentType.named(name).by(by);
    }

    static IncidentRuleBuilder rule(String id) {
        return IncidentRule.named(id).declares("outage");
    }

    /** The same service after a restart, with other rules over the same metrics; every incident was kept. */
    Service restartedWith(boolean complete, IncidentRule... rules) {
        Service next = new Service(List.copyOf(types.values()), rules);
        next.wallMillis = wallMillis + 60_000;
        next.nanos = 1_000;
        next.restore(kept(), complete);
        return next;
    }

    /** The same service, killed and started again after {@code away}; incidents and what the rules had kept survived. */
    Service killedFor(Duration away, IncidentRule... rules) {
        Service next = new Service(List.copyOf(types.values()), limits, rules);
        next.wallMillis = wallMillis + away.toMillis();
        next.nanos = 1_000;
        next.memory = memory;
        next.engine.resume(memory, Duration.ofHours(1), next.nanos, Instant.ofEpochMilli(next.wallMillis));
        next.restore(kept(), true);
        return next;
    }

    /** What the journal would bring back. */
    private List<IncidentSnapshot> kept() {
        return Stream.concat(incidents.all().stream(), incidents.shadows().all().stream())
                .map(TrackedIncident::snapshot)
                .toList();
    }

    /** What windows over an hour hold, as it is saved. */
    List<SavedSeries> savedWindows() {
        List<SavedSeries> saved = new ArrayList<>();
        engine.saveWindows(wallMillis, saved::add);
        return saved;
    }

    private boolean keep(Instant at, List<String> evaluated, List<RuleState> states) {
        if (!keeps) {
            return false;
        }
        lines.add(states);
        memory.note(at, evaluated, states);
        return true;
    }

    private void restore(Collection<IncidentSnapshot> kept, boolean complete) {
        engine.restore(kept.stream().map(incidents::restore).toList(), rule -> complete, nanos, nanos / 1_000_000);
    }

    /** Sets a gauge, such as {@code set("depth{queue=mail}", 7)}. */
    Service set(String text, double value) {
        gauges.computeIfAbsent(text, this::register)[0] = value;
        return this;
    }

    private double[] register(String text) {
        double[] value = {0};
        int brace = text.indexOf('{');
        String name = brace < 0 ? text : text.substring(0, brace);
        Labels labels = brace < 0
                ? Labels.empty()
                : Labels.of(text.substring(brace + 1, text.length() - 1).split("[,=]", -1));
        series.put(text, source.add(name, labels, () -> value[0]));
        return value;
    }

    Service remove(String text) {
        gauges.remove(text);
        series.remove(text).remove();
        return this;
    }

    /** Ticks once, a tick after the last time. */
    Service tick() {
        return tick(1);
    }

    Service tick(int times) {
        for (int i = 0; i < times; i++) {
            pass(TICK);
            engine.tick(nanos, wallMillis);
        }
        return this;
    }

    Service pass(Duration time) {
        nanos += time.toNanos();
        wallMillis += time.toMillis();
        return this;
    }

    Service jumpWall(Duration by) {
        wallMillis += by.toMillis();
        return this;
    }

    @Override
    public long wallMillis() {
        return wallMillis;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    List<IncidentSnapshot> open() {
        return incidents.open().stream().map(TrackedIncident::snapshot).toList();
    }

    /** The open incidents by their {@code by} values, with their severity: {@code {queue=mail} SEV2}. */
    List<String> opened() {
        return open().stream()
                .map(incident -> (incident.by().isEmpty() ? "" : incident.by() + " ") + incident.severity())
                .sorted()
                .toList();
    }

    IncidentSnapshot only() {
        if (open().size() != 1) {
            throw new AssertionError("not one but " + open().size() + " incidents are open");
        }
        return open().get(0);
    }

    Optional<Severity> severity() {
        return open().stream().map(IncidentSnapshot::severity).findFirst();
    }

    /** A person resolves the only open incident. */
    void resolveByHand() {
        TrackedIncident open = incidents.open().get(0);
        incidents.verbs(open, Actor.person("on-call")).resolve("looks fine to me");
    }

    RuleStatus status() {
        return engine.status().get(0);
    }

    long count(Class<? extends IncidentEvent> kind) {
        return counts.getOrDefault(kind, 0L);
    }

    Optional<String> lastResolution() {
        return events.stream()
                .filter(IncidentEvent.Resolved.class::isInstance)
                .map(IncidentEvent.Resolved.class::cast)
                .reduce((first, second) -> second)
                .map(resolved -> resolved.resolution() == Resolution.RECOVERED ? resolved.text() : "by hand");
    }
}
