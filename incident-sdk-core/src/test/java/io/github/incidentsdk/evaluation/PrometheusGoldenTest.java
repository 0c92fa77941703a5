package io.github.incidentsdk.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.evaluation.vector.VectorCompiler;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.series.Recording;
import io.github.incidentsdk.rule.prometheus.SeriesNotation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Expressions in the profile of Prometheus against what promtool makes of them. */
class PrometheusGoldenTest {

    private static final long MINUTE = 60_000;
    private static final double LAST_BITS = 1e-12;

    /** One group of tests in promtool's format; the names are promtool's. */
    private record Group(List<Map<String, String>> input_series, List<Case> promql_expr_test) {}

    private record Case(String expr, long atMillis, Map<String, Double> expected) {}

    @TestFactory
    Stream<DynamicTest> givesWhatPromtoolGives() throws IOException {
        Group group = read();
        assertThat(group.promql_expr_test).hasSizeGreaterThan(400);
        return group.promql_expr_test.stream()
                .collect(groupingBy(Case::expr, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> check(group, entry.getKey(), entry.getValue())));
    }

    private static void check(Group group, String expression, List<Case> cases) {
        Recording recording = new Recording();
        group.input_series.forEach(series -> SeriesNotation.of(series.get("series"), series.get("values"))
                .addTo(recording, MINUTE, Duration.ofHours(1).toMillis()));
        Vector vector = new VectorCompiler(recording.index(), WindowFunctions.prometheus())
                .vector(Expression.parse(expression));
        for (Case each : cases) {
            recording.advance(each.atMillis);
            vector.update(each.atMillis);
            assertThat(vector.problem()).isNull();
            Map<String, Double> actual = present(vector);
            assertThat(actual).as("at %d s", each.atMillis / 1_000).containsOnlyKeys(each.expected.keySet());
            each.expected.forEach((labels, value) -> assertSame(actual.get(labels), value, labels, each));
        }
    }

    private static void assertSame(Double actual, Double expected, String labels, Case at) {
        if (Double.isFinite(expected)) {
            assertThat(actual)
                    .as("%s at %d s", labels, at.atMillis / 1_000)
                    .isCloseTo(expected, within(LAST_BITS * Math.abs(expected)));
        } else {
            assertThat(actual).as("%s at %d s", labels, at.atMillis / 1_000).isEqualTo(expected);
        }
    }

    private static Map<String, Double> present(Vector vector) {
        Map<String, Double> present = new TreeMap<>();
        for (int i = 0; i < vector.size(); i++) {
            if (vector.isPresent(i)) {
                String name = vector.name(i) == null ? "" : vector.name(i);
                boolean bare = !name.isEmpty() && vector.labels(i).size() == 0;
                present.put(bare ? name : name + vector.labels(i), vector.value(i));
            }
        }
        return present;
    }

    private static Group read() throws IOException {
        try (InputStream file = PrometheusGoldenTest.class.getResourceAsStream("prometheus-3.test.yml")) {
            Map<String, List<Map<String, List<Map<String, Object>>>>> tests =
                    new Yaml().load(new String(file.readAllBytes(), UTF_8));
            Map<String, List<Map<String, Object>>> group = tests.get("tests").get(0);
            return new Group(
                    group.get("input_series").stream()
                            .map(series -> Map.of(
                                    "series",
                                    series.get("series").toString(),
                                    "values",
                                    series.get("values").toString()))
                            .toList(),
                    group.get("promql_expr_test").stream()
                            .map(PrometheusGoldenTest::test)
                            .toList());
        }
    }

    @SuppressWarnings("unchecked") // the file's format
    private static Case test(Map<String, Object> test) {
        Map<String, Double> expected = new TreeMap<>();
        for (Map<String, Object> sample : (List<Map<String, Object>>) test.get("exp_samples")) {
            expected.put(sample.get("labels").toString(), ((Number) sample.get("value")).doubleValue());
        }
        String time = "PT" + test.get("eval_time").toString().toUpperCase(Locale.ROOT);
        return new Case(test.get("expr").toString(), Duration.parse(time).toMillis(), expected);
    }
}
