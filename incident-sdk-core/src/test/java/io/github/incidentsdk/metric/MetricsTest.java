package io.github.incidentsdk.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // nulls are what is tested
class MetricsTest {

    private final Metrics metrics = new Metrics();

    @Test
    void takesDotsForUnderscores() {
        Series series = metrics.gauge("queue.depth", Map.of("queue.name", "mail"), () -> 1);

        assertThat(series.name()).isEqualTo("queue_depth");
        assertThat(series.labels()).isEqualTo(Labels.of("queue_name", "mail"));
        assertThat(metrics.counter("a.b", Labels.of("c.d", "1"), () -> 1).labels())
                .isEqualTo(Labels.of("c_d", "1"));
        assertThat(metrics.refused()).isZero();
    }

    @Test
    void neverThrowsAndSaysOfEachWhatIsWrong() {
        Map<String, String> nameless = new HashMap<>();
        nameless.put("a", null);
        metrics.gauge(null, () -> 1).remove();
        metrics.gauge("", () -> 1).remove();
        metrics.gauge("größe", () -> 1);
        metrics.gauge("9up", () -> 1);
        metrics.gauge("x", Map.of("__name__", "q"), () -> 1);
        metrics.gauge("x", Map.of("a-b", "q"), () -> 1);
        metrics.gauge("x", Map.of("a.b", "1", "a_b", "2"), () -> 1);
        metrics.gauge("x", nameless, () -> 1);
        metrics.gauge("x", (Map<String, String>) null, () -> 1);
        metrics.counter("x", (Labels) null, () -> 1);
        metrics.counter("x", null);

        assertThat(metrics.refused()).isEqualTo(11);
        assertThat(metrics.takeRefused())
                .containsExactly(
                        "The name of a metric is null",
                        "Metric name '' cannot stand in an expression: use letters, digits and '_', not beginning with a"
                                + " digit",
                        "Metric name 'größe' cannot stand in an expression: use letters, digits and '_', not beginning"
                                + " with a digit",
                        "Metric name '9up' cannot stand in an expression: use letters, digits and '_', not beginning with"
                                + " a digit",
                        "__name__ is not a label: give the metric's name apart from its labels",
                        "Label 'a-b' of metric 'x' cannot stand in an expression: use letters, digits and '_', not"
                                + " beginning with a digit",
                        "Metric 'x' has two labels that are 'a_b' here",
                        "Metric 'x' has a label a = null; neither may be null",
                        "The labels of metric 'x' are null",
                        "The labels of metric 'x' are null",
                        "The supplier of metric 'x' is null");
        assertThat(metrics.takeRefused()).as("once").isEmpty();
    }

    @Test
    void saysNoMoreThanAHundredTimes() {
        for (int i = 0; i < 500; i++) {
            metrics.gauge("no-name-" + i, () -> 1);
        }

        assertThat(metrics.takeRefused()).hasSize(100);
        assertThat(metrics.refused()).isEqualTo(500);
    }
}
