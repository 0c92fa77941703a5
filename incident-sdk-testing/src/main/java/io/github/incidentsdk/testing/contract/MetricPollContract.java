package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MetricPoll} keeps to; a test class takes it on by implementing it.
 *
 * <p>The implementation is the backend: it has a series of {@link #metric()}, whose value changes and which comes and goes as the
 * tests ask. A poll over a network takes on {@link RemotePollContract}.
 */
public interface MetricPollContract {

    /** A new poll of the backend; it is closed by the test. */
    MetricPoll poll() throws Exception;

    /** The name under which rules read what the backend has. */
    String metric();

    /** Makes the backend's value this one, and the series be there if it was not. */
    void set(double value) throws Exception;

    /** Takes the series away; the backend still answers. */
    void remove() throws Exception;

    /** Makes the backend fail, until {@link #set} or {@link #remove} is called again. */
    void fail() throws Exception;

    /** Names and labels can stand in an expression, and no series is there twice. */
    @Test
    default void saysEverySeriesOnce() throws Exception {
        set(7);
        try (MetricPoll poll = poll()) {
            Collection<Sample> samples = poll.poll();
            assertEquals(List.of(7.0), values(samples));
            Set<List<Object>> seen = new HashSet<>();
            for (Sample sample : samples) {
                assertDoesNotThrow(() -> MetricNames.require(sample.name(), sample.labels()));
                Labels labels = sample.labels();
                assertTrue(seen.add(List.of(sample.name(), labels)), () -> sample.name() + labels + " is there twice");
            }
        }
    }

    /** An answer is everything that there is: what was said before does not count. */
    @Test
    default void saysThePresentAtEveryPoll() throws Exception {
        set(7);
        try (MetricPoll poll = poll()) {
            assertEquals(List.of(7.0), values(poll.poll()));
            assertEquals(List.of(7.0), values(poll.poll()));
            set(8);
            assertEquals(List.of(8.0), values(poll.poll()));
        }
    }

    /** What is missing is gone, and is neither an exception nor a zero. */
    @Test
    default void leavesOutWhatIsGone() throws Exception {
        set(7);
        try (MetricPoll poll = poll()) {
            poll.poll();
            remove();
            assertEquals(List.of(), values(poll.poll()));
            set(8);
            assertEquals(List.of(8.0), values(poll.poll()));
        }
    }

    /** A backend that fails is an exception: an empty answer would say that all is gone. */
    @Test
    default void throwsWhenItsBackendFails() throws Exception {
        set(7);
        try (MetricPoll poll = poll()) {
            poll.poll();
            fail();
            assertThrows(Exception.class, poll::poll);
            set(8);
            assertEquals(List.of(8.0), values(poll.poll()));
        }
    }

    /** What it says that it tells of can stand in an expression. */
    @Test
    default void namesMetricsOnly() throws Exception {
        try (MetricPoll poll = poll()) {
            assertNotNull(poll.names());
            poll.names().forEach(name -> assertTrue(MetricNames.isMetricName(name), name));
        }
    }

    /** Closing is harmless, also before the first poll and a second time. */
    @Test
    default void closesTwice() throws Exception {
        set(7);
        MetricPoll unused = poll();
        assertDoesNotThrow(unused::close);
        MetricPoll used = poll();
        used.poll();
        assertDoesNotThrow(used::close);
        assertDoesNotThrow(used::close);
    }

    private List<Double> values(Collection<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.name().equals(metric()))
                .map(Sample::value)
                .toList();
    }
}
