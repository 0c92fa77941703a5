package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.json.RandomEvents;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** Journal lines for tests. */
public final class Lines {

    /** Compares lines by what is in them. */
    public static final RecursiveComparisonConfiguration BY_CONTENT = RecursiveComparisonConfiguration.builder()
            .withStrictTypeChecking(true)
            .build();

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Lines() {}

    /** A line of every shape, the same for the same seed and number. */
    public static JournalLine random(long seed, long seq) {
        RandomEvents events = new RandomEvents(seed * 31 + seq);
        IncidentEvent event = events.event();
        return seq % 3 == 0 ? told(seq, What.ACCEPTED) : new Happened(seq, event, events.after(event));
    }

    public static List<JournalLine> random(long seed, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> random(seed, seq))
                .toList();
    }

    /** A small line. */
    public static Happened note(long seq) {
        return note(seq, "note " + seq);
    }

    public static Happened note(long seq, String text) {
        return line(seq, "i-1", stamp -> new Noted(stamp, text));
    }

    /** An event of the incident {@code id} with its number in both sequences. */
    public static Happened line(long seq, String id, Function<Stamp, IncidentEvent> event) {
        Stamp stamp = new Stamp("v1-" + id, id, seq, NOON.plusSeconds(seq), Actor.CODE);
        return new Happened(seq, event.apply(stamp), snapshot(stamp).build());
    }

    /** The end of the incident {@code id}, numbered likewise. */
    public static Happened end(long seq, String id) {
        Happened end = line(seq, id, stamp -> new Resolved(stamp, Resolution.RESOLVED, "over"));
        return new Happened(
                seq,
                end.event(),
                snapshot(end.event().stamp()).status(Status.RESOLVED).build());
    }

    public static IncidentSnapshotBuilder snapshot(Stamp stamp) {
        return IncidentSnapshot.of(stamp.key(), stamp.incidentId())
                .seq(stamp.seq())
                .service("checkout")
                .type("cost-spike")
                .title("Cloud spend spike");
    }

    public static Told told(long seq, What what) {
        return new Told(seq, NOON, "team", "v1-k", "i-1", "i-1-1", 1, what, Map.of("status", "202"));
    }

    /** The same line with all of its incident read. */
    public static JournalLine whole(JournalLine line) {
        return line instanceof Happened happened
                ? new Happened(happened.seq(), happened.event(), happened.incident())
                : line;
    }

    /** Those that something happened in. */
    static Stream<Happened> happened(List<JournalLine> lines) {
        return lines.stream().filter(Happened.class::isInstance).map(Happened.class::cast);
    }

    public static List<Long> numbers(List<? extends JournalLine> lines) {
        return lines.stream().map(JournalLine::seq).toList();
    }
}
