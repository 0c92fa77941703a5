package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.series.SavedSeries;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Windows over an hour, which outlive the process (R11). */
class LongWindowTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule AVERAGE = rule("average")
            .value("avg_over_time(depth[6h])")
            .level(SEV2, "> 50")
            .build();
    private static final IncidentRule LOST =
            rule("lost").condition(SEV2, "absent_over_time(depth[2h])").build();
    private static final int SIX_HOURS = 6 * 240;

    private static Service after(Service before, long awayMillis, IncidentRule... rules) {
        List<SavedSeries> saved = before.savedWindows();
        Service next = before.killedFor(Duration.ofMillis(awayMillis), rules);
        next.metrics.restore(saved, awayMillis);
        return next;
    }

    @Test
    void tellsWhichRulesLookBackFar() {
        IncidentRule near = rule("near")
                .value("avg_over_time(depth[1h])")
                .level(SEV2, "> 1")
                .build();
        IncidentRule farBack =
                rule("far-back").value("depth offset 2h").level(SEV2, "> 1").build();

        assertThat(Service.with(near, AVERAGE, farBack).engine.longWindows()).containsExactly("average", "far-back");
        assertThat(Service.with(near).set("depth", 3).tick(9).savedWindows()).isEmpty();
    }

    @Test
    void goesOnWithTheSamplesOfTheProcessBefore() {
        Service before =
                Service.with(QUEUE, AVERAGE).set("depth{queue=mail}", 80).tick(SIX_HOURS / 2);
        before.set("depth{queue=mail}", 40).tick(SIX_HOURS / 4);

        Service after = after(before, ofMinutes(30).toMillis(), AVERAGE)
                .set("depth{queue=mail}", 40)
                .tick();
        double average =
                after.status().instances().get(0).values().values().iterator().next();
        assertThat(average).as("two thirds of what is left were 80").isBetween(66.0, 68.0);

        Service forgetful = before.killedFor(ofMinutes(30), AVERAGE)
                .set("depth{queue=mail}", 40)
                .tick();
        assertThat(forgetful.status().instances().get(0).values().values()).containsExactly(40.0);
    }

    @Test
    void opensNothingBeforeItsSeriesIsThereAgain() {
        Service before =
                Service.with(QUEUE, AVERAGE).set("depth{queue=mail}", 20).tick(SIX_HOURS / 2);
        before.set("depth{queue=mail}", 70).tick(SIX_HOURS / 2 - 100);
        assertThat(before.open()).isEmpty();
        Service after = after(before, 60_000, AVERAGE);
        after.metrics.pushed("other").knows(Set.of("depth"));

        assertThat(after.tick(300).events).isEmpty();
    }

    @Test
    void countsTheTimeAwayAsNotWatched() {
        IncidentRule mail = rule("mail")
                .value("avg_over_time(depth{queue=\"mail\"}[6h])")
                .level(SEV2, "> 50")
                .build();
        Service before = Service.with(mail).set("depth{queue=mail}", 20).tick(SIX_HOURS / 2);
        Service after = after(before, ofHours(2).toMillis(), mail);
        after.metrics.pushed("other").knows(Set.of("depth"));

        assertThat(after.tick(425).status().blindness().unknown())
                .as("3 h before and 1.77 h now are less than 80 percent of 6 h")
                .contains("long enough");
        assertThat(after.tick(15).status().blindness().unknown())
                .as("1.83 h are enough")
                .isNull();
    }

    @Test
    void missesNothingThatOnlyTheProcessBeforeCouldMiss() {
        Service before = Service.with(LOST).set("depth", 1).tick(300);
        Service after = after(before, 60_000, LOST);
        after.metrics.pushed("other").knows(Set.of("depth"));

        assertThat(after.tick(2 * 240 - 2).open())
                .as("not before it has looked for two hours itself")
                .isEmpty();
        assertThat(after.tick(4).open()).hasSize(1);
    }

    @Test
    void savesAgainWhatDidNotComeBackYet() {
        Service before =
                Service.with(QUEUE, AVERAGE).set("depth{queue=mail}", 80).tick(SIX_HOURS);
        Service second = after(before, 60_000, AVERAGE).tick(10);
        second.set("depth{queue=sms}", 1).tick(10);
        Service third =
                after(second, 60_000, AVERAGE).set("depth{queue=mail}", 80).tick();

        assertThat(third.savedWindows())
                .extracting(saved -> saved.labels().get("queue"))
                .contains("mail", "sms");
        assertThat(third.savedWindows().get(0).samples().times()).hasSizeGreaterThan(900);
    }

    @Test
    void letsAClockThatWasPutBackKeepNoSampleOut() {
        Service before =
                Service.with(QUEUE, AVERAGE).set("depth{queue=mail}", 80).tick(SIX_HOURS);
        List<SavedSeries> saved = before.savedWindows();
        Service after = Service.with(QUEUE, AVERAGE);
        after.jumpWall(ofHours(-3)).metrics.restore(saved, 0);
        after.set("depth{queue=mail}", 10).tick(3);

        assertThat(after.status().instances().get(0).values()).containsValue(10.0);
    }
}
