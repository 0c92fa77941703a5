package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What held an instance vanishes, and something else of it is still measured (R3). */
class SeriesGoneTest {

    /** So many ticks are five minutes. */
    private static final int FIVE_MINUTES = 20;

    private static Service either(SeriesGone gone) {
        IncidentRule rule = rule("either")
                .condition(SEV2, "a > 1 or b > 1")
                .seriesGone(gone)
                .build();
        return Service.with(rule).set("a", 0).set("b", 9).tick(4);
    }

    @Test
    void anOperandOfOrThatHeldItAndIsGoneEndsNothingForFiveMinutes() {
        Service service = either(SeriesGone.RESOLVE).remove("b").tick(FIVE_MINUTES);
        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened())
                .as("then it counts as false, and `keep` passes")
                .isEmpty();
    }

    @Test
    void anOperandOfOrThatIsGoneKeepsItWhereThatIsWanted() {
        Service service = either(SeriesGone.KEEP).remove("b").tick(1000);
        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.set("a", 9).tick().set("a", 0).tick(10).opened())
                .as("b is still gone")
                .containsExactly("SEV2");
        assertThat(service.set("b", 0).tick(10).opened()).isEmpty();
    }

    @Test
    void anOperandOfOrThatDidNotHoldItIsJustNotThere() {
        Service service =
                either(SeriesGone.KEEP).set("b", 0).set("a", 9).tick(2).remove("b");
        assertThat(service.tick(4).set("a", 0).tick(4).opened()).isEmpty();
    }

    @Test
    void eitherOperandOfAndThatIsGoneEndsNothingForFiveMinutes() {
        for (String gone : new String[] {"g{pod=p1}", "h"}) {
            Service service = Service.with(
                            rule("both").condition(SEV2, "g > 5 and on() h > 5").build())
                    .set("g{pod=p1}", 9)
                    .set("g{pod=p2}", 0)
                    .set("h", 9)
                    .tick(4)
                    .remove(gone);
            assertThat(service.tick(FIVE_MINUTES).opened()).as(gone).containsExactly("SEV2");
            assertThat(service.tick(5).opened()).as(gone).isEmpty();
        }
    }

    @Test
    void whatIsFalseDecidesAnAndWhateverIsGone() {
        Service service = Service.with(
                        rule("both").condition(SEV2, "g > 5 and on() h > 5").build())
                .set("g", 9)
                .set("h", 9)
                .tick(4)
                .remove("g")
                .set("h", 0);
        assertThat(service.tick(4).opened()).isEmpty();
    }

    @Test
    void whatHeldSomethingOffAndIsGoneHoldsNothingOff() {
        Service service = Service.with(
                        rule("unless").condition(SEV2, "g > 5 unless h > 5").build())
                .set("g", 9)
                .set("h", 9)
                .tick(4);
        assertThat(service.opened()).isEmpty();
        assertThat(service.remove("h").tick().opened()).containsExactly("SEV2");
    }

    private static Service pods(SeriesGone gone) {
        IncidentRule rule = rule("pods")
                .value("depth")
                .level(SEV1, "> 100")
                .level(SEV2, "> 5")
                .seriesGone(gone)
                .build();
        return Service.with(rule)
                .set("depth{pod=p1}", 50)
                .set("depth{pod=p2}", 0)
                .tick(4);
    }

    @Test
    void oneOfSeveralSeriesThatHeldTheirInstanceEndsNothingForFiveMinutes() {
        Service service = pods(SeriesGone.RESOLVE).remove("depth{pod=p1}");
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
    }

    @Test
    void whereGoneSeriesKeepAnInstanceThoseThatAreMeasuredDecideAfterFiveMinutes() {
        Service service = pods(SeriesGone.KEEP).remove("depth{pod=p1}");
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened())
                .as("another pod has its work and is fine")
                .isEmpty();
        assertThat(service.set("depth{pod=p2}", 9).tick().opened()).containsExactly("SEV2");
        assertThat(service.set("depth{pod=p2}", 0).tick(4).opened())
                .as("and what is long gone delays nothing")
                .isEmpty();
    }

    @Test
    void whereGoneSeriesKeepAnInstanceItStaysWhileNoneIsMeasured() {
        Service service = pods(SeriesGone.KEEP).remove("depth{pod=p1}").remove("depth{pod=p2}");
        assertThat(service.tick(1000).opened()).containsExactly("SEV2");
    }

    @Test
    void aSeriesThatComesBackDecidesAgain() {
        Service service = pods(SeriesGone.RESOLVE).remove("depth{pod=p1}").tick(10);
        assertThat(service.set("depth{pod=p1}", 0).tick(4).opened()).isEmpty();
    }

    @Test
    void timeThatNobodySawDoesNotCount() {
        Service service =
                pods(SeriesGone.RESOLVE).remove("depth{pod=p1}").tick(4).pass(Duration.ofHours(1));
        assertThat(service.tick(FIVE_MINUTES - 6).opened()).containsExactly("SEV2");
    }

    @Test
    void aFailureInBetweenLetsNothingSlip() {
        Service service = pods(SeriesGone.RESOLVE);
        service.source.failed("unplugged");
        service.tick(4).remove("depth{pod=p1}");
        service.source.recovered();

        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
    }

    @Test
    void whatIsPendingEndsAtOnce() {
        IncidentRule rule = rule("pods")
                .value("depth")
                .level(SEV2, "> 5")
                .holdsFor(Duration.ofMinutes(2))
                .build();
        Service service = Service.with(type("outage").build(), rule)
                .set("depth{pod=p1}", 50)
                .set("depth{pod=p2}", 0)
                .tick(4)
                .remove("depth{pod=p1}")
                .tick(1)
                .set("depth{pod=p1}", 50);
        assertThat(service.tick(8).opened()).isEmpty();
        assertThat(service.tick(1).opened()).hasSize(1);
    }

    /** "A label that changes (a warning upgraded) changes the incident": what held it is not gone, it is called otherwise. */
    @Test
    void aSeriesOfWhichOnlyALabelChangesIsNotGone() {
        for (boolean metrics : new boolean[] {false, true}) {
            IncidentRuleBuilder warning = rule("warning");
            IncidentRule rule = (metrics ? warning.metric("m", "wind") : warning.value("wind"))
                    .level(SEV1, metrics ? "m > 117" : "> 117")
                    .level(SEV2, metrics ? "m > 88" : "> 88")
                    .build();
            Service service = Service.with(type("outage").by("id").build(), rule)
                    .set("wind{id=w1,level=extreme}", 130)
                    .set("wind{id=w2,level=severe}", 90)
                    .tick(4);
            assertThat(service.opened()).containsExactlyInAnyOrder("{id=w1} SEV1", "{id=w2} SEV2");

            service.remove("wind{id=w1,level=extreme}").set("wind{id=w1,level=severe}", 40);

            assertThat(service.tick(4).opened()).as("metrics: %s", metrics).containsExactly("{id=w2} SEV2");
        }
    }

    @Test
    void whatAppearsElsewhereInTheSameMomentIsNoSuccessor() {
        Service service = Service.with(
                        type("outage").by("id").build(),
                        rule("warning").value("wind").level(SEV2, "> 88").build())
                .set("wind{id=w1,level=extreme}", 130)
                .set("wind{id=w1,level=severe}", 0)
                .tick(4)
                .remove("wind{id=w1,level=extreme}")
                .set("wind{id=w2,level=severe}", 40);
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("{id=w1} SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
    }

    private static Service podsByMetrics(SeriesGone gone) {
        IncidentRule rule = rule("pods")
                .metric("m", "depth")
                .level(SEV1, "m > 100")
                .level(SEV2, "m > 5")
                .seriesGone(gone)
                .build();
        return Service.with(rule)
                .set("depth{pod=p1}", 50)
                .set("depth{pod=p2}", 0)
                .tick(4);
    }

    @Test
    void aRowOfMetricsThatHeldItsInstanceEndsNothingForFiveMinutes() {
        Service service = podsByMetrics(SeriesGone.RESOLVE).remove("depth{pod=p1}");
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
    }

    @Test
    void whereGoneRowsOfMetricsKeepAnInstanceThoseThatAreMeasuredDecideAfterFiveMinutes() {
        Service service = podsByMetrics(SeriesGone.KEEP).remove("depth{pod=p1}");
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
        assertThat(service.set("depth{pod=p2}", 9).tick().opened()).containsExactly("SEV2");
        assertThat(service.remove("depth{pod=p2}").tick(1000).opened())
                .as("nothing is measured any more")
                .containsExactly("SEV2");
    }

    @Test
    void aRowThatComesBackDecidesAgainAlthoughItHadFewerLabelsWhenItWent() {
        Service service = Service.with(rule("either")
                        .metric("m", "a")
                        .metric("k", "b")
                        .level(SEV2, "m > 5 or k > 5")
                        .build())
                .set("a{pod=p1,x=1}", 9)
                .set("b{x=1}", 9)
                .tick(4)
                .remove("a{pod=p1,x=1}")
                .tick(1)
                .remove("b{x=1}")
                .tick(1);
        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.set("a{pod=p1,x=1}", 0).set("b{x=1}", 0).tick(4).opened())
                .isEmpty();
    }

    @Test
    void aMetricThatHeldItsInstanceAndIsGoneAltogetherEndsNothingForFiveMinutes() {
        for (String gone : new String[] {"a", "b"}) {
            for (String joined : new String[] {"m > 1 and k > 1", "k > 1 and m > 1", "m + 0 > 1 and k > 1"}) {
                Service service = Service.with(rule("both")
                                .metric("m", "a")
                                .metric("k", "b")
                                .level(SEV2, joined)
                                .build())
                        .set("a", 9)
                        .set("b", 9)
                        .tick(4)
                        .remove(gone);
                assertThat(service.tick(FIVE_MINUTES).opened())
                        .as("%s without %s", joined, gone)
                        .containsExactly("SEV2");
                assertThat(service.tick(5).opened())
                        .as("%s without %s", joined, gone)
                        .isEmpty();
            }
        }
    }

    @Test
    void aMetricThatIsMeasuredDecidesAnAndWhateverIsGone() {
        Service service = Service.with(rule("both")
                        .metric("m", "a")
                        .metric("k", "b")
                        .level(SEV2, "m > 1 and k > 1")
                        .build())
                .set("a", 9)
                .set("b", 9)
                .tick(4)
                .remove("a")
                .set("b", 0);
        assertThat(service.tick(4).opened()).isEmpty();
    }

    @Test
    void aRowThatIsGoneOpensNothingByBeingAbsent() {
        Service service = Service.with(rule("either")
                        .metric("m", "depth")
                        .level(SEV2, "m > 5 or absent(m)")
                        .build())
                .set("depth{pod=p1}", 50)
                .set("depth{pod=p2}", 0)
                .tick(4)
                .remove("depth{pod=p1}");
        assertThat(service.tick(FIVE_MINUTES).opened()).containsExactly("SEV2");
        assertThat(service.tick(5).opened()).isEmpty();
    }
}
