package io.github.incidentsdk.review.draft;

import static io.github.incidentsdk.review.draft.StoryLines.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftOfChangesTest {

    @Test
    void showsChangesOfTheHourBeforeThatWereToldOfOtherIncidents() {
        StoryLines story = new StoryLines()
                .line(toldOf(another("c", false), -90, "too early"))
                .line(toldOf(another("c", false), -50, "checkout 1.4"))
                .line(toldOf(another("d", false), -50, "checkout 1.4"));
        assertThat(timeline(story))
                .containsExactly(
                        new TimelineEntry(
                                minute(-50),
                                "code",
                                "Change nearby: deploy: checkout 1.4 (told of \"another c\" and 1 more)",
                                "c-1--50",
                                Knowledge.FOUND_LATER),
                        declared());
    }

    @Test
    void saysNothingOfARestrictedIncidentThatWasThere() {
        StoryLines story = new StoryLines()
                .line(toldOf(another("secret", true), -50, "a hidden fix"))
                .line(changed(-40, -40, "checkout 1.4"))
                .line(toldOf(another("secret", true), -40, "checkout 1.4"));
        assertThat(timeline(story)).containsExactly(service(-40, "checkout 1.4", Knowledge.KNOWN_THEN), declared());
        assertThatThrownBy(() -> Draft.of(story.lines(), "none")).hasMessageContaining("the last one there is a-1");
        assertThatThrownBy(() -> Draft.of(
                        new StoryLines()
                                .line(toldOf(another("secret", true), 0, "x"))
                                .lines(),
                        "none"))
                .hasMessageEndingWith("no incident is");
    }

    @Test
    void saysAChangeOfTheServiceOnceOfHoweverManyIncidentsItWasTold() {
        StoryLines story = new StoryLines().line(changed(-15, -10, "checkout 1.4"));
        for (String name : List.of("c", "d", "e")) {
            story.line(toldOf(another(name, false), -10, "checkout 1.4"));
        }
        assertThat(timeline(story)).containsExactly(service(-15, "checkout 1.4", Knowledge.KNOWN_THEN), declared());
    }

    @Test
    void saysAChangeThatWasMadeWhileItWasOpenOnce() {
        StoryLines story = opened(new StoryLines())
                .line(changed(3, 3, "checkout 1.5"))
                .event(3, Actor.CODE, stamp -> new ChangeNearby(stamp, "deploy", "checkout 1.5"))
                .event(4, Actor.CODE, stamp -> new ChangeNearby(stamp, "deploy", "of another service"));
        assertThat(Draft.of(story.lines(), "a-1").timeline())
                .containsExactly(
                        declared(),
                        service(3, "checkout 1.5", Knowledge.KNOWN_THEN),
                        new TimelineEntry(
                                minute(4),
                                "code",
                                "Change nearby: deploy: of another service",
                                "a-1-3",
                                Knowledge.KNOWN_THEN));
    }

    @Test
    void showsChangesOfTheServiceInTheHourBeforeAndWhichOfThemWereToldOnlyLater() {
        Link link = new Link("1.4", "https://example.org/1.4");
        Change byAnna = new Change(minute(-10), "deploy", "1.4", Actor.person("anna"), link);
        StoryLines story = new StoryLines()
                .line(changed(-90, -90, "too early"))
                .line(new Changed(2, minute(-9), byAnna))
                .line(changed(-5, 90, "late"));
        opened(story).event(5, Actor.CODE, DraftOfChangesTest::resolved, over -> over.status(Status.RESOLVED));
        assertThat(Draft.of(story.adopted(), "a-1").timeline().subList(0, 3))
                .containsExactly(
                        new TimelineEntry(
                                minute(-10), "responder", "Changed: deploy: 1.4", link.url(), Knowledge.KNOWN_THEN),
                        service(-5, "late", Knowledge.FOUND_LATER),
                        declared());
    }

    private static List<TimelineEntry> timeline(StoryLines story) {
        return Draft.of(opened(story).lines(), "a-1").timeline();
    }

    private static StoryLines opened(StoryLines story) {
        return story.event(0, Actor.CODE, Declared::new);
    }

    private static Resolved resolved(Stamp stamp) {
        return new Resolved(stamp, Resolution.RECOVERED, "recovered");
    }

    private static TimelineEntry declared() {
        return new TimelineEntry(
                minute(0), "code", "Declared: checkout is failing (SEV3)", "a-1-1", Knowledge.KNOWN_THEN);
    }

    private static TimelineEntry service(int minute, String text, Knowledge known) {
        return new TimelineEntry(minute(minute), "code", "Changed: deploy: " + text, "", known);
    }

    private static Changed changed(int at, int told, String text) {
        return new Changed(1, minute(told), new Change(minute(at), "deploy", text, Actor.CODE, null));
    }

    private static IncidentSnapshot another(String name, boolean restricted) {
        return IncidentSnapshot.of("v1-" + name, name + "-1")
                .service("checkout")
                .type("outage")
                .title("another " + name)
                .restricted(restricted)
                .declaredAt(minute(-100))
                .openedAt(minute(-100))
                .lastSeenAt(minute(-100))
                .build();
    }

    private static Happened toldOf(IncidentSnapshot incident, int minute, String text) {
        Stamp stamp = new Stamp(incident.key(), incident.id(), minute, minute(minute), Actor.CODE);
        return new Happened(1, new ChangeNearby(stamp, "deploy", text), incident);
    }
}
