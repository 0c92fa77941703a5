package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MetricSource} keeps to; a test class takes it on by implementing it.
 *
 * <p>The implementation is the application: it has a series of {@link #metric()} from the start, and its value changes, it comes
 * and goes, as the tests ask. Names that come out of it have to be PromQL identifiers, since a store takes no others.
 */
public interface MetricSourceContract {

    /** A new source over the application, not started; it is closed by the test. */
    MetricSource source() throws Exception;

    /** The name under which rules read what the application has. */
    String metric();

    /** Makes the application's value this one, and the series be there if it was not. */
    void set(double value) throws Exception;

    /** Takes the series away. */
    void remove() throws Exception;

    /** A new source that cannot start; empty where nothing can go wrong. */
    default Optional<MetricSource> broken() throws Exception {
        return Optional.empty();
    }

    /** What was there before the source. */
    @Test
    default void reportsWhatIsThereAlready() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        try (MetricSource source = source()) {
            source.start(wanting(metric()), store);
            assertEquals(7, value(store));
        }
    }

    /** What comes after it. */
    @Test
    default void reportsWhatAppearsLater() throws Exception {
        set(7);
        remove();
        ObservedStore store = new ObservedStore();
        try (MetricSource source = source()) {
            source.start(wanting(metric()), store);
            assertTrue(store.of(metric()).isEmpty(), "the series is not there yet, but it is reported");
            set(8);
            assertEquals(8, value(store));
        }
    }

    /** Values are those of the moment at which a rule looks. */
    @Test
    default void readsAValueWhenItIsAskedForIt() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        try (MetricSource source = source()) {
            source.start(wanting(metric()), store);
            set(9);
            assertEquals(9, value(store));
        }
    }

    /** What is gone is said to be gone: else a rule would go on with its last value. */
    @Test
    default void takesAwayWhatIsGone() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        try (MetricSource source = source()) {
            source.start(wanting(metric()), store);
            remove();
            assertTrue(store.of(metric()).isEmpty(), "the series is gone, but it is still reported");
            set(8);
            assertEquals(8, value(store));
        }
    }

    /** A rule that is loaded later reads what nobody read before. */
    @Test
    default void reportsWhatIsWantedLater() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        SettableWanted wanted = new SettableWanted();
        try (MetricSource source = source()) {
            source.start(wanted, store);
            wanted.add(metric());
            assertEquals(7, value(store));
        }
    }

    /** The same series is there once, however often it was offered. */
    @Test
    default void reportsNothingTwice() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        SettableWanted wanted = wanting(metric());
        try (MetricSource source = source()) {
            source.start(wanted, store);
            wanted.add(metric() + "_other");
            set(8);
            assertEquals(1, store.of(metric()).size(), () -> String.valueOf(store.names()));
        }
    }

    /** A source that is closed says nothing any more, and frees what it holds. */
    @Test
    default void isSilentOnceItIsClosed() throws Exception {
        set(7);
        ObservedStore store = new ObservedStore();
        SettableWanted wanted = wanting(metric());
        MetricSource source = source();
        source.start(wanted, store);
        source.close();
        int before = store.additions();
        remove();
        set(8);
        wanted.add(metric() + "_other");
        assertEquals(before, store.additions(), () -> "series were added after the close: " + store.names());
    }

    /** Closing is harmless, also before the start and a second time. */
    @Test
    default void closesTwice() throws Exception {
        MetricSource unused = source();
        assertDoesNotThrow(unused::close);
        MetricSource used = source();
        used.start(wanting(metric()), new ObservedStore());
        assertDoesNotThrow(used::close);
        assertDoesNotThrow(used::close);
    }

    /** A source that cannot start says so by an exception: then rules that need it are blind rather than content. */
    @Test
    default void startsOrSaysWhyNot() throws Exception {
        assertDoesNotThrow(() -> start(source()));
        Optional<MetricSource> broken = broken();
        if (broken.isPresent()) {
            assertThrows(Exception.class, () -> start(broken.get()), "start returned normally");
        }
    }

    private void start(MetricSource source) throws Exception {
        try (source) {
            source.start(wanting(metric()), new ObservedStore());
        }
    }

    /** From the application to an incident and back. */
    @Test
    default void feedsARule() throws Exception {
        set(7);
        VirtualTime time = new VirtualTime();
        try (IncidentManager manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .source("under-test", source())
                .sink("recorded", new RecordingSink())
                .rule(IncidentRule.named("contract")
                        .declares("contract")
                        .value("sum(" + metric() + ")")
                        .level(Severity.SEV2, "> 100")
                        .build())
                .build()) {
            time.advance(Duration.ofMinutes(1));
            assertFalse(isOpen(manager), "the rule is open at 7, and its level is > 100");
            set(500);
            time.advance(Duration.ofMinutes(1));
            assertTrue(isOpen(manager), () -> "the rule is not open at 500: " + manager.rules());
            set(7);
            time.advance(Duration.ofMinutes(2));
            assertFalse(isOpen(manager), () -> "the rule is still open at 7: " + manager.rules());
        }
    }

    private static boolean isOpen(IncidentManager manager) {
        return !manager.open().isEmpty();
    }

    private double value(ObservedStore store) {
        return store.first(metric())
                .orElseThrow(() ->
                        new AssertionError("no series of " + metric() + " is reported; there is " + store.names()))
                .value();
    }

    private static SettableWanted wanting(String metric) {
        SettableWanted wanted = new SettableWanted();
        wanted.add(metric);
        return wanted;
    }
}
