package io.github.incidentsdk;

import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricPollProvider;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.QueryEngineProvider;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.polling.Intake;
import io.github.incidentsdk.polling.Labelling;
import io.github.incidentsdk.polling.Polled;
import io.github.incidentsdk.polling.PolledEngine;
import io.github.incidentsdk.polling.PolledSource;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the sources that are asked over and over: those from code, and those that the configuration names by type. */
final class Polling {

    private final MetricStore store;
    private final TimeSource time;
    private final Engines engines = new Engines();
    private final List<Polled> sources = new ArrayList<>();

    Polling(MetricStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /** A poll that code brought. */
    record NamedPoll(String id, Duration every, MetricPoll poll) {}

    /** What is wrong goes to {@code problems}, every source that is made here to {@code made}: somebody has to close it. */
    void make(IncidentManagerBuilder said, List<Problem> problems, Deque<AutoCloseable> made) {
        for (Map.Entry<String, QueryEngine> each : said.engines.entrySet()) {
            add(each.getKey(), each.getValue(), intake(Labelling.NONE));
        }
        for (NamedPoll poll : said.polls.values()) {
            add(poll.id(), poll.poll(), poll.every(), intake(Labelling.NONE));
        }
        if (!said.config.sources().isEmpty()) {
            makeConfigured(said, problems, made);
        }
    }

    private void makeConfigured(IncidentManagerBuilder said, List<Problem> problems, Deque<AutoCloseable> made) {
        List<SourceConfig> configured = said.config.sources().values().stream()
                .filter(source -> !said.engines.containsKey(source.id()) && !said.polls.containsKey(source.id()))
                .toList();
        if (configured.isEmpty()) {
            return;
        }
        Map<String, MetricPollProvider> polls = Providers.load(MetricPollProvider.class, MetricPollProvider::type);
        Map<String, QueryEngineProvider> queries = Providers.load(QueryEngineProvider.class, QueryEngineProvider::type);
        for (SourceConfig source : configured) {
            MetricPollProvider poll = polls.get(source.type());
            QueryEngineProvider query = queries.get(source.type());
            if (poll != null) {
                source.create(poll::create, problems::add).ifPresent(target -> {
                    made.push(target);
                    add(source.id(), target, source.every(), intake(labelling(source)));
                });
            } else if (query != null) {
                source.create(query::create, problems::add).ifPresent(target -> {
                    made.push(target);
                    add(source.id(), target, intake(labelling(source)));
                });
            } else {
                Set<String> known = new TreeSet<>(polls.keySet());
                known.addAll(queries.keySet());
                problems.add(source.unknownType(known));
            }
        }
    }

    private void add(String id, MetricPoll poll, Duration every, Intake intake) {
        sources.add(new PolledSource(id, poll, every, intake, store.polled(id, every.toMillis()), time));
    }

    private void add(String id, QueryEngine engine, Intake intake) {
        engines.add(new PolledEngine(id, engine, intake, time));
    }

    private Intake intake(Labelling labelling) {
        return new Intake(labelling, store.limits().inAll());
    }

    private static Labelling labelling(SourceConfig source) {
        return new Labelling(source.labels(), source.rename());
    }

    Engines engines() {
        return engines;
    }

    List<Polled> all() {
        List<Polled> all = new ArrayList<>(sources);
        all.addAll(engines.all());
        return all;
    }
}
