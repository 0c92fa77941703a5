package io.github.incidentsdk.insights.question;

import static io.github.incidentsdk.insights.question.MadeUpHistory.day;
import static io.github.incidentsdk.insights.question.MadeUpHistory.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountingQuestionsTest {

    private final MadeUpHistory history = new MadeUpHistory();

    @Test
    void countsOfEveryCategoryAreAskedAlike() {
        history.incidents(30, 0, 100);
        history.incident(3).category("cost").type("cost-spike");
        history.incident(4).category("people").type("staff-shortage");

        Answer answer = history.ask(new HowOften());

        assertThat(figure(answer, "incidents").value()).isEqualTo(32);
        assertThat(figure(answer, "incidents a week").value()).isCloseTo(32 / (100 / 7.0), within(1e-9));
        assertThat(figure(answer, "incidents of category cost").incidents()).containsExactly("i31");
        assertThat(figure(answer, "incidents of type staff-shortage").interval().low())
                .isCloseTo(0.0253, within(1e-4));
        assertThat(answer.findings().get(0))
                .startsWith("32 incidents from 2026-01-05 to 2026-04-14: 2.24 a week, between 1.53 and 3.16");
    }

    @Test
    void drillsShadowsDuplicatesAndDismissedOnesDoNotCountAndThatIsSaid() {
        history.incident(1);
        history.incident(2).drill(true);
        history.incident(3).shadow(true);
        history.incident(4).resolution(Resolution.DISMISSED);
        history.incident(5).duplicateOf("i1");
        history.incident(6).type("incident-sdk");
        history.incident(7).restricted(true);
        history.builder.apart("m1").type("maintenance").at(Moment.STARTED, day(8));
        history.builder.apart("m2").type("maintenance").at(Moment.STARTED, day(800));

        Answer answer = history.ask(new HowOften());

        assertThat(figure(answer, "incidents").incidents()).containsExactly("i1");
        assertThat(answer.cautions())
                .containsExactly(
                        "Not counted: 1 drill.",
                        "Not counted: 1 shadow opening.",
                        "Not counted: 1 self-report.",
                        "Not counted: 1 duplicate.",
                        "Not counted: 1 dismissed incident.",
                        "1 restricted incident left out.",
                        "Kept apart, since it is no incident: 1 row of kind maintenance.");
        assertThat(figure(history.ask(new HowOften(), Asking.ofDefaults().withRestricted()), "incidents")
                        .value())
                .isEqualTo(2);
    }

    @Test
    void whoCountedTheLinesOfAFileFindsThoseNumbersToo() {
        history.incident(1).components(List.of("db", "web"));
        history.incident(2).components(List.of("web"));
        history.builder
                .apart("m1")
                .type("maintenance")
                .components(List.of("db"))
                .at(Moment.STARTED, day(1));
        history.builder
                .apart("m2")
                .type("maintenance")
                .components(List.of("db"))
                .at(Moment.STARTED, day(2));

        assertThat(history.ask(new HowOften()).tables()).singleElement().satisfies(table -> {
            assertThat(table.columns()).containsExactly("component", "rows", "incidents", "kept apart");
            assertThat(table.rows())
                    .containsExactly(
                            new Table.Row(List.of("db", "3", "1", "2"), List.of("i1")),
                            new Table.Row(List.of("web", "2", "2", "0"), List.of("i1", "i2")));
        });
    }

    @Test
    void ofHowManyNobodySaidHowSevereTheyWereIsSaid() {
        history.incidents(4, 0, 40);
        history.incident(50).severity(Severity.SEV2);
        history.incident(60).severity(Severity.SEV3);

        assertThat(history.ask(new HowOften()).cautions())
                .containsExactly(
                        "Nobody said how severe 4 of 6 incidents were; they are in no comparison of severities.");
    }

    @Test
    void withoutIncidentsThatIsWhatIsSaid() {
        for (Question question : Questions.all()) {
            Answer answer = history.ask(question);
            assertThat(answer.findings()).as(answer.id()).isNotEmpty();
            assertThat(answer.id()).matches("[a-z-]+");
        }
        assertThat(Questions.all()).hasSize(14);
    }

    @Test
    void aRateThatDoubledIsSeenWithItsInterval() {
        history.incidents(20, 0, 50);
        history.incidents(60, 50, 100);

        Answer answer = history.ask(new RateChange());

        assertThat(answer.findings().get(0))
                .startsWith(
                        "Incidents became more frequent: 20 before (2.8 a week) and 60 in the later half, from 2026-02-24 (8.4 a week);");
        assertThat(figure(answer, "rate after over rate before").value()).isCloseTo(3, within(1e-9));
        assertThat(figure(answer, "rate after over rate before").interval().low())
                .isGreaterThan(1);
        assertThat(figure(answer, "over-dispersion φ").value()).isEqualTo(1);
        assertThat(answer.pictures()).hasSize(1);
        assertThat(((Picture.Dots) answer.pictures().get(0)).dots()).hasSize(4);
    }

    @Test
    void aMonthThatTheWindowCutsOffIsToldApartAndCountedOverItsOwnDays() {
        history.incidents(100, 0, 100);

        Answer answer = history.ask(new RateChange());

        Picture.Dots months = (Picture.Dots) answer.pictures().get(0);
        assertThat(months.dots()).extracting(Picture.Dot::whole).containsExactly(false, true, true, false);
        assertThat(months.dots()).extracting(Picture.Dot::n).containsExactly(27L, 28L, 31L, 14L);
        assertThat(months.dots()).allSatisfy(month -> assertThat(month.value()).isCloseTo(7, within(1e-9)));
        assertThat(months.alt())
                .endsWith(
                        "from 2026-01-05 to 2026-04-14. Hollow, since not all of it is in the window: 2026-01, 2026-04.");
        assertThat(answer.tables().get(0).rows())
                .extracting(row -> row.cells().get(0))
                .containsExactly("2026-01, only 5 to 31", "2026-02", "2026-03", "2026-04, only 1 to 14");
    }

    @Test
    void ofLessThanAWeekOfAMonthNoRateIsSaid() {
        history.incidents(100, 0, 100);
        Window window = new Window(day(0), day(56.05)); // to the second of March, a little after midnight

        Answer answer = new RateChange().answer(history.builder.window(window).build(), Asking.ofDefaults());

        Picture.Dots months = (Picture.Dots) answer.pictures().get(0);
        assertThat(months.dots()).hasSize(2);
        assertThat(months.alt()).endsWith("2026-01. Without a dot, since less than a week of it is: 2026-03.");
        assertThat(answer.tables().get(0).rows().get(2).cells())
                .containsExactly("2026-03, only 1 to 2", "1", "less than a week", "");
    }

    @Test
    void whereASideIsShorterThanAWeekNothingIsComparedAndNoRateDrawn() {
        history.incidents(60, 0, 13);
        Window window = new Window(day(2), day(13)); // eleven days, none of their months for a week

        Answer answer = new RateChange().answer(history.builder.window(window).build(), Asking.ofDefaults());
        Answer hours = new RateChange()
                .answer(history.builder.window(new Window(day(2), day(2.5))).build(), Asking.ofDefaults());

        assertThat(answer.findings())
                .containsExactly("There is nothing to compare: less than a week is left on one side.");
        assertThat(hours.figures()).isEmpty();
        assertThat(hours.pictures()).isEmpty();
        assertThat(hours.headline()).startsWith("There were 3 incidents (0 to 9); before and after are not compared");
    }

    @Test
    void whatIsMostFrequentIsNotCalledMostOfAllAndATieIsSaid() {
        for (int i = 0; i < 6; i++) {
            history.incident(i).type("type-" + i).service(i < 2 ? "shop" : "s" + i);
        }

        assertThat(history.ask(new HowOften()).findings())
                .contains(
                        "Of 6 incidents, no type is the most frequent: 1 each are of 6 types, such as type-0.",
                        "Of 6 incidents, the most frequent service is shop: 2, between 0 and 8.");
    }

    @Test
    void noDetectableChangeIsSaidPlainly() {
        history.incidents(80, 0, 100);

        assertThat(history.ask(new RateChange()).findings().get(0)).startsWith("No detectable change: 40 before");
    }

    @Test
    void belowTenEventsOnASideThereIsNoVerdict() {
        history.incidents(9, 0, 50);
        history.incidents(60, 50, 100);

        Answer answer = history.ask(new RateChange());

        assertThat(answer.findings().get(0))
                .startsWith("Too little is known to say whether the rate changed: 9 before");
        assertThat(answer.figures())
                .extracting(each -> each.name())
                .doesNotContain("rate after over rate before", "p of no change");
    }

    @Test
    void nothingIsComparedAcrossABreak() {
        history.incidents(90, 0, 40);
        history.incidents(30, 40, 100);
        history.builder.breakAt(day(40), "a new policy for what is declared");

        Answer answer = history.ask(new RateChange());

        assertThat(answer.findings().get(0))
                .startsWith(
                        "No detectable change: 15 before (3.5 a week) and 15 in the later half of the time since 2026-02-14,"
                                + " from 2026-03-16 (3.5 a week);");
        assertThat(answer.cautions())
                .hasSize(2)
                .contains("Nothing is compared across 2026-02-14: a new policy for what is declared.")
                .anyMatch(each -> each.startsWith("How much weeks vary is known from 6 pairs of neighbours only"));
        assertThat(answer.headline()).contains("), counted in different ways;");
        for (Question together : List.of(new HowOften(), new StillOpen(), new DurationsDiffer(), new CostToPeople())) {
            assertThat(history.ask(together).cautions())
                    .contains(
                            "From 2026-02-14 on something is counted in another way (a new policy for what is declared), and"
                                    + " what was before and what came after are counted together here.");
        }
        assertThat(figure(answer, "over-dispersion φ").window().from()).isEqualTo(day(40));
        assertThat(history.ask(new RateChange(), Asking.ofDefaults().splitAt(day(40)))
                        .findings())
                .containsExactly("There is nothing to compare: less than a week is left on one side.");
        Answer early = history.ask(new RateChange(), Asking.ofDefaults().splitAt(day(20)));
        assertThat(early.findings().get(0))
                .startsWith("No detectable change: 45 before (")
                .contains("45 in the time from 2026-01-25 (");
    }

    @Test
    void ofManyServicesOnlyThoseAreFlaggedThatStandOutAmongAll() {
        for (int service = 0; service < 20; service++) {
            for (int i = 0; i < 30; i++) {
                history.incident(i * 100 / 30.0 + 1).service("steady-" + service);
            }
        }
        for (int i = 0; i < 60; i++) {
            history.incident(i < 12 ? i * 4 : 50 + i * 0.8).service("restless");
        }

        Answer answer = history.ask(new ManyServices());

        assertThat(answer.findings()).hasSize(1);
        assertThat(answer.findings().get(0)).startsWith("restless has more incidents: 4 times the rate");
        assertThat(answer.tables().get(0).rows()).hasSize(21);
    }

    @Test
    void whatItCostsPeopleIsAskedOfServicesInTheirZoneAndNeverOfPersons() {
        history.incident(0 + 8.5 / 24); // Monday 08:30 UTC is 09:30 in Berlin
        history.incident(1 + 20.0 / 24);
        history.incident(5 + 12.0 / 24); // Saturday
        history.incident(2 + 12.0 / 24).reopened(3).service("search");
        history.incident(3).severity(Severity.SEV5);
        Asking berlin = Asking.ofDefaults().in(ZoneId.of("Europe/Berlin"));

        Answer answer = history.ask(new CostToPeople(), berlin);

        assertThat(figure(answer, "opened out of office hours").value()).isEqualTo(0.5);
        assertThat(figure(answer, "opened out of office hours").incidents()).containsExactly("i2", "i3");
        assertThat(figure(answer, "interruptions a week of search").n()).isEqualTo(4);
        assertThat(figure(answer, "interruptions a week of search").value()).isCloseTo(4 / (100 / 7.0), within(1e-9));
        Asking always = berlin.officeHours(Set.of(DayOfWeek.values()), LocalTime.MIN, LocalTime.MAX);
        assertThat(figure(history.ask(new CostToPeople(), always), "opened out of office hours")
                        .value())
                .isZero();
    }
}
