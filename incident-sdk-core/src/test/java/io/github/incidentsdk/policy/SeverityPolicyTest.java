package io.github.incidentsdk.policy;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Measures;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.policy.SeverityPolicy.Judge;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityPolicyTest {

    private static final IncidentType COST = IncidentType.named("cost-spike")
            .by("account")
            .severity(SEV2, "usd_per_hour > 300")
            .severity(SEV1, "usd_per_hour > 1000")
            .build();

    private static Severity judged(IncidentType type, Map<String, String> labels, Map<String, Double> metrics) {
        return SeverityPolicy.of(type).over(labels).judge(Measures.of(metrics));
    }

    private static boolean isTrue(String condition, Map<String, String> labels, Map<String, Double> metrics) {
        return judged(IncidentType.named("one").severity(SEV1, condition).build(), labels, metrics) == SEV1;
    }

    @ParameterizedTest
    @CsvSource({"1200, SEV1", "1000, SEV2", "301, SEV2", "300,", "-5,"})
    void takesTheMostSevereLineThatIsTrue(double usd, Severity severity) {
        assertThat(judged(COST, Map.of("account", "prod-eu"), Map.of("usd_per_hour", usd)))
                .isEqualTo(severity);
    }

    @Test
    void mindsTheSeverityOfLinesAndNotTheirOrder() {
        IncidentType type = IncidentType.named("nested")
                .severity(SEV3, "x > 0")
                .severity(SEV1, "x > 0")
                .severity(SEV2, "x > 0")
                .build();

        assertThat(judged(type, Map.of(), Map.of("x", 1.0))).isEqualTo(SEV1);
    }

    @Test
    void hasNoOpinionWithoutLinesOrMetrics() {
        assertThat(judged(IncidentType.named("plain").build(), Map.of(), Map.of("x", 1.0)))
                .isNull();
        assertThat(judged(COST, Map.of(), Map.of())).isNull();
    }

    @Test
    void seesTagsAndIdentityAsLabels() {
        String condition = "incident{level=\"Extreme\"} or wind_kmh > 118";

        assertThat(isTrue(condition, Map.of("level", "Extreme"), Map.of())).isTrue();
        assertThat(isTrue(condition, Map.of("level", "Severe"), Map.of())).isFalse();
        assertThat(isTrue(condition, Map.of(), Map.of("wind_kmh", 130.0))).isTrue();
        assertThat(isTrue(
                        "wind_kmh{region=~\"north.*\"} > 118",
                        Map.of("region", "north-east"),
                        Map.of("wind_kmh", 130.0)))
                .isTrue();
        assertThat(isTrue("wind_kmh{region=\"south\"} > 118", Map.of("region", "north"), Map.of("wind_kmh", 130.0)))
                .isFalse();
        assertThat(isTrue("incident{region!=\"\"}", Map.of(), Map.of())).isFalse();
        assertThat(isTrue("incident == 1", Map.of(), Map.of())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a / b > 0.05 | true",
                "a + b * 2 == 21 | true",
                "a > 0 and b > 50 | false",
                "a > 0 or missing > 50 | true",
                "a > 5 or missing > 50 | false",
                "a > 0 unless b > 5 | false",
                "a > 0 unless missing > 5 | true",
                "absent(missing) | true",
                "absent(a) | false",
                "a / zero > 1e300 | true",
                "zero / zero > 0 | false",
                "zero / zero != 0 | false",
                "abs(-a) == 1 | true",
                "sum(a) > 0 | true",
                "a > missing | false",
                "missing != 1 | false"
            })
    void judgesConditionsWithThreeValues(String condition, boolean holds) {
        assertThat(isTrue(condition, Map.of(), Map.of("a", 1.0, "b", 10.0, "zero", 0.0)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usd > | line 1, column 6",
                "usd + 1 | is not a condition",
                "usd | is not a condition",
                "rate(usd[5m]) > 1 | line 1, column 1",
                "usd offset 5m > 1 | looks back",
                "hour() > 20 | asks for the time",
                "usd > time() | asks for the time",
                "incident or usd | line 1, column 13"
            })
    void refusesWhatIsNoConditionOverOneIncident(String condition, String why) {
        IncidentType type =
                IncidentType.named("cost-spike").severity(SEV2, condition).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeverityPolicy.of(type))
                .withMessageStartingWith("incident type \"cost-spike\", severity SEV2, \"" + condition + "\": line 1, ")
                .withMessageContaining(why);
    }

    @Test
    void judgesWithoutAllocating() {
        Judge judge = SeverityPolicy.of(IncidentType.named("weather")
                        .severity(SEV1, "incident{level=\"Extreme\"} or wind_kmh > 118")
                        .severity(SEV2, "wind_kmh / limit_kmh > 0.8 and on() gusts_kmh > 90")
                        .build())
                .over(Map.of("level", "Severe"));
        Measures metrics = Measures.of(Map.of("wind_kmh", 50.0, "limit_kmh", 100.0, "gusts_kmh", 95.0));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int judged = 0;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                judged += judge.judge(metrics) == null ? 1 : 0;
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(judged).isEqualTo(200_000);
        assertThat(least).as("bytes for 10,000 judgements").isLessThan(1_000);
    }
}
