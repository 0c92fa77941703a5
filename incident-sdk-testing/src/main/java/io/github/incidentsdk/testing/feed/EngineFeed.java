package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.evaluation.vector.VectorCompiler;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.Delayed;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A query server over what is fed, which it scrapes every 15 s; it evaluates as Prometheus does. */
final class EngineFeed extends MetricFeed implements QueryEngine, Step {

    private final String id;
    private final MetricFeed everywhere;
    private final MetricStore store = new MetricStore();
    private final SeriesStore scraped = store.polled("scraped", TICK.toMillis());
    private final VectorCompiler compiler = new VectorCompiler(store.index(), WindowFunctions.prometheus());
    private final Map<String, Vector> compiled = new HashMap<>();
    private final Map<String, Map<Labels, Double>> answers = new HashMap<>();
    private final Set<String> complaints = new LinkedHashSet<>();
    private final Workers workers;

    /** A server that also has what is said of no source in particular. */
    EngineFeed(String id, MetricFeed everywhere, Plays plays, Workers workers) {
        super(plays);
        this.id = id;
        this.everywhere = everywhere;
        this.workers = workers;
    }

    /** Makes sure that the windows of {@code expression} are kept from the start; one that cannot be read fails when it is asked. */
    void expects(String expression, Duration delay) {
        try {
            compile(expression, delay.toMillis());
        } catch (IllegalArgumentException | ExpressionException unreadable) {
            return; // a test may answer it by hand; where none does, the question itself is complained about
        }
    }

    private Vector compile(String expression, long delayMillis) {
        return compiled.computeIfAbsent(
                delayMillis + " " + expression,
                unseen -> compiler.vector(Delayed.by(delayMillis, Expression.parse(expression))));
    }

    @Override
    public MetricFeed answers(String expression, double value, String... labels) {
        Labels of = Labels.of(labels);
        MetricNames.require("answer", of);
        answers.computeIfAbsent(expression.strip(), first -> new LinkedHashMap<>())
                .put(of, value);
        return this;
    }

    /** Scrapes. */
    @Override
    public long run(long nowNanos) {
        Map<FedSeries, Sample> all = new LinkedHashMap<>();
        everywhere.samples().forEach(sample -> all.put(new FedSeries(sample.name(), sample.labels()), sample));
        samples().forEach(sample -> all.put(new FedSeries(sample.name(), sample.labels()), sample));
        long wall = workers.time().wallMillis();
        scraped.replace(all.values(), wall);
        store.tick(wall);
        return nowNanos + TICK.toNanos() - Math.floorMod(wall, TICK.toMillis()) * 1_000_000;
    }

    @Override
    public List<Point> query(String expression, Instant at) throws IOException {
        Optional<String> failure = failure();
        if (failure.isPresent()) {
            throw new IOException(failure.get());
        }
        Map<Labels, Double> said = answers.get(expression.strip());
        return said != null ? points(said) : evaluated(expression, at);
    }

    private static List<Point> points(Map<Labels, Double> said) {
        List<Point> points = new ArrayList<>();
        said.forEach((labels, value) -> points.add(new Point(labels, value)));
        return points;
    }

    private List<Point> evaluated(String expression, Instant at) throws IOException {
        long now = workers.time().wallMillis();
        Vector vector;
        try {
            vector = compile(expression, Math.max(0, now - at.toEpochMilli()));
        } catch (IllegalArgumentException | ExpressionException outside) {
            complaints.add("source \"" + id + "\" is asked for " + expression + " and cannot evaluate it here: "
                    + outside.getMessage() + ". Say what it would answer: rules.source(\"" + id
                    + "\").answers(expression, value, labels)");
            throw new IOException(outside.getMessage(), outside);
        }
        vector.update(now);
        String problem = vector.problem();
        if (problem != null) {
            throw new IOException(problem);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            if (vector.isPresent(i)) {
                points.add(new Point(vector.labels(i), vector.value(i)));
            }
        }
        return points;
    }

    /** Whether a rule that it evaluates reads the metric. */
    boolean isRead(String metric) {
        return store.wanted().reads(metric);
    }

    /** What it was asked and could not answer, once each. */
    List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    @Override
    public String toString() {
        return "source " + id;
    }
}
