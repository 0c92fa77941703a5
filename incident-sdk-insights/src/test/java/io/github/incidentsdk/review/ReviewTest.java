package io.github.incidentsdk.review;

import static io.github.incidentsdk.review.action.ActionStatus.DONE;
import static io.github.incidentsdk.review.action.ActionStatus.DROPPED;
import static io.github.incidentsdk.review.action.ActionStatus.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void needsAnIdATitleAndATimelineAndNothingElse() {
        Review review = Review.of("v1-a-1", "Spend spike")
                .timeline(TimelineEntry.of(SIX, "on-call", "noticed"))
                .build();
        assertThat(review.state()).isEqualTo(ReviewState.DRAFT);
        assertThat(review.actions()).isEmpty();
        assertThat(review.moveTo(ReviewState.CLOSED).state()).isEqualTo(ReviewState.CLOSED);
        assertThatThrownBy(() -> Review.of(" ", "Spend spike")).hasMessageContaining("id of its incident");
    }

    @Test
    void isClosedOnlyWhenEveryActionIsSettled() {
        Action cap = Action.of("cap the fleet");
        Action tell = Action.of("tell finance earlier").now(STARTED, MONDAY, "");
        Review reviewed = Review.of("v1-a-1", "Spend spike")
                .state(ReviewState.REVIEWED)
                .action(cap)
                .action(tell)
                .build();
        assertThatThrownBy(() -> reviewed.moveTo(ReviewState.CLOSED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the review of v1-a-1 cannot be closed: settle, or drop with a reason, "
                        + "\"cap the fleet\" (OPEN), \"tell finance earlier\" (STARTED)");
        Review settled = reviewed.toBuilder()
                .actions(List.of(cap.now(DONE, MONDAY, ""), tell.now(DROPPED, MONDAY, "no need any more")))
                .build();
        assertThat(settled.moveTo(ReviewState.CLOSED).state()).isEqualTo(ReviewState.CLOSED);
    }

    @Test
    void countsAnActionAsOverdueFromTheDayAfterItsOwn() {
        Action due = Action.of("cap the fleet").dueOn(MONDAY);
        Review review = Review.of("v1-a-1", "Spend spike")
                .action(due)
                .action(Action.of("without a day"))
                .action(due.now(DONE, MONDAY, ""))
                .build();
        assertThat(review.overdue(MONDAY)).isEmpty();
        assertThat(review.overdue(MONDAY.plusDays(1))).containsExactly(due);
    }

    @Test
    void keepsEveryStepOfAnAction() {
        Action action =
                Action.of("cap the fleet").now(STARTED, MONDAY, "").now(DONE, MONDAY.plusDays(2), "at 20 nodes");
        assertThat(action.history())
                .containsExactly(
                        new StatusChange(MONDAY, STARTED, ""),
                        new StatusChange(MONDAY.plusDays(2), DONE, "at 20 nodes"));
        assertThat(action.settledOn()).isEqualTo(MONDAY.plusDays(2));
        assertThat(action.now(STARTED, MONDAY.plusDays(3), "came back").settledOn())
                .isNull();
    }

    @Test
    void groupsActionsByOwner() {
        Action cap = Action.of("cap the fleet").ownedBy("crawling");
        Action alarm = Action.of("page at half the budget").ownedBy("billing");
        Action limit = Action.of("limit the queue").ownedBy("crawling");
        Review review = Review.of("v1-a-1", "Spend spike")
                .actions(List.of(cap, alarm, limit, Action.of("nobody's")))
                .build();
        assertThat(review.actionsByOwner().keySet()).containsExactly("", "billing", "crawling");
        assertThat(review.actionsByOwner()).containsEntry("crawling", List.of(cap, limit));
    }

    @Test
    void countsAVoiceOnlyWhereSomebodySaidSomething() {
        Review review = Review.of("v1-a-1", "Spend spike")
                .perspective(new Perspective("on-call", "a red graph", "", ""))
                .perspective(new Perspective("on-call", "", "that it goes away", ""))
                .perspective(new Perspective("finance", " ", "", "\n"))
                .build();
        assertThat(review.voices()).isEqualTo(1);
    }

    @Test
    void keepsTextsInOneFormWhateverLineEndsTheyCameWith() {
        Review review = Review.of("v1-a-1", " Spend\r\nspike ")
                .summary("\r\n  one\r\n \t \r\ntwo\rthree\u2028four  \n\n")
                .luck(List.of("", " \n", "it was Monday\u0000"))
                .build();
        assertThat(review.title()).isEqualTo("Spend spike");
        assertThat(review.summary()).isEqualTo("one\n\ntwo\nthree\nfour");
        assertThat(review.luck()).containsExactly("it was Monday\uFFFD");
    }

    @Test
    void equalsAnotherWithTheSameInIt() {
        Review one = Review.of("v1-a-1", "Spend spike")
                .factor("no limit", "capacity, cost")
                .build();
        assertThat(one.toBuilder().build()).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.toBuilder().factor("another").build()).isNotEqualTo(one);
        assertThat(one.factors().get(0).tags()).containsExactly("capacity", "cost");
    }
}
