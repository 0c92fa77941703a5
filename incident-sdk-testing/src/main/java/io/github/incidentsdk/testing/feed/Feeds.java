package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.metric.MetricPollProvider;
import io.github.incidentsdk.metric.QueryEngineProvider;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.remote.Question;
import io.github.incidentsdk.rule.remote.RemoteRule;
import io.github.incidentsdk.time.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stands in for everything that a manager would read or ask for metrics; for the thread that moves the time. */
public final class Feeds {

    private final Workers workers;
    private final Plays plays;
    private final ProcessFeed process;
    private final Map<String, MetricFeed> sources = new LinkedHashMap<>();
    private final List<EngineFeed> engines = new ArrayList<>();

    /** Feeds without any source yet; made before the manager, so that what is played is there when rules look. */
    public Feeds(Workers workers) {
        this.workers = workers;
        this.plays = new Plays(workers);
        this.process = new ProcessFeed(plays);
    }

    /** Puts a feed in the place of every source that {@code config} names. */
    public void replaceSources(IncidentConfig config, IncidentManagerBuilder manager) {
        manager.source("fed", process);
        if (config.sources().isEmpty()) {
            return;
        }
        Set<String> polls = types(MetricPollProvider.class, MetricPollProvider::type);
        Set<String> queries = types(QueryEngineProvider.class, QueryEngineProvider::type);
        for (SourceConfig source : config.sources().values()) {
            if (polls.contains(source.type())) {
                PollFeed feed = new PollFeed(source.id(), plays);
                manager.poll(source.id(), source.every(), feed);
                sources.put(source.id(), feed);
            } else if (queries.contains(source.type())) {
                manager.engine(source.id(), engine(source.id(), config));
            } // any other is an unknown type, which the manager refuses in words of its own
        }
    }

    private EngineFeed engine(String id, IncidentConfig config) {
        EngineFeed feed = new EngineFeed(id, process, plays, workers);
        for (IncidentRule rule : config.rules().values()) {
            if (rule.source().filter(id::equals).isPresent()) {
                questions(rule, config).forEach(question -> feed.expects(question.expression(), rule.delay()));
            }
        }
        workers.start("fed-engine-" + id, feed);
        sources.put(id, feed);
        engines.add(feed);
        return feed;
    }

    private static List<Question> questions(IncidentRule rule, IncidentConfig config) {
        IncidentType type = config.types().get(rule.declares());
        List<Level> levels = new ArrayList<>(rule.levels());
        if (levels.isEmpty() && type != null) {
            type.policy().forEach(line -> levels.add(new Level(line.severity(), line.condition())));
        }
        try {
            return RemoteRule.of(rule, levels).questions();
        } catch (IllegalArgumentException | ExpressionException broken) {
            return List.of(); // the manager refuses the rule in words of its own
        }
    }

    private static <T> Set<String> types(Class<T> provider, Function<T, String> type) {
        return ServiceLoader.load(provider, Thread.currentThread().getContextClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .map(type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the process measures; sources that evaluate expressions know it as well. */
    public MetricFeed process() {
        return process;
    }

    /**
     * What stands in for one source of the configuration.
     *
     * @throws IllegalArgumentException when the configuration has no such source
     */
    public MetricFeed source(String id) {
        MetricFeed feed = sources.get(id);
        if (feed == null) {
            throw new IllegalArgumentException(
                    "the configuration has no source \"" + id + "\"; it has " + sources.keySet());
        }
        return feed;
    }

    /** Everything that is there now, a line each: series and value, its source, and whether no rule reads it. */
    public List<String> present() {
        List<String> lines = new ArrayList<>();
        process.samples().forEach(sample -> lines.add(line(sample) + unread(sample)));
        sources.forEach((id, feed) ->
                feed.samples().forEach(sample -> lines.add(line(sample) + ", of source " + id + unread(sample))));
        return lines;
    }

    private static String line(Sample sample) {
        double value = sample.value();
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return new FedSeries(sample.name(), sample.labels()) + " "
                + (whole ? String.valueOf((long) value) : String.valueOf(value));
    }

    private String unread(Sample sample) {
        boolean isRead =
                process.isRead(sample.name()) || engines.stream().anyMatch(engine -> engine.isRead(sample.name()));
        return isRead ? "" : ": no rule reads " + sample.name();
    }

    /**
     * Speaks up where a source was asked what it could not evaluate.
     *
     * @throws AssertionError that says what to do
     */
    public void check() {
        List<String> complaints = engines.stream()
                .flatMap(engine -> engine.takeComplaints().stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }
}
