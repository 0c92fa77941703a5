package io.github.incidentsdk.journal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which lines a snapshot keeps of one key. */
class NeededLinesTest {

    private static final String KEY = "v1-key";

    /** A sink is engaged with two openings of one key; that it heard the end of the first is lost with a power cut. */
    private static final List<JournalLine> TWO_OPENINGS = List.of(
            told(1, "", What.LANE_OPENED, 2),
            event(2, "first"),
            told(3, "first", What.ENGAGED, 2),
            event(4, "first"),
            event(5, "second"),
            told(6, "second", What.ENGAGED, 5),
            event(7, "second"),
            told(8, "", What.PASSED, 7));

    private static Happened event(long seq, String id) {
        Stamp stamp = new Stamp(KEY, id, seq, Lines.NOON.plusSeconds(seq), Actor.CODE);
        return new Happened(seq, new Noted(stamp, "look"), Lines.snapshot(stamp).build());
    }

    private static Told told(long seq, String id, What what, long about) {
        boolean isOfLane = id.isEmpty();
        return new Told(
                seq,
                Lines.NOON.plusSeconds(seq),
                "team",
                isOfLane ? "" : KEY,
                id,
                isOfLane ? "" : id + "-" + about,
                about,
                what,
                Map.of());
    }

    private static List<Long> needed(Stream<JournalLine> lines) {
        NeededLines needed = new NeededLines(Duration.ofHours(1));
        lines.forEach(needed::note);
        return Arrays.stream(needed.numbers()).boxed().toList();
    }

    @Test
    void keepsWhatOneOpeningOwesAlthoughTheSinkIsEngagedWithTheNext() {
        assertThat(needed(TWO_OPENINGS.stream())).contains(2L, 4L, 5L, 7L);
    }

    @Test
    void anAnswerSettlesWhatWasBeforeItOfEveryOpening() {
        JournalLine answer = told(9, "second", What.ACCEPTED, 7);

        assertThat(needed(Stream.concat(TWO_OPENINGS.stream(), Stream.of(answer))))
                .doesNotContain(2L);
    }

    @Test
    void keepsTheChangesThatAreRemembered() {
        Stream<JournalLine> changes = LongStream.rangeClosed(1, Change.REMEMBERED + 7L)
                .mapToObj(seq -> new Changed(
                        seq, Lines.NOON, new Change(Lines.NOON, "deploy", "version " + seq, Actor.CODE, null)));

        assertThat(needed(changes))
                .containsExactlyElementsOf(LongStream.rangeClosed(8, Change.REMEMBERED + 7L)
                        .boxed()
                        .toList());
    }
}
