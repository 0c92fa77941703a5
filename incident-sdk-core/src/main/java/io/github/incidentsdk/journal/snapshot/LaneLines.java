package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The receipts that say how far each sink's lane came, its dead letters, and the events that it did not look at yet. */
final class LaneLines {

    /** One more than may wait: then the lane goes by the state of each incident, and not by lines. */
    private static final int UNREAD = 10_001;

    private static final int DEAD_LETTERS = 10_000;
    private static final int REPLAYS = 64;

    private final Map<String, Lane> bySink = new LinkedHashMap<>();
    private final LastNumbers events = new LastNumbers(UNREAD);

    private static final class Lane {
        private final LastNumbers dead = new LastNumbers(DEAD_LETTERS);
        private final LastNumbers replays = new LastNumbers(REPLAYS);

        /** Of incidents with dead letters the last answer after a replay, which takes them from the list; 0 without one. */
        private final Map<String, Long> answered = new LinkedHashMap<>();

        private boolean replayed;

        /** When it took something last, and since when it does not: whether it is down is known from these. */
        private long tookBy;

        private long silentBy;
        private long openedBy;
        private long position = 1;
        private long positionBy;
        private long catchesUpBy;

        private void died(Told line) {
            dead.add(line.seq());
            answered.putIfAbsent(line.incidentId(), 0L);
            if (answered.size() > DEAD_LETTERS) {
                Iterator<String> eldest = answered.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }

        private void took(long by) {
            tookBy = by;
            silentBy = 0;
        }

        private void tookNothing(long by) {
            silentBy = silentBy == 0 ? by : silentBy;
        }

        private void answered(Told line) {
            if (replayed) {
                answered.computeIfPresent(line.incidentId(), (id, before) -> line.seq());
            }
        }

        private void readTo(long seq, long by) {
            if (seq + 1 > position || positionBy == 0) {
                position = Math.max(position, seq + 1);
                positionBy = by;
            }
        }
    }

    void happened(long seq) {
        events.add(seq);
    }

    void told(Told line) {
        Lane lane = bySink.computeIfAbsent(line.sink(), sink -> new Lane());
        switch (line.what()) {
            case LANE_OPENED -> {
                lane.openedBy = line.seq();
                lane.positionBy = line.seq();
                lane.position = line.about();
            }
            case CATCHES_UP -> {
                lane.catchesUpBy = line.seq();
                lane.readTo(line.about() - 1, line.seq());
            }
            case DEAD -> {
                lane.answered(line);
                lane.died(line);
                lane.tookNothing(line.seq());
                lane.readTo(line.about(), line.seq());
            }
            case ACCEPTED, SKIPPED -> {
                lane.answered(line);
                lane.took(line.seq());
                lane.readTo(line.about(), line.seq());
            }
            case PASSED, HELD -> lane.readTo(line.about(), line.seq());
            case REPLAY -> {
                lane.replayed = true;
                lane.replays.add(line.seq());
            }
            case ENGAGED -> lane.tookNothing(line.seq());
            case REMEMBERED, ADOPTED -> {}
        }
    }

    void addTo(Numbers needed) {
        long unread = Long.MAX_VALUE;
        for (Lane lane : bySink.values()) {
            needed.add(lane.openedBy);
            needed.add(lane.positionBy);
            needed.add(lane.catchesUpBy);
            needed.add(lane.tookBy);
            needed.add(lane.silentBy);
            lane.dead.addFrom(0, needed);
            lane.replays.addFrom(0, needed);
            lane.answered.values().forEach(needed::add);
            unread = lane.positionBy == 0 ? unread : Math.min(unread, lane.position);
        }
        events.addFrom(unread, needed);
    }
}
