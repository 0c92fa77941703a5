package io.github.incidentsdk.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class IntakeTest {

    private static final Intake INTAKE = new Intake(Labelling.NONE, 3);
    private static final Sample SAMPLE = new Sample("x", Labels.empty(), 1);
    private static final Point POINT = new Point(Labels.empty(), 1);

    /** Has no class name that says more than that it is a lambda of this test. */
    private static void polled(MetricPoll poll) throws Exception {
        INTAKE.ask(poll);
    }

    private static void queried(QueryEngine engine) throws Exception {
        INTAKE.ask(engine, "x", Instant.EPOCH);
    }

    @Test
    void nullIsSaidWithWhoReturnedIt() {
        assertThatThrownBy(() -> polled(() -> null))
                .isInstanceOf(IOException.class)
                .hasMessage("poll() of a lambda in " + IntakeTest.class.getName()
                        + " returned null; what has no series returns an empty collection");
        assertThatThrownBy(() -> queried(new Silent()))
                .hasMessage("query() of " + Silent.class.getName()
                        + " returned null; what has no series returns an empty collection");
    }

    private static final class Silent implements QueryEngine {
        @Override
        @SuppressWarnings("NullAway")
        public List<Point> query(String expression, Instant at) {
            return null;
        }
    }

    @Test
    void nullWithinACollectionIsSaidWithItsPlace() {
        assertThatThrownBy(() -> polled(() -> Arrays.asList(SAMPLE, null)))
                .hasMessageEndingWith(" returned null as element 2");
        assertThatThrownBy(() -> polled(() -> List.of(new Sample(null, Labels.empty(), 1))))
                .hasMessageEndingWith(" returned a sample without a name as element 1");
        assertThatThrownBy(() -> polled(() -> List.of(new Sample("x", null, 1))))
                .hasMessageEndingWith(" returned a sample of x without labels as element 1");
        assertThatThrownBy(() -> queried((expression, at) -> Arrays.asList(POINT, null)))
                .hasMessageEndingWith(" returned null as element 2");
        assertThatThrownBy(() -> queried((expression, at) -> List.of(new Point(null, 1))))
                .hasMessageEndingWith(" returned a point without labels as element 1");
    }

    @Test
    void noMoreIsTakenThanThereMayBe() throws Exception {
        assertThat(INTAKE.ask((expression, at) -> List.of(POINT, POINT, POINT), "x", Instant.EPOCH))
                .hasSize(3);
        assertThatThrownBy(() -> queried((expression, at) -> new Endless<>(POINT)))
                .hasMessageEndingWith(" returned more than 3 series, which is as many as are kept (limits.series)");
        Collection<Sample> endless = new AbstractCollection<>() {
            @Override
            public Iterator<Sample> iterator() {
                return Stream.generate(() -> SAMPLE).iterator();
            }

            @Override
            public int size() {
                return 0;
            }
        };
        assertThatThrownBy(() -> polled(() -> endless)).hasMessageContaining(" returned more than 3 series");
    }

    private static final class Endless<T> extends AbstractList<T> {
        private final T element;

        Endless(T element) {
            this.element = element;
        }

        @Override
        public T get(int index) {
            return element;
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    private static MetricPoll leaving(@Nullable Map<String, String> open) {
        return new MetricPoll() {
            @Override
            public Collection<Sample> poll() {
                return List.of();
            }

            @Override
            @SuppressWarnings("NullAway")
            public Map<String, String> leftOpen() {
                return open;
            }
        };
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsNoWordOfWhatIsLeftOpen() throws IOException {
        assertThat(INTAKE.leftOpen(leaving(Map.of("x", "it is late")))).containsExactly(entry("x", "it is late"));
        assertThatThrownBy(() -> INTAKE.leftOpen(leaving(null)))
                .hasMessageStartingWith("leftOpen() of ")
                .hasMessageEndingWith(" returned null; what has nothing to say returns an empty map");
        Map<String, String> unexplained = new HashMap<>();
        unexplained.put("x", null);
        assertThatThrownBy(() -> INTAKE.leftOpen(leaving(unexplained)))
                .hasMessageEndingWith(" returned null as a name or a reason: x=null");
    }

    @Test
    void anExceptionWhoseMessageThrowsIsSaidByItsName() {
        Throwable broken = new IllegalStateException() {
            @Override
            public String getMessage() {
                throw new AssertionError("injected");
            }
        };

        assertThat(Failures.text(broken))
                .isEqualTo(broken.getClass().getName() + ", whose getMessage() threw AssertionError");
    }

    @Test
    void whatTheJvmThrowsIsSaidWithItsName() {
        assertThat(Failures.text(new NullPointerException("Cannot invoke \"String.length()\"")))
                .isEqualTo("it threw NullPointerException: Cannot invoke \"String.length()\"");
        assertThat(Failures.text(new StackOverflowError())).isEqualTo("java.lang.StackOverflowError");
        assertThat(Failures.text(new IOException("it is away"))).isEqualTo("it is away");
    }
}
