package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A live store whose gauges a test sets by hand and whose ticks it makes, 15 seconds apart. */
final class Live {

    static final long TICK = 15_000;

    final MetricStore store = new MetricStore();
    final SeriesStore source = store.pushed("test");
    private final Map<String, double[]> gauges = new HashMap<>();
    private final Map<String, Series> series = new HashMap<>();
    private final Profile profile;
    private final ExpressionCompiler compiler;
    long now = 1_700_000_000_000L;

    Live() {
        this(Profile.STANDARD);
    }

    Live(Profile profile) {
        this.profile = profile;
        this.compiler = new ExpressionCompiler(store.index(), profile);
    }

    /** Sets a gauge, such as {@code set("up{job=a}", 1)}. */
    Live set(String text, double value) {
        double[] gauge = gauges.get(text);
        if (gauge == null) {
            double[] added = {value};
            gauges.put(text, added);
            Sample sample = sample(text, value);
            series.put(text, source.add(sample.name(), sample.labels(), () -> added[0]));
        } else {
            gauge[0] = value;
        }
        return this;
    }

    Live remove(String text) {
        gauges.remove(text);
        series.remove(text).remove();
        return this;
    }

    static Sample sample(String text, double value) {
        int brace = text.indexOf('{');
        if (brace < 0) {
            return new Sample(text, Labels.empty(), value);
        }
        String[] pairs = text.substring(brace + 1, text.length() - 1).split("[,=]", -1);
        return new Sample(text.substring(0, brace), Labels.of(pairs), value);
    }

    Live tick() {
        now += TICK;
        store.tick(now);
        return this;
    }

    Live ticks(int count) {
        IntStream.range(0, count).forEach(i -> tick());
        return this;
    }

    Condition condition(String text) {
        Expression expression =
                profile == Profile.STANDARD ? Expression.parseCondition(text, Set.of()) : Expression.parse(text);
        return compiler.condition(expression, ZeroByZero.FALSE);
    }

    Values values(String text) {
        return compiler.values(Expression.parse(text));
    }

    /** The rows of a condition, in alphabetical order, such as {@code {job="a"} TRUE 1.0}. */
    List<String> judged(Condition condition) {
        condition.evaluate(now);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < condition.size(); row++) {
            String value = condition.isPresent(row) ? " " + condition.value(row) : "";
            rows.add(condition.labels(row) + " " + condition.truth(row) + value);
        }
        rows.sort(null);
        return rows;
    }

    List<String> judged(String condition) {
        Condition compiled = condition(condition);
        tick();
        return judged(compiled);
    }

    /** The present values of an expression, in alphabetical order, such as {@code {job="a"} 1.0}. */
    List<String> computed(Values values) {
        values.evaluate(now);
        if (values.problem() != null) {
            return List.of("problem: " + values.problem());
        }
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.isPresent(row)) {
                rows.add(values.labels(row) + " " + values.value(row));
            }
        }
        rows.sort(null);
        return rows;
    }

    /** Compiles an expression, makes a tick and computes it. */
    List<String> computed(String expression) {
        Values values = values(expression);
        tick();
        return computed(values);
    }

    static List<String> rows(String... rows) {
        return Arrays.stream(rows).sorted().toList();
    }
}
