package io.github.incidentsdk.review.draft;

import static io.github.incidentsdk.review.draft.StoryLines.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Fact;
import io.github.incidentsdk.model.IncidentEvent.FactLearned;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Reviewed;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentEvent.Waiting;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Actor RULE = Actor.rule("checkout-errors");
    private static final Actor ON_CALL = Actor.person("on-call");

    @Test
    void tellsWhereNobodyWroteAnythingForHoursWhileItWasOpen() {
        Review review = Draft.of(
                declared()
                        .event(30, ON_CALL, stamp -> new Noted(stamp, "looking"))
                        .event(150, ON_CALL, stamp -> new Noted(stamp, "found it"))
                        .event(200, RULE, DraftTest::resolved, DraftTest::over)
                        .event(9_000, ON_CALL, stamp -> new Reviewed(stamp, "done"))
                        .lines(),
                "a-1");
        assertThat(review.gaps())
                .containsExactly(new Gap(minute(30), minute(150), Gap.Kind.SILENT, "Nobody wrote anything down."));
    }

    @Test
    void tellsWhenARuleWasNotEvaluatedAndWhenItCouldNotTell() {
        StoryLines story = declared();
        for (int half = 0; half < 20; half++) {
            story.line(new Ruled(0, minute(0).plusSeconds(30L * half), List.of("checkout-errors"), List.of()));
        }
        story.line(firing(5, 300_000)).line(firing(9, 420_000)).line(firing(15, 780_000));
        story.event(16, ON_CALL, stamp -> new Noted(stamp, "x"));
        story.event(17, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(
                        new Gap(
                                minute(5),
                                minute(9),
                                Gap.Kind.UNKNOWN,
                                "The rule checkout-errors could not tell for 2 minutes of this time."),
                        new Gap(
                                minute(0).plusSeconds(570),
                                minute(15),
                                Gap.Kind.NOT_EVALUATED,
                                "The rule checkout-errors was not evaluated."),
                        new Gap(
                                minute(15),
                                minute(17),
                                Gap.Kind.NOT_EVALUATED,
                                "The rule checkout-errors was not evaluated."));
    }

    @Test
    void timeInWhichARuleWasNotEvaluatedIsNotAlsoTimeInWhichItCouldNotTell() {
        StoryLines story = declared();
        for (int half = 0; half < 20; half++) {
            story.line(new Ruled(0, minute(0).plusSeconds(30L * half), List.of("checkout-errors"), List.of()));
        }
        story.line(firing(2, 120_000)).line(firing(30, 600_000));
        story.event(31, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(new Gap(
                        minute(0).plusSeconds(570),
                        minute(30),
                        Gap.Kind.NOT_EVALUATED,
                        "The rule checkout-errors was not evaluated."));
    }

    @Test
    void aServiceThatSeldomSaysThatRulesAreEvaluatedHasNoGapsForThat() {
        StoryLines story = declared();
        for (int minute = 1; minute < 30; minute += 5) {
            story.line(new Ruled(0, minute(minute), List.of("checkout-errors"), List.of()));
        }
        story.event(31, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").gaps()).isEmpty();
    }

    @Test
    void showsWhatTheRuleMeasuredAroundTheBreachAndFromWhereOn() {
        StoryLines story = declared()
                .line(measured(-2, "errors", 0.12, "> 0.1", "> 0.3"))
                .line(measured(1, "errors", 0.35, "> 0.1", "> 0.3"))
                .line(measured(1, "errors", 0.35, "> 0.1", "> 0.3"))
                .line(measured(2, "latency", 900, "latency > 800 and errors > 0.05"))
                .line(measured(3, "errors", 0.08))
                .line(new Ruled(0, minute(2), List.of(), List.of(stateOf("another", "errors", 7, "> 1"))))
                .event(3, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").metrics())
                .containsExactly(
                        new Measured(
                                "errors",
                                List.of(
                                        new Measured.Value(minute(-2), 0.12),
                                        new Measured.Value(minute(1), 0.35),
                                        new Measured.Value(minute(3), 0.08)),
                                List.of(
                                        new Measured.Limit(Severity.SEV1, 0.1),
                                        new Measured.Limit(Severity.SEV2, 0.3))),
                        new Measured(
                                "latency",
                                List.of(new Measured.Value(minute(2), 900)),
                                List.of(new Measured.Limit(Severity.SEV1, 800))));
    }

    @Test
    void keepsThePeakOfALongIncident() {
        StoryLines story = declared();
        for (int minute = 1; minute < 400; minute++) {
            story.line(measured(minute, "errors", minute == 217 ? 0.9 : 0.2 + minute / 10_000.0, "> 0.1"));
        }
        story.event(400, RULE, DraftTest::resolved, DraftTest::over);
        Measured errors = Draft.of(story.lines(), "a-1").metrics().get(0);
        assertThat(errors.values())
                .hasSizeBetween(MetricDraft.MOST / 2, MetricDraft.MOST)
                .isSortedAccordingTo(Comparator.comparing(Measured.Value::at))
                .contains(new Measured.Value(minute(217), 0.9));
    }

    @Test
    void tellsThatEventsAreMissing() {
        Review review = Draft.of(
                declared()
                        .skipEvents(3)
                        .event(5, RULE, DraftTest::resolved, DraftTest::over)
                        .lines(),
                "a-1");
        assertThat(review.gaps())
                .containsExactly(new Gap(
                        minute(0),
                        minute(5),
                        Gap.Kind.NOT_KEPT,
                        "The journal does not have all that happened (events 2 to 4)."));
    }

    @Test
    void tellsUntilWhenABackendWasNotTold() {
        StoryLines story = declared()
                .line(told(1, "on-call", What.DEAD, Map.of("why", "given up after PT1H: HTTP 503")))
                .line(told(2, "team", What.ACCEPTED, Map.of()))
                .line(told(4, "on-call", What.ACCEPTED, Map.of()));
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(new Gap(
                        minute(1),
                        minute(4),
                        Gap.Kind.NOT_DELIVERED,
                        "on-call was not told: given up after PT1H: HTTP 503"));
    }

    @Test
    void takesUpWhatTheSdkSaidOfItsOwnTrouble() {
        IncidentSnapshot blind = IncidentSnapshot.of("v1-b", "b-1")
                .service("checkout")
                .type(SelfReported.TYPE)
                .title("rule checkout-errors sees nothing")
                .by(Map.of(SelfReported.KIND, "rule-blind", SelfReported.SUBJECT, "checkout-errors"))
                .declaredAt(minute(2))
                .openedAt(minute(2))
                .lastSeenAt(minute(2))
                .build();
        Stamp stamp = new Stamp("v1-b", "b-1", 1, minute(2), Actor.SDK);
        StoryLines story = declared().line(new Happened(9, new Declared(stamp), blind));
        story.event(5, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(new Gap(minute(2), null, Gap.Kind.UNKNOWN, "rule checkout-errors sees nothing"));
    }

    @Test
    void tellsWhatWasFoundOnlyLater() {
        Review review = Draft.of(
                declared()
                        .event(5, RULE, DraftTest::resolved, DraftTest::over)
                        .event(
                                60,
                                ON_CALL,
                                stamp -> new FactLearned(
                                        stamp, Fact.STARTED_AT, minute(-20).toString()),
                                snapshot -> snapshot.startedAt(minute(-20)))
                        .lines(),
                "a-1");
        assertThat(review.timeline())
                .filteredOn(entry -> entry.known() == Knowledge.FOUND_LATER)
                .containsExactly(
                        new TimelineEntry(minute(-20), "", "It began", "a-1-3", Knowledge.FOUND_LATER),
                        new TimelineEntry(
                                minute(60),
                                "on-call",
                                "Fact learned: started at is " + minute(-20),
                                "a-1-3",
                                Knowledge.FOUND_LATER));
        assertThat(review.gaps())
                .containsExactly(
                        new Gap(minute(-20), minute(0), Gap.Kind.BLIND, "It was on, and nobody had declared it."));
    }

    @Test
    void tellsForWhomRespondersWaited() {
        StoryLines story = declared()
                .event(10, ON_CALL, stamp -> new Waiting(stamp, "fire marshal"))
                .event(20, ON_CALL, stamp -> new Waiting(stamp, "vendor"))
                .event(30, ON_CALL, stamp -> new Waiting(stamp, null))
                .event(40, ON_CALL, stamp -> new Waiting(stamp, "the night"))
                .event(50, RULE, DraftTest::resolved, DraftTest::over);
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(
                        new Gap(minute(10), minute(20), Gap.Kind.WAITING, "Waited for fire marshal"),
                        new Gap(minute(20), minute(30), Gap.Kind.WAITING, "Waited for vendor"),
                        new Gap(minute(40), minute(50), Gap.Kind.WAITING, "Waited for the night"));
    }

    @Test
    void takesRepetitionsInARowAsOneEntryAndALineThatIsThereTwiceAsOne() {
        StoryLines story = declared()
                .event(1, RULE, stamp -> new Observed(stamp, 3, Map.of()))
                .event(2, RULE, stamp -> new Observed(stamp, 4, Map.of()))
                .event(5, RULE, DraftTest::resolved, DraftTest::over);
        Review review = Draft.of(story.adopted(), "v1-a");
        assertThat(review.timeline())
                .extracting(TimelineEntry::what)
                .containsExactly(
                        "Declared: checkout is failing (SEV2)",
                        "Reported 7 times more, until 2026-03-02T06:02:00Z",
                        "Resolved: recovered");
    }

    private static StoryLines declared() {
        return claimed(new StoryLines());
    }

    private static StoryLines claimed(StoryLines story) {
        Claim claim = new Claim(RULE, Severity.SEV2, Map.of("errors", 0.2), minute(0), Claim.State.HOLDS);
        return story.event(
                0,
                RULE,
                Declared::new,
                snapshot ->
                        snapshot.claims(List.of(claim)).severity(Severity.SEV2).claimedSeverity(Severity.SEV2));
    }

    private static Resolved resolved(Stamp stamp) {
        return new Resolved(stamp, Resolution.RECOVERED, "recovered");
    }

    private static void over(IncidentSnapshotBuilder snapshot) {
        snapshot.status(Status.RESOLVED).resolution(Resolution.RECOVERED).claims(List.of());
    }

    private static Ruled firing(int minute, long trueMillis) {
        RuleState.Level level = new RuleState.Level(Severity.SEV2, RuleState.Phase.FIRING, trueMillis, 0, false, "");
        return new Ruled(
                0, minute(minute), List.of(), List.of(new RuleState("checkout-errors", Map.of(), "c", List.of(level))));
    }

    private static Ruled measured(int minute, String metric, double value, String... levels) {
        return new Ruled(0, minute(minute), List.of(), List.of(stateOf("checkout-errors", metric, value, levels)));
    }

    private static RuleState stateOf(String rule, String metric, double value, String... whens) {
        List<RuleState.Level> levels = new ArrayList<>();
        Iterator<Severity> severities = List.of(Severity.values()).iterator();
        for (String when : whens) {
            levels.add(new RuleState.Level(severities.next(), RuleState.Phase.PENDING, 0, 0, false, when));
        }
        return new RuleState(rule, Map.of(), "c", levels, 0, Map.of(metric, value));
    }

    private static Told told(int minute, String sink, What what, Map<String, String> details) {
        return new Told(0, minute(minute), sink, "v1-a", "a-1", "a-1-1", 1, what, details);
    }
}
