package io.github.incidentsdk.evaluation;

import static io.github.incidentsdk.evaluation.Truth.FALSE;
import static io.github.incidentsdk.evaluation.Truth.TRUE;
import static io.github.incidentsdk.evaluation.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedConditionTest {

    private static final long SUNDAY_NOON = 1_700_395_200_000L;

    private static final Map<String, Double> METRICS =
            Map.of("incident", 1.0, "usd", 412.0, "budget", 400.0, "idle", 0.0, "broken", Double.NaN);
    private static final Map<String, String> LABELS = Map.of("level", "Extreme", "region", "eu-1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usd > 300 | TRUE",
                "usd > 1000 | FALSE",
                "usd / budget > 1.02 | TRUE",
                "usd >= bool budget > 0 | TRUE",
                "1000 < usd | FALSE",
                "sum(usd) / budget > 1 | TRUE",
                "count(usd) == 1 | TRUE",
                "abs(-usd) == 412 | TRUE",
                "clamp(usd, 0, 100) == 100 | TRUE",
                "round(usd, 100) == 400 | TRUE",
                "(usd > 300) * 2 > 800 | TRUE",
                "(usd > 1000) * 2 > 0 | FALSE",
                "vector(5) > 4 | TRUE",
                "hour() == 12 | TRUE",
                "day_of_week() == 0 | TRUE",
                "incident | TRUE",
                "incident{level=\"Extreme\"} | TRUE",
                "incident{level=~\"Ex.*\", region!=\"us-1\"} | TRUE",
                "incident{level=\"Severe\"} | FALSE",
                "incident{colour=\"\"} | TRUE",
                "wind > 118 | UNKNOWN",
                "wind{level=\"Severe\"} > 118 | FALSE",
                "incident{level=\"Extreme\"} or wind > 118 | TRUE",
                "incident{level=\"Severe\"} or wind > 118 | UNKNOWN",
                "incident and wind > 118 | UNKNOWN",
                "usd > 1000 and wind > 118 | FALSE",
                "usd > 300 unless budget > 300 | FALSE",
                "broken > 0 | UNKNOWN",
                "idle / idle > 0 | FALSE",
                "usd / idle > 0 | TRUE",
                "absent(usd) | FALSE",
                "absent(usd{level=\"Severe\"}) | TRUE",
                "absent(wind) | UNKNOWN",
            })
    void judgesOneSeriesPerMetric(String condition, Truth expected) {
        assertThat(judge(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(usd[5m]) > 1",
                "usd offset 5m > 1",
                "histogram_quantile(0.9, usd) > 1",
                "topk(1, usd) > 1",
                "{level=\"Extreme\"} > 1"
            })
    void refusesWhatNeedsSeveralSeriesOrAPast(String condition) {
        Expression expression = Expression.parseCondition(condition, Set.of());

        assertThatThrownBy(() -> FixedCondition.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1, column");
    }

    @Test
    void numbersTheMetricsThatItReads() {
        Expression expression = Expression.parseCondition("usd > 5 or incident and usd < budget", Set.of("incident"));

        assertThat(FixedCondition.compile(expression).metrics()).containsExactly("usd", "incident", "budget");
    }

    @Test
    void joinsByKleene() {
        assertThat(TRUE.and(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(FALSE.and(UNKNOWN)).isEqualTo(FALSE);
        assertThat(TRUE.or(UNKNOWN)).isEqualTo(TRUE);
        assertThat(FALSE.or(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
    }

    private static Truth judge(String condition) {
        FixedCondition compiled = FixedCondition.compile(Expression.parseCondition(condition, Set.of("incident")));
        return compiled.judge(
                new Bindings() {
                    @Override
                    public double value(int metric) {
                        return METRICS.getOrDefault(compiled.metrics().get(metric), Absent.VALUE);
                    }

                    @Override
                    public @Nullable String blindness(int metric) {
                        return METRICS.containsKey(compiled.metrics().get(metric)) ? null : "not measured";
                    }

                    @Override
                    public @Nullable String label(String name) {
                        return LABELS.get(name);
                    }
                },
                SUNDAY_NOON);
    }
}
