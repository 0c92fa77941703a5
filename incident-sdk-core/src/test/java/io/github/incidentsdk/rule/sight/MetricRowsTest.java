package io.github.incidentsdk.rule.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which series of several metrics are looked at together; a is written before b, a dash where there is none. */
class MetricRowsTest {

    private final MetricStore store = new MetricStore();
    private final SeriesStore source = store.pushed("test");

    private MetricRowsTest with(String metric, String... labels) {
        source.add(metric, Labels.of(labels), () -> 1);
        return this;
    }

    private List<String> rows(List<String> by, String... metrics) {
        return rows(by, new int[metrics.length], metrics);
    }

    private List<String> rows(List<String> by, int[] covered, String... metrics) {
        ExpressionCompiler compiler = new ExpressionCompiler(store.index(), Profile.STANDARD);
        Values[] values = new Values[metrics.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = compiler.values(Expression.parse(metrics[i]));
        }
        store.tick(1_000);
        List<String> rows = new ArrayList<>();
        for (Values value : values) {
            value.evaluate(1_000);
        }
        for (MetricRows.Row row : MetricRows.of(values, by, covered)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < values.length; i++) {
                int series = row.series(i);
                text.append(series == MetricRows.NONE ? "-" : values[i].labels(series))
                        .append(' ');
            }
            rows.add(text.append("= ").append(row.labels()).toString());
        }
        return rows;
    }

    @Test
    void findTheirPartnersByTheLabelsThatBothHave() {
        with("a", "x", "1").with("a", "x", "2").with("b", "x", "2").with("b", "x", "1");

        assertThat(rows(List.of("x"), "a", "b"))
                .containsExactlyInAnyOrder("{x=\"1\"} {x=\"1\"} = {x=\"1\"}", "{x=\"2\"} {x=\"2\"} = {x=\"2\"}");
    }

    @Test
    void broadcastWhatHasNoLabels() {
        with("a", "x", "1").with("a", "x", "2").with("b");

        assertThat(rows(List.of("x"), "a", "b"))
                .containsExactlyInAnyOrder("{x=\"1\"} {} = {x=\"1\"}", "{x=\"2\"} {} = {x=\"2\"}");
        assertThat(rows(List.of(), "b", "a"))
                .as("whatever tells incidents apart, and in whatever order")
                .containsExactlyInAnyOrder("{} {x=\"1\"} = {x=\"1\"}", "{} {x=\"2\"} = {x=\"2\"}");
    }

    @Test
    void bringAlongWhatSeveralShare() {
        with("a", "x", "1", "host", "p").with("a", "x", "1", "host", "q").with("b", "x", "1", "zone", "z");

        assertThat(rows(List.of("x"), "a", "b"))
                .contains(
                        "{host=\"p\", x=\"1\"} {x=\"1\", zone=\"z\"} = {host=\"p\", x=\"1\", zone=\"z\"}",
                        "{host=\"q\", x=\"1\"} {x=\"1\", zone=\"z\"} = {host=\"q\", x=\"1\", zone=\"z\"}");
    }

    @Test
    void leaveAGapWhereAPartnerIsMissingOrInDoubt() {
        with("a", "x", "1").with("a", "x", "2").with("b", "x", "2").with("b", "x", "3");
        assertThat(rows(List.of("x"), "a", "b"))
                .containsExactlyInAnyOrder(
                        "{x=\"1\"} - = {x=\"1\"}", "{x=\"2\"} {x=\"2\"} = {x=\"2\"}", "- {x=\"3\"} = {x=\"3\"}");

        with("c", "dev", "p").with("c", "dev", "q").with("d", "disk", "p").with("d", "disk", "q");
        assertThat(rows(List.of(), "c", "d"))
                .containsExactlyInAnyOrder(
                        "{dev=\"p\"} - = {dev=\"p\"}",
                        "{dev=\"q\"} - = {dev=\"q\"}",
                        "- {disk=\"p\"} = {disk=\"p\"}",
                        "- {disk=\"q\"} = {disk=\"q\"}");
    }

    @Test
    void needTheLabelsThatTellIncidentsApart() {
        with("a", "account", "eu").with("total", "region", "r1").with("total", "region", "r2");

        assertThat(rows(List.of("account"), "a", "total"))
                .as("a total by region is not an incident of an account")
                .containsExactly("{account=\"eu\"} - = {account=\"eu\"}");
    }

    @Test
    void areOfTheSeriesThatAreThereNow() {
        with("a", "x", "1").with("b", "x", "1", "y", "1").with("b", "x", "1", "y", "2");

        assertThat(rows(List.of("x"), "a", "b > 1")).containsExactly("{x=\"1\"} - = {x=\"1\"}");
    }

    @Test
    void areNoneOfFewerLabelsWhileTheMetricThatHasThemIsAway() {
        with("a", "x", "1").with("b", "x", "1", "y", "1");
        int[] covered = new int[2];
        assertThat(rows(List.of("x", "y"), covered, "a", "b")).hasSize(1);

        assertThat(rows(List.of("x", "y"), covered, "a", "b > 1")).isEmpty();
        assertThat(rows(List.of("x", "y"), "a", "b > 1"))
                .as("to whom it was never there")
                .containsExactly("{x=\"1\"} - = {x=\"1\"}");
    }

    @Test
    void areAsManyAsTheLargestMetricAndFoundInNoTime() {
        for (int i = 0; i < 5_000; i++) {
            with("a", "x", "" + i).with("b", "x", "" + i);
        }

        assertThat(rows(List.of("x"), "a", "b")).hasSize(5_000).noneMatch(row -> row.contains("-"));
    }
}
