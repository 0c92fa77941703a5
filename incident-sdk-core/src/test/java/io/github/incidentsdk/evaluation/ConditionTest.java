package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private final Live live = new Live();

    @Test
    void judgesEachLabelSetBeforeFiltering() {
        live.set("depth{queue=a}", 7).set("depth{queue=b}", 3);

        assertThat(live.judged("depth > 5")).containsExactly("{queue=\"a\"} TRUE 7.0", "{queue=\"b\"} FALSE 3.0");
    }

    @Test
    void keepsTheLeftSideWhereTheScalarStandsLeft() {
        live.set("depth", 7);

        assertThat(live.judged("5 < depth")).containsExactly("{} TRUE 7.0");
    }

    @Test
    void knowsNothingOfNan() {
        live.set("depth", Double.NaN);

        for (String comparison : List.of("depth > 5", "depth <= 5", "depth != 5", "depth == 5")) {
            assertThat(live.judged(comparison)).as(comparison).containsExactly("{} UNKNOWN NaN");
        }
    }

    @Test
    void comparesInfinitiesNormally() {
        live.set("depth", Double.POSITIVE_INFINITY);

        assertThat(live.judged("depth > 5")).containsExactly("{} TRUE Infinity");
        assertThat(live.judged("depth < 5")).containsExactly("{} FALSE Infinity");
    }

    @Test
    void takesNoTrafficForKnowledgeUnlessToldToHold() {
        live.set("errors", 0).set("requests", 0);
        Expression ratio = Expression.parse("errors / requests > 0.05");
        Condition holding =
                new ExpressionCompiler(live.store.index(), Profile.STANDARD).condition(ratio, ZeroByZero.HOLD);

        assertThat(live.judged("errors / requests > 0.05")).containsExactly("{} FALSE NaN");
        assertThat(live.judged(holding)).containsExactly("{} UNKNOWN NaN");
        assertThat(holding.reason(0)).isEqualTo("a value is 0/0");
        assertThat(live.judged("max(errors / requests) * 100 > 5")).containsExactly("{} FALSE NaN");

        live.set("errors", 1);
        assertThat(live.judged("errors / requests > 0.05")).containsExactly("{} TRUE Infinity");
    }

    @Test
    void isFalseWhereAKnownMetricHasNoSuchSeries() {
        live.set("requests{outcome=ok}", 5);

        Condition condition = live.condition("sum(requests{outcome=\"error\"}) / sum(requests) > 0.05");
        assertThat(live.tick().judged(condition)).isEmpty();
        assertThat(condition.elsewhere()).isEqualTo(Truth.FALSE);
    }

    @Test
    void isUnknownWhereNoSourceEverReportedTheMetric() {
        Condition condition = live.condition("requets > 5");
        live.tick().judged(condition);

        assertThat(condition.elsewhere()).isEqualTo(Truth.UNKNOWN);
        assertThat(condition.elsewhereReason()).isEqualTo("no source has ever reported metric 'requets'");
    }

    @Test
    void isUnknownWhileTheSourceFails() {
        SeriesStore weather = live.store.polled("weather", 60_000);
        Condition condition = live.condition("wind_kmh > 118");
        live.tick().judged(condition);
        assertThat(condition.elsewhereReason()).contains("ever reported");

        weather.replace(List.of(Live.sample("wind_kmh{region=north}", 130)), live.now);
        assertThat(live.tick().judged(condition)).containsExactly("{region=\"north\"} TRUE 130.0");

        weather.failed("HTTP 503");
        assertThat(live.tick().judged(condition)).containsExactly("{region=\"north\"} UNKNOWN");
        assertThat(condition.reason(0)).isEqualTo("source 'weather' has no data: HTTP 503");
        assertThat(condition.isPresent(0)).isFalse();

        weather.replace(List.of(Live.sample("wind_kmh{region=south}", 20)), live.now);
        assertThat(live.tick().judged(condition)).containsExactly("{region=\"south\"} FALSE 20.0");
    }

    @Test
    void doesNotTrustASumOverTheSourcesThatAreLeft() {
        SeriesStore other = live.store.pushed("other");
        other.add("load", Labels.of("node", "b"), () -> 9);
        live.set("load{node=a}", 1);
        Condition sum = live.condition("sum(load) < 5");
        Condition each = live.condition("load < 5");
        other.failed("unplugged");
        live.tick();

        assertThat(live.judged(sum)).containsExactly("{} UNKNOWN 1.0");
        assertThat(live.judged(each)).contains("{node=\"a\"} TRUE 1.0", "{node=\"b\"} UNKNOWN");
    }

    @Test
    void joinsByKleene() {
        live.set("a", 1).set("b", 1).set("n", Double.NaN);

        assertThat(live.judged("a > 0 and b > 0")).containsExactly("{} TRUE 1.0");
        assertThat(live.judged("a > 5 and n > 0")).containsExactly("{} FALSE 1.0");
        assertThat(live.judged("a > 0 and n > 0")).containsExactly("{} UNKNOWN 1.0");
        assertThat(live.judged("a > 0 or n > 0")).containsExactly("{} TRUE 1.0");
        assertThat(live.judged("a > 5 or n > 0")).containsExactly("{} UNKNOWN 1.0");
        assertThat(live.judged("a > 5 or b > 0")).containsExactly("{} TRUE 1.0");
        assertThat(live.judged("a > 0 unless n > 0")).containsExactly("{} UNKNOWN 1.0");
        assertThat(live.judged("a > 0 unless b > 5")).containsExactly("{} TRUE 1.0");
        assertThat(live.judged("a > 0 unless b > 0")).containsExactly("{} FALSE 1.0");
    }

    @Test
    void joinsLabelSetsThatOneSideDoesNotHave() {
        live.set("a{x=1}", 1).set("b{x=2}", 1);

        assertThat(live.judged("a > 0 or b > 0")).containsExactly("{x=\"1\"} TRUE 1.0", "{x=\"2\"} TRUE 1.0");
        assertThat(live.judged("a > 0 and b > 0")).containsExactly("{x=\"1\"} FALSE 1.0");
        assertThat(live.judged("a > 0 unless b > 0")).containsExactly("{x=\"1\"} TRUE 1.0");
        assertThat(live.judged("a > 0 or never_reported > 0")).containsExactly("{x=\"1\"} TRUE 1.0");
        assertThat(live.judged("a > 5 or never_reported > 0")).containsExactly("{x=\"1\"} UNKNOWN 1.0");
    }

    @Test
    void joinsByTheLabelsNamed() {
        live.set("a{x=1,y=1}", 1).set("a{x=2,y=1}", 1).set("b{x=1,z=1}", 1).set("b{x=3,z=1}", 1);

        assertThat(live.judged("a > 0 and on(x) b > 0"))
                .containsExactly("{x=\"1\", y=\"1\"} TRUE 1.0", "{x=\"2\", y=\"1\"} FALSE 1.0");
        assertThat(live.judged("a > 0 or on(x) b > 0"))
                .containsExactly(
                        "{x=\"1\", y=\"1\"} TRUE 1.0",
                        "{x=\"1\", z=\"1\"} FALSE 1.0",
                        "{x=\"2\", y=\"1\"} TRUE 1.0",
                        "{x=\"3\", z=\"1\"} TRUE 1.0");
    }

    @Test
    void comparesTwoVectorsPerLabelSetOfTheLeftOne() {
        live.set("depth{queue=a}", 7).set("depth{queue=b}", 3).set("depth{queue=c}", 3);
        live.set("most{queue=a}", 5).set("most{queue=b}", 5);
        Condition condition = live.condition("depth > most");

        assertThat(live.tick().judged(condition))
                .containsExactly("{queue=\"a\"} TRUE 7.0", "{queue=\"b\"} FALSE 3.0", "{queue=\"c\"} FALSE 3.0");
        assertThat(condition.limit(0)).isEqualTo(5);
        assertThat(live.judged("depth > never_reported")).allMatch(row -> row.contains("UNKNOWN"));
    }

    @Test
    void saysWhatIsAmbiguousInsteadOfThrowing() {
        live.set("depth{queue=a}", 7).set("most{queue=a,by=x}", 5).set("most{queue=a,by=y}", 6);
        Condition condition = live.condition("depth > on(queue) most");

        assertThat(live.tick().judged(condition)).containsExactly("{queue=\"a\"} UNKNOWN");
        assertThat(condition.problem())
                .isEqualTo("several series on the right match {queue=\"a\"}:"
                        + " many-to-many matching is not allowed, labels must be unique on one side");

        live.remove("most{queue=a,by=x}");
        assertThat(live.tick().judged(condition)).containsExactly("{queue=\"a\"} TRUE 7.0");
        assertThat(condition.problem()).isNull();
    }

    @Test
    void knowsAbsenceWhileAllSourcesReport() {
        Condition condition = live.condition("absent(backup_age_seconds{job=\"nightly\"})");

        assertThat(live.tick().judged(condition)).containsExactly("{job=\"nightly\"} TRUE 1.0");
        live.set("backup_age_seconds{job=nightly}", 5);
        assertThat(live.tick().judged(condition)).containsExactly("{job=\"nightly\"} FALSE 0.0");
        live.source.failed("closed");
        assertThat(live.tick().judged(condition)).containsExactly("{job=\"nightly\"} UNKNOWN 1.0");
    }

    @Test
    void forgetsARemovedSeriesAtOnce() {
        live.set("depth{queue=a}", 7);
        Condition condition = live.condition("depth > 5");
        assertThat(live.tick().judged(condition)).containsExactly("{queue=\"a\"} TRUE 7.0");

        live.remove("depth{queue=a}");
        assertThat(live.tick().judged(condition)).isEmpty();
        assertThat(condition.elsewhere()).isEqualTo(Truth.FALSE);
    }

    @Test
    void takesAnyVectorInTheProfileOfPrometheus() {
        Live prometheus = new Live(Profile.PROMETHEUS);
        prometheus.set("depth{queue=a}", 7).set("depth{queue=b}", Double.NaN);

        assertThat(prometheus.judged("depth")).containsExactly("{queue=\"a\"} TRUE 7.0", "{queue=\"b\"} TRUE NaN");
        assertThat(prometheus.judged("depth != 7")).containsExactly("{queue=\"a\"} FALSE", "{queue=\"b\"} TRUE NaN");
        assertThat(prometheus.judged("never_reported > 0")).isEmpty();
    }

    @Test
    void refusesWhatIsNoCondition() {
        ExpressionCompiler compiler = new ExpressionCompiler(live.store.index(), Profile.STANDARD);

        assertThatThrownBy(() -> compiler.condition(Expression.parse("depth + 1"), ZeroByZero.FALSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'depth + 1' is no condition");
    }

    @Test
    void tellsTheComparisonsThatItIsJoinedFrom() {
        live.set("a", 1).set("b", 2);
        Condition condition = live.condition("a > 0 and (b > 1 or b < 0)");

        assertThat(condition.comparisons())
                .extracting(comparison -> comparison.expression().text())
                .containsExactly("a > 0", "b > 1", "b < 0");
        assertThat(Set.copyOf(live.condition("a > 0").comparisons())).hasSize(1);
    }
}
