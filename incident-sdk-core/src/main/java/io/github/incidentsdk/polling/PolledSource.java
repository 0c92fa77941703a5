package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Polls a source at its times, and hands what it says to the series. */
public final class PolledSource implements Polled {

    private final String id;
    private final MetricPoll poll;
    private final SeriesStore door;
    private final Map<String, String> labels;
    private final TimeSource time;
    private final Times times;
    private final Asked asked;

    /**
     * Creates a source that was not asked yet.
     *
     * @param every the pause between two polls
     * @param labels what every series is labelled with, in place of what it says itself
     * @param door the source's way into the series
     */
    public PolledSource(
            String id, MetricPoll poll, Duration every, Map<String, String> labels, SeriesStore door, TimeSource time) {
        this.id = id;
        this.poll = poll;
        this.labels = Map.copyOf(labels);
        this.door = door;
        this.time = time;
        this.times = new Times(every);
        this.asked = new Asked(id);
        door.knows(poll.names());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long run(long nowNanos) {
        long wall = time.wallMillis();
        asked.begins(nowNanos);
        try {
            Collection<Sample> present = labelled(poll.poll(), labels);
            door.replace(present, wall);
            asked.answers(Instant.ofEpochMilli(wall), present.size());
        } catch (Exception failed) { // whatever it is, nothing is known now
            String why = Failures.text(failed);
            door.failed(why);
            asked.fails(why);
        }
        return times.next(time.nanos(), time.wallMillis());
    }

    static Collection<Sample> labelled(Collection<Sample> samples, Map<String, String> labels) {
        if (labels.isEmpty()) {
            return samples;
        }
        List<Sample> labelled = new ArrayList<>();
        for (Sample sample : samples) {
            Labels all = sample.labels();
            for (Map.Entry<String, String> label : labels.entrySet()) {
                all = all.with(label.getKey(), label.getValue());
            }
            labelled.add(new Sample(sample.name(), all, sample.value()));
        }
        return labelled;
    }

    @Override
    public SourceStatus status() {
        return asked.status();
    }

    @Override
    public void watch(long nowNanos) {
        asked.watch(nowNanos, List.of(door::failed));
    }

    @Override
    public void close() {
        poll.close();
    }
}
