package io.github.incidentsdk.review.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Narrative;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Question;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Action GOOD = Action.of("cap the crawler fleet at 20 nodes")
            .ownedBy("crawling")
            .dueOn(TODAY.plusDays(30))
            .provenBy("a 21st node is refused");

    @Test
    void hasNothingToSayOfAReviewWithoutActions() {
        assertThat(Lints.of(reviewed().build(), TODAY)).isEmpty();
        assertThat(Lints.of(Review.of("v1-a-1", "Spend spike").build(), TODAY)).isEmpty();
        assertThat(names(reviewed().action(GOOD))).isEmpty();
    }

    @Test
    void warnsOfDaysThatAreTooNearTooFarOrNone() {
        assertThat(names(reviewed().action(GOOD.dueOn(TODAY.plusDays(61))))).containsExactly("due-late");
        assertThat(names(reviewed().action(GOOD.dueOn(TODAY.plusDays(60))))).isEmpty();
        assertThat(names(reviewed().action(GOOD.dueOn(TODAY.plusDays(3))))).isEmpty();
        assertThat(names(reviewed().action(GOOD.dueOn(TODAY.plusDays(2))))).containsExactly("due-soon");
        assertThat(names(reviewed().action(GOOD.dueOn(TODAY.minusDays(1)))))
                .as("overdue is counted elsewhere")
                .isEmpty();
        assertThat(names(reviewed()
                        .action(Action.of("cap it").ownedBy("crawling").provenBy("x"))))
                .containsExactly("no-day");
    }

    @Test
    void countsDaysFromTheDayOfTheReviewSoThatAWarningDoesNotComeWithTime() {
        Meeting held = new Meeting(Meeting.Form.MEETING, TODAY.minusDays(28), "carl", "anna");
        assertThat(names(reviewed().meeting(held).action(GOOD.dueOn(TODAY.plusDays(1)))))
                .isEmpty();
    }

    @Test
    void warnsWhereNobodyOrSeveralOwnIt() {
        assertThat(names(reviewed().action(GOOD.ownedBy("")))).containsExactly("no-owner");
        assertThat(names(reviewed().action(GOOD.ownedBy("crawling and billing"))))
                .containsExactly("several-owners");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "improve monitoring",
                "Consider a limit",
                "we should test more",
                "be more careful",
                "look into alerts"
            })
    void warnsOfWishes(String what) {
        assertThat(names(reviewed().action(new Action(what, "x", GOOD.due(), "y", "", null, List.of()))))
                .containsExactly("wish");
    }

    @Test
    void isSilentAboutActionsThatAreSettled() {
        assertThat(names(reviewed()
                        .action(Action.of("improve monitoring").now(ActionStatus.DROPPED, TODAY, "not worth it"))))
                .isEmpty();
        assertThat(names(reviewed().action(Action.of("improve monitoring").now(ActionStatus.DONE, TODAY, ""))))
                .isEmpty();
    }

    @Test
    void warnsOfAnActionThatWasDroppedAndNobodySaidWhy() {
        assertThat(names(reviewed().action(Action.of("cap it").now(ActionStatus.DROPPED, TODAY, ""))))
                .containsExactly("no-reason");
    }

    @Test
    void namesEveryWordThatBlamesAndNoneThatIsOfAMachine() {
        assertThat(Lints.of(
                        reviewed()
                                .summary(
                                        "A Human-Error: ops failed to look, a mistake and their fault, and failed to ask")
                                .build(),
                        TODAY))
                .extracting(Lint::what)
                .containsExactly("\"Human-Error\", \"failed to\", \"mistake\", \"their fault\" judge with hindsight");
        assertThat(names(reviewed()
                        .summary("a page fault by default, fault-tolerant, fault injection, a segmentation fault")))
                .isEmpty();
    }

    @Test
    void countsDaysInWords() {
        Action soon = new Action("cap it", "x", TODAY.plusDays(1), "y", "", null, List.of());
        assertThat(Lints.of(reviewed().action(soon).build(), TODAY))
                .extracting(Lint::what)
                .containsExactly("it is due in 1 day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was human error.",
                "On-call SHOULD HAVE paged",
                "the team failed to notice",
                "a careless change"
            })
    void warnsOfWordsThatBlame(String text) {
        assertThat(names(reviewed().summary(text))).containsExactly("blame");
        assertThat(names(reviewed().narrative(new Narrative("", text, "", "")))).containsExactly("blame");
        assertThat(names(reviewed().factor(text))).containsExactly("blame", "one-factor");
    }

    @Test
    void warnsOfNamesInFactorsAndInWhatCustomersSee() {
        Meeting meeting = new Meeting(null, null, "carl", "Anna");
        assertThat(names(reviewed().meeting(meeting).factor("anna restarted it").factor("x")))
                .containsExactly("name");
        assertThat(names(reviewed().factor("@bert deployed").factor("x"))).containsExactly("name");
        assertThat(Lints.of(reviewed().factor("Bert deployed").factor("x").build(), TODAY, List.of("bert")))
                .containsExactly(new Lint(
                        "name",
                        "contributing factors",
                        "\"bert\" is named",
                        "say what made it likely for whoever would have been there"));
        assertThat(Lints.of(reviewed().impact("customers", "asked Bert.").build(), TODAY, List.of("bert")))
                .extracting(Lint::where)
                .containsExactly("what customers see");
        assertThat(names(reviewed().meeting(meeting).factor("savannah cluster").factor("x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna restarted the wrong node",
                "anna schmidt restarted it",
                "nobody but Schmidt knew",
                "carl's script had no limit",
                "Bert Brecht deployed on a Friday",
                "a deploy of Bert",
                "dora had the only key",
                "it was left to Emil",
                "Fritz Lang was on holiday",
                "ask @gustav"
            })
    void findsThoseWhomTheReviewItselfNames(String factor) {
        assertThat(names(withPeople().factor(factor))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the crawling fleet has no upper limit",
                "the Payments Team has no runbook",
                "on-call had two pagers",
                "finance saw it on Friday",
                "the savannah cluster was full",
                "a lang attribute was missing",
                "@Scheduled ran on every node",
                "@angular/core was two majors behind",
                "mails to ops@example.org bounced",
                "the incident commander changed twice",
                "carlsberg.example answered with 503"
            })
    void takesNoTeamRoleOrWordForAName(String factor) {
        assertThat(names(withPeople().factor(factor))).isEmpty();
    }

    private static ReviewBuilder withPeople() {
        return reviewed()
                .meeting(new Meeting(null, null, "carl", "Anna Schmidt"))
                .action(GOOD)
                .action(GOOD.ownedBy("Payments Team"))
                .action(GOOD.ownedBy("Bert Brecht"))
                .action(GOOD.ownedBy("@dora"))
                .question(new Question("why?", "emil.kraft@example.org", Question.Status.OPEN, ""))
                .question(new Question("how?", "finance", Question.Status.OPEN, ""))
                .timeline(TimelineEntry.of(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), "Fritz Lang", "saw it"))
                .factor("x");
    }

    @Test
    void warnsWhereWhoLedTheResponseLedTheReview() {
        assertThat(names(reviewed().meeting(new Meeting(null, null, "anna", "Anna"))))
                .containsExactly("facilitator");
    }

    @Test
    void marksAReviewWithOneVoiceOrOneFactorOnceItIsNoDraft() {
        ReviewBuilder one = Review.of("v1-a-1", "x")
                .perspective(new Perspective("on-call", "red", "", ""))
                .factor("no limit");
        assertThat(names(one)).isEmpty();
        assertThat(names(one.state(ReviewState.IN_REVIEW))).containsExactly("one-voice", "one-factor");
    }

    private static ReviewBuilder reviewed() {
        return Review.of("v1-a-1", "Spend spike")
                .state(ReviewState.REVIEWED)
                .perspective(new Perspective("on-call", "a red graph", "", ""))
                .perspective(new Perspective("finance", "a bill", "", ""));
    }

    private static List<String> names(ReviewBuilder review) {
        return Lints.of(review.build(), TODAY).stream().map(Lint::name).toList();
    }
}
