package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Waiting;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Has a sink told again of what its dead letters are about: looks for the newest line of each of their incidents, some lines at a
 * time, and owes it. What is wanted is in the journal and is looked for again after a restart.
 */
final class Replaying {

    private final LaneState state;
    private final LineReader reader;
    private final Ledger ledger;
    private final LaneReport report;
    private final Queue<Instant> asked = new ConcurrentLinkedQueue<>();

    /** By incident id. */
    private final Map<String, Found> wanted = new LinkedHashMap<>();

    /** The incident that was seen last, by key. */
    private final Map<String, String> lastOfKey = new HashMap<>();

    private long next;
    private volatile boolean underWay;

    /** A dead letter's incident, and the number of its newest line; 0 before one is found. */
    private record Found(String key, long newest) {}

    Replaying(LaneState state, LineReader reader, Ledger ledger, LaneReport report) {
        this.state = state;
        this.reader = reader;
        this.ledger = ledger;
        this.report = report;
        begin(); // what a process before did not come to
    }

    /** What was given up at {@code from} or later is told again; for any thread. */
    void ask(Instant from) {
        asked.add(from);
    }

    /** Whether something is still looked for; for any thread. */
    boolean isUnderWay() {
        return underWay || !asked.isEmpty();
    }

    /** Looks at some lines; true when there are more. */
    boolean look(long now) throws IOException {
        for (Instant from = asked.peek(); from != null; from = asked.peek()) {
            ledger.writeReplay(from);
            begin();
            asked.remove();
        }
        if (!underWay) {
            return false;
        }
        boolean more = readOn();
        if (!more) {
            oweAll(now);
            underWay = false;
        }
        return more;
    }

    private void begin() {
        wanted.clear();
        lastOfKey.clear();
        next = Long.MAX_VALUE;
        for (Told letter : state.replayed()) {
            wanted.put(letter.incidentId(), new Found(letter.key(), 0));
            lastOfKey.put(letter.key(), letter.incidentId());
            next = Math.min(next, letter.about());
        }
        underWay = !wanted.isEmpty();
    }

    private boolean readOn() throws IOException {
        List<JournalLine> lines = reader.from(next);
        for (JournalLine line : lines) {
            if (line.seq() >= state.position()) {
                return false;
            }
            next = line.seq() + 1;
            if (line instanceof Happened happened && state.mayHear(happened)) {
                String key = happened.incident().key();
                String incident = happened.incident().id();
                lastOfKey.computeIfPresent(key, (same, last) -> incident);
                wanted.computeIfPresent(incident, (same, found) -> new Found(key, line.seq()));
            }
        }
        return !lines.isEmpty();
    }

    private void oweAll(long now) throws IOException {
        for (Found found : wanted.values()) {
            Happened line = found.newest() == 0 ? null : reader.line(found.newest());
            if (line == null) {
                report.missed(1);
            } else {
                owe(line, now);
            }
        }
        wanted.clear();
        lastOfKey.clear();
    }

    private void owe(Happened line, long now) {
        String key = line.incident().key();
        String incident = line.incident().id();
        if (!line.incident().isOpen()) {
            if (state.isSupersededBy(lastOfKey.getOrDefault(key, incident), line)) {
                ledger.writeSuperseded(line);
                return;
            }
            if (!state.engagements().has(incident)) {
                ledger.write(line, What.ENGAGED, Map.of());
            }
        }
        state.owings().replay(key, Waiting.of(line), now);
    }
}
