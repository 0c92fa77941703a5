package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.digest.Slots;
import io.github.incidentsdk.model.Goal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports and goals may say, and what is said of those that make no sense. */
class ReportConfigTest {

    private static IncidentConfig report(String said) {
        return IncidentConfig.parseYaml("""
                incidents:
                  sinks: { team: { type: log } }
                  reports:
                    weekly: { %s }
                """.formatted(said), "incidents.yaml");
    }

    private static IncidentConfig goal(String name, String said) {
        return IncidentConfig.parseYaml("incidents: { goals: { " + name + ": { " + said + " } } }", "incidents.yaml");
    }

    private static List<String> problems(IncidentConfig config) {
        return config.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aReportSaysWhenOfWhatAndToWhom() {
        IncidentConfig config = report("every: \"MON 09:00\", period: 7d, to: [team], zone: Europe/Berlin");
        assertThat(config.problems()).isEmpty();
        assertThat(config.reports())
                .containsExactly(entry(
                        "weekly",
                        new Report(
                                "weekly",
                                new Slots(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")),
                                Duration.ofDays(7),
                                List.of("team"))));
        assertThat(config.toBuilder().build().reports()).isEqualTo(config.reports());
    }

    @ParameterizedTest
    @CsvSource({
        "MON 09:00,MONDAY",
        "'mon,THU 09:00',MONDAY THURSDAY",
        "MON-WED 09:00,MONDAY TUESDAY WEDNESDAY",
        "'SAT-MON,THU 09:00',MONDAY THURSDAY SATURDAY SUNDAY",
        "daily 09:00,MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY"
    })
    void daysAreNamedSinglyInARangeOrAllOfThem(String every, String days) {
        IncidentConfig config = report("every: \"" + every + "\", to: [team]");
        assertThat(config.problems()).isEmpty();
        Report weekly = config.reports().get("weekly");
        assertThat(weekly.slots().days())
                .isEqualTo(EnumSet.copyOf(List.of(days.split(" ", -1)).stream()
                        .map(DayOfWeek::valueOf)
                        .toList()));
        assertThat(weekly.slots().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(weekly.period()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MON",
                "09:00",
                "MON 9:00",
                "MON 25:00",
                "MOON 09:00",
                "MON-TUE-WED 09:00",
                "MON, THU 09:00",
                "1w"
            })
    void whatIsNoTimeOfSomeDaysIsRefused(String every) {
        IncidentConfig config = report("every: \"" + every + "\", to: [team]");
        assertThat(config.reports()).isEmpty();
        assertThat(problems(config))
                .containsExactly("incidents.yaml:4:22 incidents.reports.weekly.every: \"" + every
                        + "\" is no time of some days; expected one such as \"MON 09:00\", \"MON,THU 09:00\", \"MON-FRI 09:00\""
                        + " or \"daily 09:00\"");
    }

    @Test
    void allThatIsWrongWithAReportIsToldAtOnce() {
        IncidentConfig config = report("period: 0s, zone: Europe/Berlim, at: \"09:00\"");
        assertThat(config.reports()).isEmpty();
        assertThat(problems(config))
                .anySatisfy(problem ->
                        assertThat(problem).contains("is no time zone").endsWith("did you mean Europe/Berlin?"))
                .anySatisfy(problem -> assertThat(problem).contains("has no every; say when, such as \"MON 09:00\""))
                .anySatisfy(problem -> assertThat(problem).contains("weekly.period: is zero; expected a longer time"))
                .anySatisfy(problem -> assertThat(problem).contains("has no to; say which sinks are told"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("weekly.at: is an unknown key; days and time stand together"))
                .hasSize(5);
    }

    @Test
    void aSinkThatIsNotThereIsWarnedOfWhereCodeMayBringIt() {
        IncidentConfig config = report("every: \"MON 09:00\", to: [teem]");
        assertThat(config.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.toString())
                    .endsWith("\"teem\" is none of the sinks, unless code brings it; did you mean team?");
        });
        assertThat(config.reports()).hasSize(1);
    }

    @Test
    void goalsSayAShareOrABound() {
        assertThat(goal("seen", "detected-by-rule: \">= 80%\"").goals().values())
                .containsExactly(new Goal.DetectedByRule("seen", 0.8));
        assertThat(goal("reviews", "reviewed: \">= 90 %\", within: 10d").goals().values())
                .containsExactly(new Goal.Reviewed("reviews", 0.9, Duration.ofDays(10)));
        assertThat(goal("reviews", "reviewed: \">=100%\"").goals().values())
                .containsExactly(new Goal.Reviewed("reviews", 1, Duration.ofDays(14)));
        IncidentConfig overdue = goal("overdue", "overdue-actions: \"<= 3\"");
        assertThat(overdue.problems()).isEmpty();
        assertThat(overdue.goals().values()).containsExactly(new Goal.OverdueActions("overdue", 3));
        assertThat(overdue.toBuilder().build().goals()).isEqualTo(overdue.goals());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mttr|detected-by-rule: \">= 80%\"",
                "faster|mttr: \"< 1h\"",
                "faster|mtta: \"< 5m\"",
                "faster|mean-time-to-resolve: \"< 1h\"",
                "faster|average-duration: \"< 1h\"",
                "mean-time-to-repair|overdue-actions: \"<= 0\""
            })
    void aGoalOnAMeanTimeIsRefusedWithTheReason(String name, String said) {
        IncidentConfig config = goal(name, said);
        assertThat(config.goals()).isEmpty();
        assertThat(problems(config))
                .singleElement()
                .asString()
                .contains(
                        "is a goal on a mean time, which is not taken: a mean of durations is ruled by its few longest ones")
                .contains("see docs/insights.md");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "detected-by-rule: \"80\"|is no share; expected one such as \">= 80%\"",
                "detected-by-rule: \">= 0%\"|is no share",
                "detected-by-rule: \">= 101%\"|is no share",
                "overdue-actions: \"0\"|is no bound; expected one such as \"<= 0\"",
                "overdue-actions: \"<= 0\", within: 3d|is for a goal on reviews",
                "within: 3d|says no goal; expected one of detected-by-rule, reviewed, overdue-actions",
                "overdue-actions: \"<= 0\", reviewed: \">= 9%\"|says more than one goal",
                "meantime: 3|is an unknown key"
            })
    void whatIsNoGoalIsRefused(String said, String problem) {
        IncidentConfig config = goal("some", said);
        assertThat(config.goals()).isEmpty();
        assertThat(problems(config)).anySatisfy(each -> assertThat(each).contains(problem));
    }
}
