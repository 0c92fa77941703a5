package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The receipts of one sink about one opening that say how it stands with it, and the events that they are about. */
final class ReceiptLines {

    private boolean engaged;
    private long engagedBy;
    private long acceptedBy;
    private long refusedBy;
    private long endedBy;
    private long answered;
    private long answeredBy;

    /** Events before this one are told, or never will be. */
    private long untold;

    private long untoldBy;

    /** Events of the key before this one were answered. */
    private long settled;

    private long wanted;
    private long wantedBy;
    private boolean missed;
    private Map<String, Long> remembered = Map.of();
    private List<Long> adoptedBy = List.of();

    void told(Told line) {
        switch (line.what()) {
            case ENGAGED -> {
                engaged = true;
                engagedBy = line.seq();
                acceptedBy = 0;
                refusedBy = 0;
                endedBy = 0;
                met(line.about());
                untoldFrom(line.about(), line.seq());
            }
            case ACCEPTED -> {
                acceptedBy = line.seq();
                answered(line);
            }
            case SKIPPED, DEAD -> {
                refusedBy = line.seq();
                answered(line);
            }
            case HELD -> {
                wanted = line.about();
                wantedBy = line.seq();
            }
            case REMEMBERED -> {
                remembered = new LinkedHashMap<>(remembered);
                line.details().keySet().forEach(name -> remembered.put(name, line.seq()));
            }
            case ADOPTED -> {
                adoptedBy = new ArrayList<>(adoptedBy);
                adoptedBy.add(line.seq());
                if (line.saysOfEngagement()) {
                    engaged = !line.endsEngagement();
                }
            }
            case LANE_OPENED, PASSED, CATCHES_UP, REPLAY -> {}
        }
    }

    private void answered(Told line) {
        answered = line.about();
        answeredBy = line.seq();
        if (line.isStillOwed()) {
            missed = true;
            wanted = line.about();
            wantedBy = line.seq(); // with the updates that it stands for
        } else {
            met(line.about());
            untoldFrom(line.about() + 1, line.seq());
            settled = Math.max(settled, line.about() + 1);
        }
        if (line.endsEngagement()) {
            engaged = false;
            endedBy = line.seq();
        }
    }

    private void met(long about) {
        if (wanted <= about) {
            wanted = 0;
            wantedBy = 0;
        }
    }

    private void untoldFrom(long seq, long by) {
        if (seq >= untold) {
            untold = seq;
            untoldBy = by;
        }
    }

    /** The sink is to hear of it from its state as of that event, whatever it heard before. */
    void passedOver(long event) {
        if (event >= untold) {
            wanted = event;
            wantedBy = 0; // the receipt of the lane says so
        }
    }

    boolean isEngaged() {
        return engaged;
    }

    /** Whether something of it was given up, to be told later: such a dead letter must not be told once more after all is over. */
    boolean wasMissed() {
        return missed;
    }

    /** Whether it goes on from another journal, whose events may not be here yet. */
    boolean isAdopted() {
        return !adoptedBy.isEmpty();
    }

    /** Whether there may be something of it that the sink is still to be told. */
    boolean isOwing() {
        return engaged || wanted != 0;
    }

    long untold() {
        return untold;
    }

    long settled() {
        return settled;
    }

    void addTo(Numbers needed) {
        needed.add(engagedBy); // also of what is over: it says in whose place the sink was told
        if (engaged) {
            needed.add(acceptedBy == 0 ? refusedBy : acceptedBy);
            needed.add(answered);
        }
        needed.add(endedBy);
        needed.add(answeredBy);
        needed.add(untoldBy);
        needed.add(wanted);
        needed.add(wantedBy);
        remembered.values().forEach(needed::add);
        adoptedBy.forEach(needed::add);
    }
}
