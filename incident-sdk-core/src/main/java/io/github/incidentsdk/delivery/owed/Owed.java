package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one sink is still to be told of one key.
 *
 * @param key the incidents' key: backends know incidents by it, so what is told of it is told in order
 * @param why why it was not told yet
 * @param lines at least one, in order; the first is told next
 * @param tries how often the first was tried, and when it is tried next
 * @param held what is held and by what; null unless that is why
 */
public record Owed(
        String key,
        Why why,
        List<Waiting> lines,
        Tries tries,
        @Nullable Held held) {

    /**
     * An incident that something holds back.
     *
     * @param line the newest line that the sink may hear of it
     * @param hold what holds it
     */
    public record Held(Happened line, Hold hold) {}

    public Owed {
        lines = List.copyOf(lines);
    }

    static Owed of(String key, Why why, List<Waiting> lines, long due) {
        return new Owed(key, why, lines, Tries.none(due), null);
    }

    /** What is told next. */
    public Waiting head() {
        return lines.get(0);
    }

    /** The same with a line more. */
    Owed plus(Waiting line) {
        List<Waiting> all = new ArrayList<>(lines);
        all.add(line);
        return with(all);
    }

    /** The same with other lines; what was tried stays tried. */
    Owed with(List<Waiting> others) {
        return new Owed(key, why, others, tries, held);
    }

    Owed with(Why other, Tries next) {
        return new Owed(key, other, lines, next, null);
    }

    /** The same with each update that waited for {@code patience} told together with the next. */
    Owed collapsed(Instant now, Duration patience) {
        List<Waiting> fewer = new ArrayList<>();
        for (Waiting line : lines) {
            Waiting last = fewer.isEmpty() ? null : fewer.get(fewer.size() - 1);
            if (last != null && last.mayJoin(line, now, patience)) {
                fewer.set(fewer.size() - 1, line.after(last));
            } else {
                fewer.add(line);
            }
        }
        return fewer.size() == lines.size() ? this : with(fewer);
    }

    /** The newest of each incident's lines. */
    static List<Waiting> newestOf(List<Waiting> lines) {
        Map<String, Waiting> newest = new LinkedHashMap<>();
        for (Waiting line : lines) {
            newest.remove(line.incidentId());
            newest.put(line.incidentId(), line);
        }
        return List.copyOf(newest.values());
    }

    /** Whether a line of that opening is among them. */
    boolean concerns(Waiting.Opening opening) {
        return lines.stream().anyMatch(line -> line.opening().equals(opening));
    }

    /** Whether an end of that incident is among them: what follows is another opening. */
    public boolean ends(String incidentId) {
        return lines.stream()
                .anyMatch(line ->
                        line.kind() == Waiting.Kind.END && line.incidentId().equals(incidentId));
    }

    /** How many events these are. */
    int events() {
        return lines.stream().mapToInt(line -> 1 + line.joined()).sum();
    }

    /** Whether it is told as soon as the sink takes it. */
    boolean isWaited() {
        return why == Why.DUE || why.isRetry() || (why == Why.MISSED && tries.due() != Tries.NOT_YET);
    }
}
