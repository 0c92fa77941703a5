package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** What a source that is polled would answer. */
final class PollFeed extends MetricFeed implements MetricPoll {

    private final String id;

    PollFeed(String id, Plays plays) {
        super(plays);
        this.id = id;
    }

    @Override
    public Collection<Sample> poll() throws IOException {
        Optional<String> failure = failure();
        if (failure.isPresent()) {
            throw new IOException(failure.get());
        }
        return samples();
    }

    @Override
    public String toString() {
        return "source " + id;
    }
}
