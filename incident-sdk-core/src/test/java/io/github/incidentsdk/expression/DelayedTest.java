package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayedTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "x => x offset 2m",
                "rate(x[5m] offset 1m) => rate(x[5m] offset 3m)",
                "quantile(scalar(y), x) or -z => quantile(scalar(y offset 2m), x offset 2m) or -z offset 2m",
                "time() - x => time() - 120 - x offset 2m",
                "minute() < 4 => minute(vector(time() - 120)) < 4",
                "year() => year(vector(time() - 120))",
                "hour(x) => hour(x offset 2m)",
                "timestamp(x) => timestamp(x offset 2m)",
                "timestamp(x + 1) => timestamp(x offset 2m + 1) - 120",
                "predict_linear(x[5m], 4 * 60) => predict_linear(x[5m] offset 2m, 4 * 60 - 120)",
            })
    void looksBackAndTakesAnEarlierMomentForNow(String written, String delayed) {
        assertThat(Delayed.by(120_000, Expression.parse(written)).text()).isEqualTo(delayed);
    }
}
