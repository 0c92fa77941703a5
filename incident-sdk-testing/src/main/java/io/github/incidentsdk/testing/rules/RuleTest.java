package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.journal.MemoryStore;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.testing.feed.Feeds;
import io.github.incidentsdk.testing.feed.MetricFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A service's rules under test: its real configuration, metrics said by hand, time that moves when it is told to, and sinks that
 * remember what the real ones would have been told.
 *
 * <pre>{@code
 * RuleTest rules = RuleTest.of("incidents.yaml");
 *
 * rules.set("queue_depth", 5_000, "queue", "orders");
 * rules.advance(Duration.ofMinutes(3));
 * assertThat(rules).rule("queue-depth").isFiring(SEV2);
 * assertThat(rules).sink("on-call").opened("backlog", SEV2);
 * }</pre>
 *
 * <p>Everything is as configured, but: each sink is a {@link RecordingSink} behind the filter of the sink that it stands for;
 * each source is a {@link MetricFeed}, so that nothing is polled or asked over the network; the journal is in memory, there is no
 * heartbeat and no storm guard, and rules open from their first tick on. A problem of the configuration fails the test. For one thread.
 */
public final class RuleTest {

    private final VirtualTime time;
    private final long beginNanos;
    private final Feeds feeds;
    private final Map<String, RecordingSink> sinks = new LinkedHashMap<>();
    private final Map<String, Timeline> timelines = new LinkedHashMap<>();
    private final IncidentManager manager;

    RuleTest(IncidentConfig config, Instant begin, Consumer<IncidentManagerBuilder> code) {
        this.time = new VirtualTime(begin);
        this.beginNanos = time.nanos();
        Watch watch = new Watch(time, this::look);
        this.feeds = new Feeds(watch);
        IncidentManagerBuilder builder = IncidentManager.builder()
                .config(config)
                .restoreTicks(0)
                .selfReport(false)
                .onStop(config.onStop().orElse(OnStop.NOTHING)) // the journal is in memory only here
                .closeWithProcess(false);
        feeds.replaceSources(config, builder);
        for (SinkConfig sink : config.sinks().values()) {
            RecordingSink recording = new RecordingSink();
            sinks.put(sink.id(), recording);
            builder.sink(sink.id(), recording, sink.filter());
        }
        if (sinks.isEmpty()) { // where none is configured, the log hears of everything
            RecordingSink log = new RecordingSink();
            sinks.put("log", log);
            builder.sink("log", log);
        }
        code.accept(builder);
        this.manager = builder.store(new MemoryStore()).workers(watch).build();
    }

    /**
     * Tests the configuration on the class path under this name, such as {@code incidents.yaml}: the file that is deployed.
     *
     * @throws IllegalArgumentException when there is none, or with all problems that it has
     */
    public static RuleTest of(String resource) {
        return builder(resource).build();
    }

    /**
     * Tests the configuration in a file, relative to where the build runs.
     *
     * @throws IllegalArgumentException with all problems that it has
     */
    public static RuleTest of(Path file) {
        return builder(file).build();
    }

    /** Tests a configuration that was read, or built, before. */
    public static RuleTest of(IncidentConfig config) {
        return new RuleTestBuilder(loader -> config).build();
    }

    /** Starts a test that needs more than its configuration, which is on the class path. */
    public static RuleTestBuilder builder(String resource) {
        return new RuleTestBuilder(loader -> RuleTestBuilder.read(resource, loader));
    }

    /** Starts a test that needs more than its configuration, which is in a file. */
    public static RuleTestBuilder builder(Path file) {
        return new RuleTestBuilder(loader -> loader.load(file));
    }

    /** Gives a series a value, which it keeps; rules see it from the next tick on. Labels are names and values in turn. */
    public RuleTest set(String metric, double value, String... labels) {
        metrics().set(metric, value, labels);
        return this;
    }

    /** Gives a series values one after the other, one for each tick of 15 s, in promtool's notation; see {@link MetricFeed}. */
    public RuleTest play(String series, String values) {
        metrics().play(series, values);
        return this;
    }

    /** As {@link #play(String, String)}, with another pause from one value to the next. */
    public RuleTest play(String series, String values, Duration every) {
        metrics().play(series, values, every);
        return this;
    }

    /** Takes a series away. */
    public RuleTest remove(String metric, String... labels) {
        metrics().remove(metric, labels);
        return this;
    }

    /** What the process measures. Engines that rules name as their source know it as well. */
    public MetricFeed metrics() {
        return feeds.process();
    }

    /** What stands in for a source of the configuration: a poll, or an engine that evaluates over what it is fed. */
    public MetricFeed source(String id) {
        return feeds.source(id);
    }

    /**
     * Lets time pass: every rule is evaluated at each of its ticks, and every sink is told.
     *
     * @throws AssertionError when something failed on the way that cannot fail in a service, such as an expression that this
     *     test would have to answer
     */
    public RuleTest advance(Duration by) {
        time.advance(by);
        feeds.check();
        return this;
    }

    /**
     * What a sink would have been told; makes it fail, where a test wants it to.
     *
     * @throws IllegalArgumentException when the configuration has no such sink
     */
    public RecordingSink sink(String id) {
        RecordingSink sink = sinks.get(id);
        if (sink == null) {
            throw KnownNames.refuse("the configuration has no sink", id, sinks.keySet());
        }
        return sink;
    }

    /** Everything that became of a rule's levels, oldest first. */
    public List<Transition> transitions(String rule) {
        return timeline(rule).transitions();
    }

    /** The manager that runs it all, to declare what code would declare, or to acknowledge and resolve. */
    public IncidentManager manager() {
        return manager;
    }

    /** The clock. */
    public VirtualTime time() {
        return time;
    }

    /** How much time has passed since the test began. */
    public Duration elapsed() {
        return Duration.ofNanos(time.nanos() - beginNanos);
    }

    /** What a rule saw and was at every evaluation, for people. */
    public String explain(String rule) {
        return new TimelineText(timeline(rule)).of(Set.of());
    }

    /** What the rules saw, and in one line those that never saw anything. */
    String explainAll() {
        StringBuilder text = new StringBuilder();
        List<String> blind = new ArrayList<>();
        for (RuleStatus status : manager.rules()) {
            if (status.blindness().dead()) {
                blind.add(status.rule());
            } else {
                text.append('\n').append(explain(status.rule()));
            }
        }
        if (!blind.isEmpty()) {
            text.append("\nnothing was ever seen by ")
                    .append(String.join(", ", blind))
                    .append('\n');
        }
        return text.toString();
    }

    private void look() {
        for (RuleStatus status : manager.rules()) {
            timelines.computeIfAbsent(status.rule(), Timeline::new).note(elapsed(), status);
        }
    }

    Timeline timeline(String rule) {
        Timeline timeline = timelines.get(rule);
        if (timeline != null) {
            return timeline;
        }
        List<String> known = manager.rules().stream().map(RuleStatus::rule).toList();
        if (!known.contains(rule)) {
            throw KnownNames.refuse("there is no rule", rule, known);
        }
        return new Timeline(rule);
    }

    /** Refuses a type that neither the configuration nor code defines, and of which nothing was declared. */
    void checkType(String type) {
        Set<String> known = manager.types();
        if (!known.contains(type)) {
            throw KnownNames.refuse("nothing defines or declared the type", type, known);
        }
    }

    Map<String, RecordingSink> sinks() {
        return sinks;
    }

    Feeds feeds() {
        return feeds;
    }

    @Override
    public String toString() {
        return "test of the rules of " + manager;
    }
}
