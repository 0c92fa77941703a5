package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.Acknowledged;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.RuleState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which of many lines that wait for the store stay. */
class ThinningTest {

    private final TreeMap<Long, JournalLine> lines = new TreeMap<>();

    private Set<String> thinOut(Set<String> unknown, int mostOver) {
        return Thinning.thinOut(lines, unknown, mostOver);
    }

    private void add(JournalLine line) {
        lines.put(line.seq(), line);
    }

    private static Told told(long seq, String sink, String id, What what, long about, Map<String, String> details) {
        return new Told(seq, Lines.NOON, sink, "v1-" + id, id, id + "-1", about, what, details);
    }

    @Test
    void ofAnIncidentTheNewestEventStaysAndOfAReceiptTheNewestForEachSinkAndIncident() {
        add(Lines.line(1, "a", Declared::new));
        add(Lines.line(2, "b", Declared::new));
        add(told(3, "team", "a", What.ENGAGED, 1, Map.of()));
        add(told(4, "team", "a", What.ACCEPTED, 1, Map.of()));
        add(told(5, "pager", "a", What.ACCEPTED, 1, Map.of()));
        add(Lines.line(6, "a", Acknowledged::new));
        add(told(7, "team", "a", What.ACCEPTED, 6, Map.of()));

        assertThat(thinOut(Set.of(), 10)).isEmpty();
        assertThat(lines).containsOnlyKeys(2L, 3L, 5L, 6L, 7L);
    }

    @Test
    void anAnswerThatEndedTheEngagementStandsBesideALaterOne() {
        add(told(1, "team", "a", What.ACCEPTED, 1, Map.of(Told.ENGAGEMENT, "ended")));
        add(told(2, "team", "a", What.ACCEPTED, 1, Map.of()));

        thinOut(Set.of(), 10);
        assertThat(lines).hasSize(2);
    }

    @Test
    void anUpdateForOneAudienceDoesNotStandForWhatEverybodyHears() {
        add(Lines.line(1, "a", Declared::new));
        add(Lines.line(2, "a", stamp -> new Updated(stamp, Audience.CUSTOMERS, "we look")));
        add(Lines.line(3, "a", stamp -> new Updated(stamp, Audience.CUSTOMERS, "we still look")));

        thinOut(Set.of(), 10);
        assertThat(lines).containsOnlyKeys(1L, 3L);
    }

    @Test
    void theEventStaysByWhichASinkIsStillToBeTold() {
        add(Lines.line(1, "held", Declared::new));
        add(told(2, "team", "held", What.HELD, 1, Map.of()));
        add(Lines.line(3, "given-up", Declared::new));
        add(told(4, "team", "given-up", What.DEAD, 3, Map.of(Told.CATCH_UP, "yes")));
        add(Lines.line(5, "held", Acknowledged::new));
        add(Lines.line(6, "given-up", Acknowledged::new));

        thinOut(Set.of(), 10);
        assertThat(lines).hasSize(6);
    }

    @Test
    void ofIncidentsThatAreOverTheOldestGoWithTheirReceiptsUnlessTheStoreKnowsThem() {
        add(Lines.end(1, "stored"));
        add(Lines.end(2, "oldest"));
        add(Lines.line(3, "open", Declared::new));
        add(Lines.end(4, "newest"));
        add(told(5, "team", "oldest", What.ACCEPTED, 2, Map.of()));

        assertThat(thinOut(Set.of("oldest", "open", "newest"), 1)).containsExactly("oldest");
        assertThat(lines).containsOnlyKeys(1L, 3L, 4L);
    }

    @Test
    void ofWhatASinkRemembersTheNewestOfEachNameStays() {
        add(told(1, "team", "a", What.REMEMBERED, 0, Map.of("message", "1", "channel", "c")));
        add(told(2, "team", "a", What.REMEMBERED, 0, Map.of("message", "2")));
        add(told(3, "team", "a", What.REMEMBERED, 0, Map.of("message", "3")));

        thinOut(Set.of(), 10);
        assertThat(lines).containsOnlyKeys(1L, 3L);
    }

    @Test
    void ofRulesTheNewestOfEachLabelSetStaysAndSinceWhenOneIsScored() {
        add(ruled(1, new RuleState("lag", Map.of(), RuleState.SHADOW + "x", List.of())));
        add(ruled(2, state("eu"), state("us")));
        add(ruled(3, state("eu")));
        add(ruled(4, state("eu")));

        thinOut(Set.of(), 10);
        assertThat(lines).containsOnlyKeys(1L, 2L, 4L);
    }

    private static Ruled ruled(long seq, RuleState... states) {
        return new Ruled(seq, Lines.NOON, List.of(), List.of(states));
    }

    private static RuleState state(String region) {
        return new RuleState("lag", Map.of("region", region), "1a", List.of());
    }

    @Test
    void asManyChangesStayAsAreRemembered() {
        LongStream.rangeClosed(1, Change.REMEMBERED + 7L)
                .forEach(seq -> add(new Changed(
                        seq, Lines.NOON, new Change(Lines.NOON, "deploy", "version " + seq, Actor.CODE, null))));

        thinOut(Set.of(), 10);
        assertThat(lines).hasSize(Change.REMEMBERED).doesNotContainKey(7L);
    }
}
