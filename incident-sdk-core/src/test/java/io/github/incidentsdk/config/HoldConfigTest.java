package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Schedule;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldConfigTest {

    private static IncidentConfig read(String below) {
        return IncidentConfig.parseYaml("incidents:\n" + below.indent(2), "incidents.yaml");
    }

    private static String problem(String below) {
        IncidentConfig config = read(below);
        assertThat(config.holds().mutes()).isEmpty();
        assertThat(config.problems()).hasSize(1);
        return config.problems().get(0).toString();
    }

    @Test
    void readsASilence() {
        IncidentConfig config = read("""
                types: { cost-spike: {} }
                silences:
                  crawler-move:
                    types: [cost-spike]
                    tags: { account: prod-eu, region: eu-1 }
                    rules: hourly-spend
                    below: SEV2
                    until: 2026-03-02T07:00:00+01:00
                    who: anna
                    why: the crawlers move
                """);
        assertThat(config.problems()).isEmpty();
        assertThat(config.holds().mutes())
                .containsExactly(new Silence(
                        "crawler-move",
                        Matching.type("cost-spike")
                                .tag("account", "prod-eu")
                                .tag("region", "eu-1")
                                .ofRule("hourly-spend")
                                .below(Severity.SEV2),
                        Instant.parse("2026-03-02T06:00:00Z"),
                        "anna",
                        "the crawlers move"));
    }

    @Test
    void readsAWindowOfOneTimeAndOneOfEveryWeek() {
        IncidentConfig config = read("""
                maintenance:
                  move: { from: 2026-03-02T20:00:00Z, until: 2026-03-03T06:00:00Z, why: new racks }
                  nightly-load:
                    days: [mon, fri]
                    from: 22:00
                    to: 06:00
                    zone: Europe/Berlin
                    why: the load
                  daily: { from: "12:00", to: "12:30", why: lunch, who: bo }
                """);
        assertThat(config.problems()).isEmpty();
        assertThat(config.holds().mutes())
                .containsExactly(
                        new MaintenanceWindow(
                                "move",
                                Matching.everything(),
                                new Schedule.Once(
                                        Instant.parse("2026-03-02T20:00:00Z"), Instant.parse("2026-03-03T06:00:00Z")),
                                "the configuration",
                                "new racks"),
                        new MaintenanceWindow(
                                "nightly-load",
                                Matching.everything(),
                                new Schedule.Weekly(
                                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(22, 0),
                                        LocalTime.of(6, 0),
                                        ZoneId.of("Europe/Berlin")),
                                "the configuration",
                                "the load"),
                        new MaintenanceWindow(
                                "daily",
                                Matching.everything(),
                                new Schedule.Weekly(
                                        EnumSet.allOf(DayOfWeek.class),
                                        LocalTime.NOON,
                                        LocalTime.of(12, 30),
                                        ZoneId.of("UTC")),
                                "bo",
                                "lunch"));
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertThat(problem("silences: { move: { why: moving } }"))
                .isEqualTo("incidents.yaml:2:21 incidents.silences.move: has no until; a silence has to end");
        assertThat(problem("silences: { move: { until: 2026-03-02T06:00:00Z } }"))
                .endsWith(
                        "incidents.silences.move: has no why; say the reason, which is on the record of every incident"
                                + " that it holds");
        assertThat(problem("maintenance: { move: { why: moving, from: \"22:00\" } }"))
                .endsWith("has no to; say a time such as 06:00, or a moment: until");
        assertThat(problem("maintenance: { move: { why: moving, until: 2026-03-02T06:00:00Z } }"))
                .endsWith("has no from; say when the work begins");
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        assertThat(problem("silences: { move: { why: moving, until: tomorrow } }"))
                .isEqualTo(
                        "incidents.yaml:2:43 incidents.silences.move.until: \"tomorrow\" is no moment; expected one such"
                                + " as 2026-03-02T06:00:00Z or 2026-03-02T07:00:00+01:00");
        assertThat(problem("maintenance: { m: { why: w, from: \"22:00\", to: \"06:00\", days: [mom] } }"))
                .endsWith(
                        "incidents.maintenance.m.days[0]: \"mom\" is not one of mon, tue, wed, thu, fri, sat, sun; did you"
                                + " mean mon?");
        assertThat(problem("maintenance: { m: { why: w, from: \"25:00\", to: \"06:00\" } }"))
                .endsWith("incidents.maintenance.m.from: \"25:00\" is no time of day; expected one such as 22:00");
        assertThat(problem("maintenance: { m: { why: w, from: \"22:00\", to: \"06:00\", zone: Europe/Berlim } }"))
                .endsWith("incidents.maintenance.m.zone: \"Europe/Berlim\" is no time zone; expected one such as"
                        + " Europe/Berlin; did you mean Europe/Berlin?");
        assertThat(problem("maintenance: { m: { why: w, from: 2026-03-02T06:00:00Z, until: 2026-03-02T05:00:00Z } }"))
                .endsWith("incidents.maintenance.m.until: is not after from");
        assertThat(
                        problem(
                                "maintenance: { m: { why: w, from: 2026-03-02T06:00:00Z, until: 2026-03-02T07:00:00Z, days: mon } }"))
                .endsWith("incidents.maintenance.m.days: is for a window of every week, and until for one at one time");
        assertThat(problem("silences: { move: { why: moving, until: 2026-03-02T06:00:00Z, untill: x } }"))
                .endsWith("incidents.silences.move.untill: is an unknown key; did you mean until?");
    }

    @Test
    void aNameThatLooksLikeASlipIsAWarning() {
        IncidentConfig config = read("""
                types: { cost-spike: {} }
                silences: { move: { types: [cost-spik], until: 2026-03-02T06:00:00Z, why: moving } }
                """);
        assertThat(config.holds().mutes()).hasSize(1);
        assertThat(config.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.toString()).endsWith("\"cost-spik\" is no configured type; did you mean cost-spike?");
        });
    }

    @Test
    void aBrokenSilenceLeavesTheOthers() {
        IncidentConfig config = read("""
                silences:
                  broken: { why: moving }
                  move: { until: 2026-03-02T06:00:00Z, why: moving }
                """);
        assertThat(config.problems()).extracting(Problem::isError).containsExactly(true);
        assertThat(config.holds().mutes()).extracting(mute -> mute.id()).containsExactly("move");
    }

    @Test
    void readsTheStormGuardAndQuietTimesOrKeepsWhatIsUsual() {
        IncidentConfig config = read("""
                storm-guard: 50
                quiet: { starting: 2m }
                """);
        assertThat(config.problems()).isEmpty();
        assertThat(config.holds().stormGuard()).isEqualTo(50);
        assertThat(config.holds().starting()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.holds().draining()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read("service: a").holds()).isEqualTo(HoldConfig.defaults());
        assertThat(HoldConfig.defaults().stormGuard()).isEqualTo(20);
        assertThat(HoldConfig.defaults().starting()).isZero();
    }

    @Test
    void refusesAStormGuardBelowZeroAndQuietTimesThatAreNone() {
        assertThat(problem("storm-guard: -1")).contains("incidents.storm-guard: \"-1\"");
        assertThat(problem("quiet: { starting: 2 }")).contains("incidents.quiet.starting: \"2\" has no unit");
        assertThat(problem("quiet: { drain: 2m }")).contains("incidents.quiet.drain: is an unknown key");
        assertThatThrownBy(() -> HoldConfig.defaults().stormGuard(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
