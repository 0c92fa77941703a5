package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link QueryEngine} keeps to; a test class takes it on by implementing it.
 *
 * <p>The implementation is the server: it evaluates {@link #expression()} to one element, whose value changes and which comes and
 * goes as the tests ask.
 */
public interface QueryEngineContract {

    /** A moment of no other meaning, in the year 2026. */
    Instant MOMENT = Instant.ofEpochSecond(1_780_000_000);

    /** A new engine that asks the server; it is closed by the test. */
    QueryEngine engine() throws Exception;

    /** A new engine whose server takes a call and does not answer for half a minute. */
    QueryEngine silent() throws Exception;

    /** What the tests ask for, such as {@code sum(queue_depth)}. */
    String expression();

    /** Makes the value of the expression's one element this one, and the element be there if it was not. */
    void set(double value) throws Exception;

    /** Makes the expression's answer empty. */
    void remove() throws Exception;

    /** Makes the server fail, until {@link #set} or {@link #remove} is called again. */
    void fail() throws Exception;

    /** For which moment the server was asked last; empty where a test cannot know. */
    default Optional<Instant> asked() throws Exception {
        return Optional.empty();
    }

    /** Infinite values and NaN are values: what they mean a rule decides. */
    @Test
    default void saysWhatTheServerSays() throws Exception {
        try (QueryEngine engine = engine()) {
            for (double value : new double[] {7, 0, -0.25, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
                set(value);
                assertEquals(List.of(value), values(engine));
            }
        }
    }

    /** Labels can stand in an expression, and no element is there twice. */
    @Test
    default void saysEveryElementOnce() throws Exception {
        set(7);
        try (QueryEngine engine = engine()) {
            Set<Labels> seen = new HashSet<>();
            for (Point point : engine.query(expression(), MOMENT)) {
                assertDoesNotThrow(() -> MetricNames.require("element", point.labels()));
                assertTrue(seen.add(point.labels()), () -> point.labels() + " is there twice");
            }
        }
    }

    /** All expressions of a tick are asked for the same moment, which is not that of the call. */
    @Test
    default void asksForTheMomentThatItIsGiven() throws Exception {
        set(7);
        try (QueryEngine engine = engine()) {
            engine.query(expression(), MOMENT);
            asked().ifPresent(moment -> assertEquals(MOMENT, moment));
        }
    }

    /** Nothing is an answer, and is neither an exception nor a zero. */
    @Test
    default void saysNothingWhereThereIsNothing() throws Exception {
        set(7);
        try (QueryEngine engine = engine()) {
            engine.query(expression(), MOMENT);
            remove();
            assertEquals(List.of(), values(engine));
            set(8);
            assertEquals(List.of(8.0), values(engine));
        }
    }

    /** A server that fails is an exception: an empty answer would say that all is well. */
    @Test
    default void throwsWhenItsServerFails() throws Exception {
        set(7);
        try (QueryEngine engine = engine()) {
            engine.query(expression(), MOMENT);
            fail();
            assertThrows(Exception.class, () -> engine.query(expression(), MOMENT));
            set(8);
            assertEquals(List.of(8.0), values(engine));
        }
    }

    /** A manager that closes does not wait for an answer. */
    @Test
    default void comesBackWhenItIsInterruptedOrClosed() throws Exception {
        QueryEngine engine = silent();
        boolean cameBack = Patience.comesBack(() -> engine.query(expression(), MOMENT), thread -> {
            thread.interrupt();
            engine.close();
        });
        assertTrue(cameBack, "a query of a silent server did not end, though it was interrupted and the engine closed");
    }

    /** Closing is harmless, also before the first query and a second time. */
    @Test
    default void closesTwice() throws Exception {
        set(7);
        QueryEngine unused = engine();
        assertDoesNotThrow(unused::close);
        QueryEngine used = engine();
        used.query(expression(), MOMENT);
        assertDoesNotThrow(used::close);
        assertDoesNotThrow(used::close);
    }

    /** From the server to an incident and back; while the server fails, nothing is over. */
    @Test
    default void feedsARule() throws Exception {
        set(7);
        VirtualTime time = new VirtualTime();
        try (IncidentManager manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .engine("under-test", engine())
                .sink("recorded", new RecordingSink())
                .rule(IncidentRule.named("contract")
                        .declares("contract")
                        .source("under-test")
                        .value(expression())
                        .level(Severity.SEV2, "> 100")
                        .build())
                .build()) {
            time.advance(Duration.ofMinutes(1));
            assertTrue(manager.open().isEmpty(), "the rule is open at 7, and its level is > 100");
            set(500);
            time.advance(Duration.ofMinutes(1));
            assertFalse(manager.open().isEmpty(), () -> "the rule is not open at 500: " + manager.rules());
            fail();
            time.advance(Duration.ofMinutes(10));
            assertFalse(manager.open().isEmpty(), "the rule was ended by a server that fails");
            set(7);
            time.advance(Duration.ofMinutes(2));
            assertTrue(manager.open().isEmpty(), () -> "the rule is still open at 7: " + manager.rules());
        }
    }

    private List<Double> values(QueryEngine engine) throws Exception {
        return engine.query(expression(), MOMENT).stream().map(Point::value).toList();
    }
}
