package io.github.incidentsdk.review.draft;

import static io.github.incidentsdk.review.draft.StoryLines.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.RoleTaken;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was told to whom, and what was measured, in few words. */
class DraftOfReceiptsTest {

    private static final Actor ANNA = Actor.person("anna");

    @Test
    void tellsInOneRowWhatABackendTookInARow() {
        StoryLines story = declared()
                .event(1, ANNA, stamp -> new Noted(stamp, "x"))
                .event(2, ANNA, stamp -> new Noted(stamp, "y"))
                .event(3, ANNA, stamp -> new Updated(stamp, Audience.CUSTOMERS, "Nothing is lost."))
                .line(told(1, "team", "a-1-1", What.ENGAGED))
                .line(told(2, "team", "a-1-1", What.ACCEPTED))
                .line(told(2, "pager", "a-1-1", What.ACCEPTED))
                .line(told(3, "team", "a-1-2", What.ACCEPTED))
                .line(told(4, "team", "a-1-3", What.ACCEPTED))
                .line(told(5, "team", "a-1-4", What.DEAD))
                .line(told(6, "team", "a-1-4", What.ACCEPTED));
        assertThat(Draft.of(story.lines(), "a-1").told())
                .extracting(told -> told.to() + " " + told.outcome() + " " + told.what())
                .containsExactly(
                        "team engaged declared",
                        "team accepted declared; noted (2 times); until 2026-03-02T06:04:00Z",
                        "pager accepted declared",
                        "customers told Nothing is lost.",
                        "team dead updated",
                        "team accepted updated");
    }

    @Test
    void namesABackendThatWasNotToldOnce() {
        IncidentSnapshot refuses = IncidentSnapshot.of("v1-b", "b-1")
                .service("checkout")
                .type(SelfReported.TYPE)
                .title("incident-sdk: sink-refuses pager")
                .by(Map.of(SelfReported.KIND, "sink-refuses", SelfReported.SUBJECT, "pager"))
                .declaredAt(minute(2))
                .openedAt(minute(2))
                .lastSeenAt(minute(2))
                .build();
        Stamp stamp = new Stamp("v1-b", "b-1", 1, minute(2), Actor.SDK);
        StoryLines story = declared()
                .line(told(1, "pager", "a-1-1", What.DEAD))
                .line(told(2, "pager", "a-1-2", What.DEAD))
                .line(new Happened(9, new Declared(stamp), refuses))
                .line(told(4, "pager", "a-1-3", What.ACCEPTED))
                .event(5, ANNA, noted -> new Noted(noted, "x"));
        assertThat(Draft.of(story.lines(), "a-1").gaps())
                .containsExactly(new Gap(
                        minute(1), minute(4), Gap.Kind.NOT_DELIVERED, "pager was not told: no reason was given"));
    }

    @Test
    void tellsWhatWasMeasured() {
        StoryLines story = declared()
                .event(1, ANNA, stamp -> new Observed(stamp, 0, Map.of("v", 7.0)))
                .event(2, ANNA, stamp -> new Noted(stamp, "x"))
                .event(3, ANNA, stamp -> new Observed(stamp, 1, Map.of("v", 12.5, "w", 0.1)))
                .event(4, ANNA, stamp -> new Observed(stamp, 2, Map.of("v", 9.0)))
                .event(5, ANNA, stamp -> new Noted(stamp, "x"))
                .event(6, ANNA, stamp -> new Observed(stamp, 0, Map.of()));
        assertThat(Draft.of(story.lines(), "a-1").timeline())
                .extracting(TimelineEntry::what)
                .contains(
                        "Measured: v 7",
                        "Reported 3 times more: v 9 (from 9 to 12.5), w 0.1, until 2026-03-02T06:04:00Z",
                        "Reported again");
    }

    @Test
    void namesNobodyWhoSilencedIt() {
        Silence silence = new Silence("move", Matching.type("outage"), minute(60), "anna", "the crawlers move");
        StoryLines story = declared()
                .line(new Muted(1, minute(0), silence, null))
                .event(1, ANNA, stamp -> new RoleTaken(stamp, "commander", "anna"))
                .event(2, Actor.SDK, stamp -> new Noted(stamp, "held back by silence move by anna until 07:00"))
                .line(new Told(
                        0,
                        minute(1),
                        "team",
                        "v1-a",
                        "a-1",
                        "a-1-1",
                        1,
                        What.HELD,
                        Map.of("hold", "silence", "hold_id", "move")));
        Review review = Draft.of(story.lines(), "a-1");
        assertThat(review.holds()).extracting(Held::by).containsExactly("silence move by commander");
        assertThat(review.timeline())
                .extracting(TimelineEntry::what)
                .contains("Noted: held back by silence move by commander until 07:00");
        assertThat(review.timeline().toString()).doesNotContain("anna");
    }

    private static StoryLines declared() {
        return new StoryLines().event(0, Actor.CODE, Declared::new);
    }

    private static Told told(int minute, String sink, String event, What what) {
        return new Told(0, minute(minute), sink, "v1-a", "a-1", event, 1, what, Map.of());
    }
}
