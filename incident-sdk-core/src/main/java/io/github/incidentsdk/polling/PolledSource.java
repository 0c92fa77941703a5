package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Polls a source at its times, and hands what it says to the series. */
public final class PolledSource implements Polled {

    private final String id;
    private final MetricPoll poll;
    private final SeriesStore door;
    private final Intake intake;
    private final TimeSource time;
    private final Times times;
    private final Asked asked;
    private final Awaited waiting = new Awaited();

    /**
     * Creates a source that was not asked yet.
     *
     * @param every the pause between two polls
     * @param intake what is taken of its answers
     * @param door the source's way into the series
     */
    public PolledSource(String id, MetricPoll poll, Duration every, Intake intake, SeriesStore door, TimeSource time) {
        this.id = id;
        this.poll = poll;
        this.intake = intake;
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
        waiting.begins(nowNanos);
        try {
            Collection<Sample> present = intake.ask(poll);
            Map<String, String> open = intake.leftOpen(poll);
            long wall = time.wallMillis(); // of the answer: it may have taken long
            door.replace(present, open, wall);
            asked.answers(Instant.ofEpochMilli(wall), present.size(), open);
        } catch (Throwable failed) { // whatever it is, nothing is known now
            fails(Failures.text(failed));
        } finally {
            waiting.ends();
        }
        return times.next(time.nanos(), time.wallMillis());
    }

    private void fails(String why) {
        door.failed(why);
        asked.fails(why);
    }

    @Override
    public SourceStatus status() {
        return asked.status();
    }

    @Override
    public void watch(long nowNanos) {
        if (waiting.givesUp(nowNanos)) {
            fails(Awaited.LATE);
        }
    }

    @Override
    public void close() {
        asked.closes();
        poll.close();
    }
}
