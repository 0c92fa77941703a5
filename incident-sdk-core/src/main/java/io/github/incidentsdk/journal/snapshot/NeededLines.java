package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Change;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of those lines from which a restart knows what all of them would tell it: of openings that are open, may come back
 * or are still to be told; of rules, silences and lanes; of the last openings for a summary; of the last changes, rehearsals and reports.
 *
 * <p>Shown these lines and those that follow, it comes to the same as shown all. For one thread.
 */
public final class NeededLines {

    private final Duration over;
    private final LaneLines lanes = new LaneLines();
    private final IncidentLines incidents = new IncidentLines();
    private final RuleLines rules = new RuleLines();
    private final MuteLines mutes = new MuteLines();
    private final ReportLines reports = new ReportLines();
    private final DrillLines drills = new DrillLines();
    private final LastNumbers changes = new LastNumbers(Change.REMEMBERED);
    private Instant now = Instant.EPOCH;
    private long newest;

    /**
     * @param over how long after its end an opening, or a silence, is over for good: what may come back, and what the clock may be
     *     wrong by
     */
    public NeededLines(Duration over) {
        this.over = over;
    }

    /** Takes the next line. */
    public void note(JournalLine line) {
        now = line.at();
        newest = line.seq();
        if (line instanceof Happened happened) {
            lanes.happened(line.seq());
            incidents.happened(happened, rules.isScoring(), now.minus(over));
            drills.happened(happened);
        } else if (line instanceof Told told) {
            if (!told.sink().isEmpty()) {
                lanes.told(told);
            }
            incidents.told(told);
        } else if (line instanceof Ruled ruled) {
            rules.ruled(ruled);
        } else if (line instanceof Muted muted) {
            mutes.muted(muted);
        } else if (line instanceof Changed) {
            changes.add(line.seq());
        } else if (line instanceof Reported reported) {
            reports.reported(reported);
        }
    }

    /** The numbers of the lines that are needed, ascending; the newest is one of them. */
    public long[] numbers() {
        Numbers needed = new Numbers();
        Instant past = now.minus(over);
        lanes.addTo(needed);
        incidents.addTo(needed, past);
        rules.addTo(needed);
        mutes.addTo(needed, past);
        drills.addTo(needed, past);
        reports.addTo(needed);
        changes.addFrom(0, needed);
        needed.add(newest);
        return needed.sorted();
    }
}
