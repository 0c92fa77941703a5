package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How much is taken of an answer, and what becomes of its labels.
 *
 * @param labelling what becomes of the labels
 * @param most how many series one answer may have; a larger one is a failure
 */
public record Intake(Labelling labelling, int most) {

    /** Polls, and returns the series as they are called here. */
    Collection<Sample> ask(MetricPoll poll) throws Exception {
        List<Sample> samples = new Returned(poll, "poll()", most)
                .whole(
                        poll.poll(),
                        sample -> sample.name() == null
                                ? "a sample without a name"
                                : sample.labels() == null ? "a sample of " + sample.name() + " without labels" : null);
        return labelling.of(samples);
    }

    /** Returns what the last answer of a poll left open. */
    Map<String, String> leftOpen(MetricPoll poll) throws IOException {
        return new Returned(poll, "leftOpen()", most).whole(poll.leftOpen());
    }

    /** Asks an engine. */
    List<Point> ask(QueryEngine engine, String expression, Instant at) throws Exception {
        return new Returned(engine, "query()", most)
                .whole(engine.query(expression, at), point -> point.labels() == null ? "a point without labels" : null);
    }
}
