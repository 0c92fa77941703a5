package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever rules and metrics are like: a clear reason, no exception, and no incident that ends because of it. */
@Timeout(240)
class RuleBadInputTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final Map<String, double[]> values = new HashMap<>();
    private final Map<String, Series> series = new HashMap<>();
    private @Nullable IncidentManager manager;

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    private static IncidentRuleBuilder rule(String value, String when) {
        return IncidentRule.named("busy").declares("outage").value(value).level(SEV2, when);
    }

    private IncidentManager run(IncidentRuleBuilder... rules) {
        IncidentManagerBuilder builder = Desk.manager(time, sink);
        for (IncidentRuleBuilder rule : rules) {
            builder.rule(rule.build());
        }
        manager = builder.build();
        return manager;
    }

    private IncidentManager manager() {
        return Objects.requireNonNull(manager);
    }

    /** Sets a gauge, such as {@code set("depth", 7, "queue", "mail")}. */
    private void set(String name, double value, String... labels) {
        Map<String, String> by = labels.length == 0 ? Map.of() : Map.of(labels[0], labels[1]);
        values.computeIfAbsent(name + by, key -> {
            double[] cell = {value};
            series.put(key, manager().metrics().gauge(name, by, () -> cell[0]));
            return cell;
        })[0] = value;
    }

    private void opens() {
        time.advance(Duration.ofMinutes(1));
        assertThat(manager().open()).hasSize(1);
    }

    private RuleStatus status() {
        return manager().rules().get(0);
    }

    /** For a quarter of an hour the rule says why it knows nothing, and its incident stays. */
    private void staysOpenAndSays(String... reason) {
        for (int minute = 0; minute < 15; minute++) {
            time.advance(Duration.ofMinutes(1));
            assertThat(status().blindness().unknown()).contains(reason);
            assertThat(manager().open()).hasSize(1);
        }
        assertThat(manager().rulesHealth().troubles().get("busy")).contains(reason);
        assertThat(sink.kinds()).doesNotContain("resolved");
        assertThat(status().counts().failures()).isZero();
    }

    private void resolves() {
        time.advance(Duration.ofMinutes(2));
        assertThat(manager().open()).isEmpty();
        assertThat(sink.kinds()).containsOnlyOnce("resolved");
    }

    @Test
    void expressionsThatCannotBeReadAreNamedWithTheirPlaceAndTheOthersRun() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { outage: {} }
                  rules:
                    unclosed:
                      declare: outage
                      value: rate(orders_total[5m]
                      levels: { SEV2: "> 1" }
                    unknown-function:
                      declare: outage
                      value: forecast(orders_total[5m])
                      levels: { SEV2: "> 1" }
                    subquery:
                      declare: outage
                      value: max_over_time(orders[1h:5m])
                      levels: { SEV2: "> 1" }
                    no-condition:
                      declare: outage
                      expr: orders + 1
                      level: SEV2
                    busy: { declare: outage, value: orders, levels: { SEV2: "> 100" } }
                """, "incidents.yaml");
        try (LogLines log = new LogLines()) {
            manager = Desk.manager(time, sink).config(config).build();

            assertThat(log.warnings())
                    .filteredOn(line -> line.startsWith("Set aside: "))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("incidents.yaml:6", "unclosed"),
                            line -> assertThat(line).contains("incidents.yaml:10", "unknown-function", "forecast"),
                            line -> assertThat(line)
                                    .contains("incidents.yaml:14", "subquer", "source of type prometheus"),
                            line -> assertThat(line).contains("incidents.yaml:18", "no-condition"));
        }
        set("orders", 200);
        opens();
        assertThat(manager().rules()).extracting(RuleStatus::rule).containsExactly("busy");
        set("orders", 0);
        resolves();
    }

    @Test
    void aRuleOfCodeThatCannotBeReadIsRefusedAtOnce() {
        IncidentRuleBuilder broken = IncidentRule.named("broken")
                .declares("outage")
                .value("rate(orders[5m]")
                .level(SEV2, "> 1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(rule("orders", "> 100"), broken))
                .withMessageStartingWith("rule \"broken\": value \"rate(orders[5m]\": line 1, column 16: ");
    }

    @Test
    void metricsWhoseLabelsDoNotMeetEndNothing() {
        manager = Desk.manager(time, sink)
                .type(IncidentType.named("backlog").by("queue").build())
                .rule(IncidentRule.named("busy")
                        .declares("backlog")
                        .metric("depth", "depth")
                        .metric("workers", "workers")
                        .level(SEV2, "depth / workers > 10")
                        .build())
                .build();
        set("depth", 200, "queue", "mail");
        set("workers", 2, "queue", "mail");
        opens();
        series.get("workers{queue=mail}").remove();
        set("workers", 2, "name", "mail");
        set("workers", 2, "queue", "sms");

        staysOpenAndSays("workers");
    }

    @Test
    void manyToManyEndsNothing() {
        run(rule("depth / on () capacity", "> 0.5"));
        set("depth", 90);
        set("capacity", 100, "unit", "a");
        opens();
        set("capacity", 1_000, "unit", "b");

        staysOpenAndSays("many-to-many", "labels must be unique");
        series.get("capacity{unit=a}").remove();
        resolves();
    }

    @Test
    void twoElementsWithTheSameLabelsEndNothing() {
        run(rule("abs({__name__=~\"depth|backlog\"})", "> 50"));
        set("depth", 90);
        opens();
        set("backlog", 1);

        staysOpenAndSays("the same labels");
        series.get("depth{}").remove();
        resolves();
    }

    @Test
    void anEmptyWindowOfAMetricThatNobodyReportedIsBlindAndOfOneThatIsKnownIsFalse() {
        run(
                rule("avg_over_time(orders{kind=\"odd\"}[5m])", "> 100"),
                IncidentRule.named("typo")
                        .declares("outage")
                        .value("avg_over_time(odrers[5m])")
                        .level(SEV2, "> 100"));
        set("orders", 200, "kind", "even");
        time.advance(Duration.ofMinutes(20));

        assertThat(manager().open()).isEmpty();
        assertThat(status().blindness().unknown()).isNull();
        assertThat(manager().rulesHealth().troubles()).containsOnlyKeys("typo");
        assertThat(manager().rulesHealth().troubles().get("typo")).contains("odrers");
    }

    @Test
    void aWindowInWhichOnlyNanCameEndsNothing() {
        run(rule("avg_over_time(orders[5m])", "> 100"));
        set("orders", 200);
        opens();
        set("orders", Double.NaN);

        staysOpenAndSays("NaN");
    }

    @Test
    void byZeroIsInfiniteAndZeroByZeroIsNoTrafficUnlessToldToHold() {
        run(rule("errors / requests", "> 0.05"));
        set("errors", 1);
        set("requests", 0);
        opens();
        set("errors", 0);
        resolves();
    }

    @Test
    void zeroByZeroHoldsWhereItIsToldTo() {
        run(rule("errors / requests", "> 0.05").zeroDenominator(ZeroDenominator.HOLD));
        set("errors", 1);
        set("requests", 0);
        opens();
        set("errors", 0);

        staysOpenAndSays("0/0");
        set("requests", 10);
        resolves();
    }

    @Test
    void nanEndsNothing() {
        run(rule("orders", "> 100"));
        set("orders", 200);
        opens();
        set("orders", Double.NaN);

        staysOpenAndSays("NaN");
        set("orders", 0);
        resolves();
    }

    @Test
    void aClockThatJumpsEndsNothing() {
        run(rule("sum_over_time(orders[5m])", "> 1000"));
        set("orders", 100);
        time.advance(Duration.ofMinutes(10));
        assertThat(manager().open()).hasSize(1);
        for (Duration jump : new Duration[] {Duration.ofHours(5), Duration.ofHours(-9), Duration.ofDays(400)}) {
            time.jumpWall(jump);
            for (int tick = 0; tick < 40; tick++) {
                time.advance(Duration.ofSeconds(15));
                assertThat(manager().open()).as("after %s, tick %d", jump, tick).hasSize(1);
            }
            assertThat(status().blindness().unknown()).isNull();
        }
        assertThat(sink.kinds()).doesNotContain("resolved");
        set("orders", 0);
        time.advance(Duration.ofMinutes(6));
        assertThat(manager().open()).isEmpty();
    }

    @Test
    void aBombOfSeriesIsCountedAndSaidOnceAndEndsNothing() {
        run(rule("max(orders)", "> 100"));
        set("orders", 200);
        opens();
        List<Series> bomb = new ArrayList<>();
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 200_000; i++) {
                bomb.add(manager().metrics().gauge("orders", Map.of("id", Integer.toString(i)), () -> 1));
            }
            time.advance(Duration.ofMinutes(5));

            assertThat(manager().open()).hasSize(1);
            assertThat(manager().rulesHealth().refusedSeries()).isEqualTo(200_000 - 10_000 + 1);
            assertThat(manager().rulesHealth().isGood()).isFalse();
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("more series than"))
                    .hasSize(1);
        }
        set("orders", 0);
        time.advance(Duration.ofMinutes(5));
        assertThat(manager().open()).as("what was left out may be high").hasSize(1);
        bomb.forEach(Series::remove);
        resolves();
        assertThat(manager().rulesHealth().isGood()).isTrue();
    }

    @Test
    void withoutRulesABombOfSeriesIsBoundedToo() {
        run();
        for (int i = 0; i < 60_000; i++) {
            manager().metrics().gauge("orders", Map.of("id", Integer.toString(i)), () -> 1);
        }

        assertThat(manager().rulesHealth().refusedSeries()).isEqualTo(50_000);
    }
}
