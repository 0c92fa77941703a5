package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.rule.IncidentRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons within an expression that see NaN: nobody can say whether it is in or out, so nothing ends by it (R3). */
class DoubtTest {

    private static final double NAN = Double.NaN;

    private static Service firing(IncidentRule rule) {
        Service service = Service.with(rule).set("lag", 9).set("size", 9).tick(2);
        assertThat(service.opened()).containsExactly("SEV2");
        return service;
    }

    private static void staysUnknown(Service service) {
        assertThat(service.tick(60).opened()).containsExactly("SEV2");
        assertThat(service.status().blindness().unknown()).isEqualTo("a value is NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(lag > 5) > 0",
                "count by (x) (lag > 5) > 0",
                "sum(lag > bool 5) > 0",
                "max(lag > 5) > 6",
                "group(lag > 5) == 1",
                "avg((lag > 5) * 2) > 6",
                "count(count by (x) (lag > 5)) > 0",
                "count(size and lag > 5) > 0",
                "count(size unless lag <= 5) > 0",
                "count(lag > 5 or lag > 7) > 0",
                "-(lag > 5) < -6",
                "abs(lag > 5) > 6",
                "(lag > 5) + 1 > 6",
                "(lag > 5) ^ 0 > 0",
                "(lag > 5) - size == 0",
                "topk(1, lag > 5) > 6",
                "topk(1, lag) > 5",
                "bottomk(1, -lag) < -5",
                "max(lag > bool 5) > 0",
                "max(lag or size * 0) > 8",
                "timestamp(lag > 5) > 0",
                "scalar(sum(lag > 5) or vector(0)) + sum(size) > 10",
                "sum(size) * (scalar(lag) > bool 5) > 1",
                "count(size < lag + 1) > 0",
                "count(5 < lag) > 0",
                "count(lag != 5) > 0"
            })
    void anIncidentStaysWhileNobodyCanSayWhatIsChosen(String condition) {
        Service service = firing(rule("orders").condition(SEV2, condition).build());
        staysUnknown(service.set("lag", NAN));
        assertThat(service.set("lag", 5).tick(60).opened()).as("known again").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lag > 5, > 6", "lag and lag > 5, > 6", "lag > bool 5, > 0", "lag > 5, '!= 6'"})
    void soItIsInRulesOfAValue(String value, String level) {
        Service service = firing(rule("orders").value(value).level(SEV2, level).build());
        staysUnknown(service.set("lag", NAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sum(slow > 5) > 6", "count(slow > 5) > 0", "(size and slow > 5) > 6", "(slow > bool 5) > 0"})
    void soItIsInLevelsOverMetrics(String level) {
        Service service = firing(rule("orders")
                .metric("slow", "lag")
                .metric("size", "size")
                .level(SEV2, level)
                .build());
        service.set("lag", NAN);
        assertThat(service.tick(60).opened()).containsExactly("SEV2");
        assertThat(service.status().blindness().unknown()).isEqualTo("metric 'slow' is NaN");
    }

    @Test
    void absenceOfWhatIsChosenIsNeitherTrueNorFalse() {
        Service none = Service.with(
                        rule("orders").condition(SEV2, "absent(lag > 5)").build())
                .set("lag", 9)
                .tick(2);
        assertThat(none.set("lag", NAN).tick(60).opened()).as("it may be there").isEmpty();
        assertThat(none.set("lag", 5).tick().opened()).containsExactly("SEV2");
        assertThat(none.set("lag", NAN).tick(60).opened()).as("it may be away").containsExactly("SEV2");
    }

    /** Ten queues; what is not known of one need not matter. */
    @ParameterizedTest
    @CsvSource({
        "count(depth > 5) > 2, 3, 0, true",
        "count(depth > 5) > 2, 2, 1, ",
        "count(depth > 5) > 2, 1, 1, false",
        "count(depth > 5) < 3, 1, 1, true",
        "count(depth > 5) < 3, 2, 1, ",
        "count(depth > 5) == 3, 1, 2, ",
        "2 < count(depth > 5), 3, 4, true",
        "group(depth > 5) > 0, 1, 1, true",
        "max(depth > 5) > 6, 1, 1, true",
        "max(depth > 5) < 20, 1, 1, ",
        "max(depth) > 5, 1, 1, true",
        "max(depth) > 5, 0, 1, ",
        "max(depth) < 20, 1, 1, ",
        "max(depth) == 9, 1, 1, ",
        "max(depth) * 100 > 500, 1, 1, true",
        "10 - max(depth) / 2 < 8, 1, 1, true",
        "10 - max(depth) / 2 < 8, 0, 1, ",
        "max(depth) > bool 5 > 0, 0, 1, ",
        "max(depth) > on () max(depth) - 9, 1, 0, true",
        "max(depth) > on () sum(depth == 9), 0, 1, ",
        "max(depth) + 1 > on () sum(vector(5)), 1, 1, true",
        "max(depth) + 1 > on () sum(vector(5)), 0, 1, ",
        "min(depth) < 2, 1, 1, true",
        "min(depth) > 0, 1, 1, ",
        "min(depth) < 1, 1, 1, ",
        "max by (none) (depth) > 5, 0, 10, ",
        "count(max by (queue) (depth)) > 9, 3, 3, true",
        "'max(topk(1, depth)) > 5', 0, 1, ",
        "'count(topk(3, depth)) > 2', 3, 1, ",
        "'count(topk(3, depth > 5)) > 1', 4, 1, true",
        "'count(topk(3, depth)) > 1', 3, 1, true",
        "'count(topk(10, depth)) > 9', 3, 1, true",
        "'sum(topk(3, depth)) > 5', 3, 1, ",
        "'quantile(0.5, depth) > 5', 6, 2, true",
        "'quantile(0.5, depth) > 5', 2, 2, false",
        "'quantile(0.5, depth) > 5', 5, 2, ",
        "'quantile(0.95, depth) > 5', 0, 1, ",
        "sum(depth > 5) > 6, 1, 1, true",
        "sum(depth > 5) > 9, 1, 1, ",
        "sum(depth > 5) > 6, 0, 1, ",
        "sum(depth < 5) < 8, 1, 1, ",
        "sum(depth < 5) * -1 < -7, 1, 1, ",
        "sum(depth) > 6, 1, 1, "
    })
    void aCountIsKnownAsFarAsItCanBe(String condition, int sure, int doubtful, Boolean holds) {
        Service service = Service.with(rule("orders").condition(SEV2, condition).build());
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=" + i + "}", i < sure ? 9 : i < sure + doubtful ? NAN : 1);
        }
        service.tick();
        assertThat(service.opened().size() == 1).isEqualTo(Boolean.TRUE.equals(holds));
        assertThat(service.status().blindness().unknown()).isEqualTo(holds == null ? "a value is NaN" : null);
    }

    /** As above, of one name among others; a value of 0/0 is neither the least nor the greatest. */
    @ParameterizedTest
    @CsvSource({
        "most > 5, 1, 1, true",
        "most > 5, 0, 1, ",
        "most > 5 and least < 5, 1, 1, true",
        "most < 8, 1, 1, false",
        "many > 2, 3, 1, true",
        "many > 2, 2, 1, ",
        "none > 1, 0, 0, false"
    })
    void soIsItInLevelsOverMetrics(String level, int sure, int doubtful, Boolean holds) {
        Service service = Service.with(rule("orders")
                .metric("most", "max(depth)")
                .metric("least", "min(depth)")
                .metric("many", "count(depth > 5)")
                .metric("none", "max(depth * 0 / 0 or depth)")
                .level(SEV2, level)
                .build());
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=" + i + "}", i < sure ? 9 : i < sure + doubtful ? NAN : 1);
        }
        service.tick();
        assertThat(service.opened().size() == 1).isEqualTo(Boolean.TRUE.equals(holds));
        assertThat(service.status().blindness().unknown() != null).isEqualTo(holds == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changes(lag[10m]) > 5",
                "resets(lag[10m]) > 2",
                "x_reversals_over_time(lag[10m]) > 5",
                "max(changes(lag[10m])) > 5",
                "changes(lag[5m] offset 1m) > 5",
                "increase(lag[5m] offset 1m) > 5"
            })
    void whatHappensHoweverOftenIsUnknownWhileTheNewestValueIsNoNumber(String condition) {
        Service service = Service.with(rule("orders").condition(SEV2, condition).build());
        for (int i = 0; i < 40; i++) {
            service.set("lag", i % 2).tick();
        }
        assertThat(service.opened()).containsExactly("SEV2");
        staysUnknown(service.set("lag", NAN));
        assertThat(service.set("lag", 1).tick(60).opened()).as("known again").isEmpty();
    }

    @Test
    void whatIsDoubtfulInOneGroupIsNothingToAnother() {
        Service service = Service.with(rule("orders")
                        .condition(SEV2, "sum by (queue) (depth > 5) > 6")
                        .build())
                .set("depth{queue=a}", NAN)
                .set("depth{queue=b}", 1)
                .tick(2);
        assertThat(service.set("depth{queue=b}", 9).tick().opened()).containsExactly("SEV2");
        assertThat(service.set("depth{queue=b}", 1).tick(60).opened()).containsExactly("SEV2");
    }

    @Test
    void aMetricThatOneLabelSetLacksNamesIt() {
        IncidentRule rule = rule("orders")
                .metric("slow", "lag")
                .metric("size", "size")
                .level(SEV2, "slow > 5 and size > 5")
                .build();
        Service service = Service.with(Service.type("outage", "queue").build(), rule)
                .set("lag{queue=a}", 9)
                .set("lag{queue=b}", 9)
                .set("size{queue=a}", 9)
                .tick();
        assertThat(service.status().blindness().unknown())
                .isEqualTo("metric 'size' has no value beside the others, for {queue=\"b\"}");
    }

    /** Of two queues {@code a} has 10 all the time and {@code b} the value given; then y has the other one. */
    @ParameterizedTest
    @CsvSource({
        "(count(x > 5) or vector(0)) > 0, true",
        "(count(x > 5) or vector(0)) < 3, true",
        "(count(x > 5) or vector(0)) > 1, ",
        "(count(x > 5) or vector(0)) > 2, false",
        "(count(x > 20) or vector(0)) < 2, true",
        "(count(x > 20) or vector(0)) > 1, false",
        "(count(x > 20) or vector(0)) > 0, ",
        "(group(x > 5) or vector(0)) > 0, true",
        "(max(x > 5) or vector(0)) > 0, true",
        "(sum(x > 5) or vector(0)) > 0, true",
        "(sum(x > 5) or vector(0)) > 1e9, ",
        "(x > 5) < 3, false",
        "(x > 20 or y) > 5, true",
        "(x > 20 or y) > 8, ",
        "(vector(0) or count(x > 5)) > 0, false",
        "count(x > 5 or y) > 1, true",
        "count(x > 5 or on (q) y) > 1, true",
        "count(x unless x > 5) > 1, false",
        "count(x unless x > 5) < 2, ",
        "count(y and x > 5) > 0, true",
        "count(y and x > 5) > 1, ",
        "(y and on () count(x > 5)) > 0, true",
        "(y unless on () count(x > 5)) > 0, false",
        "(y unless on () count(x > 20)) > 0, ",
        "(x > 20 or on () y) < 0, false",
        "count(x > 5) >= 1, true",
        "count(x > 20) < 2, ",
        "count(x > 20) >= 0, ",
        "count(x > 20) < 1, false",
        "count(x > 20) * 2 + 1 < 9, ",
        "10 - count(x > 20) > 2, ",
        "group(x > 20) < 2, ",
        "sum(x > 20) < 2, ",
        "avg(x > 20) < 2, ",
        "max(x > 20) < 2, ",
        "stddev(x > 20) < 2, ",
        "'quantile(0.5, x > 20) < 2', ",
        "'count(topk(1, x > 20)) < 2', ",
        "count(count by (q) (x > 20)) < 2, "
    })
    void whatStandsInForADoubtfulOneIsNoDuplicate(String condition, Boolean holds) {
        Service service = Service.with(rule("orders").condition(SEV2, condition).build())
                .set("x{q=a}", 10)
                .set("x{q=b}", NAN)
                .set("y{q=a}", 1)
                .set("y{q=b}", 7);
        service.tick(2);
        assertThat(service.status().blindness().unknown()).isEqualTo(holds == null ? "a value is NaN" : null);
        assertThat(service.opened().size() == 1).isEqualTo(Boolean.TRUE.equals(holds));
    }

    @Test
    void oneThatStandsInForADoubtfulOneBlindsNoOther() {
        IncidentRule rule = rule("orders").condition(SEV2, "(x > 5 or y) > 3").build();
        Service service = Service.with(Service.type("outage", "q").build(), rule)
                .set("x{q=a}", 10)
                .set("x{q=b}", NAN)
                .set("y{q=a}", 1)
                .set("y{q=b}", 1)
                .tick();
        assertThat(service.opened()).as("{q=a}").hasSize(1);
        assertThat(service.status().blindness().unknown()).startsWith("a value is NaN");
        assertThat(service.set("x{q=b}", 4).tick().status().blindness().unknown())
                .isNull();
        assertThat(service.set("x{q=b}", NAN).set("x{q=a}", 1).tick(60).opened())
                .as("{q=a} ends although {q=b} is unknown")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"many < 2, ", "many >= 0, ", "many > 2, false", "some < 2, true", "some > 0, ", "some > 1, false"})
    void soItIsInLevelsOverCounts(String level, Boolean holds) {
        Service service = Service.with(rule("orders")
                        .metric("many", "count(x > 20)")
                        .metric("some", "count(x > 20) or vector(0)")
                        .level(SEV2, level)
                        .build())
                .set("x{q=b}", NAN)
                .tick(2);
        assertThat(service.opened().size() == 1).isEqualTo(Boolean.TRUE.equals(holds));
        assertThat(service.status().blindness().unknown() != null).isEqualTo(holds == null);
    }

    @Test
    void zeroByZeroIsKnownNotToBeChosen() {
        Service service = Service.with(rule("orders")
                        .condition(SEV2, "count(lag / size > 0.5) > 0")
                        .build())
                .set("lag", 9)
                .set("size", 9)
                .tick(2);
        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.set("lag", 0).set("size", 0).tick(60).opened()).isEmpty();
    }
}
