package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.LaneState.Verdict;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Waiting;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import java.io.IOException;

/**
 * Gives up a lane's position where too much waits: every incident that the sink is engaged with, or that is open, is told once,
 * from its newest line; the rest is counted.
 */
final class Skimming {

    private final LaneState state;
    private final LineReader reader;
    private final Ledger ledger;
    private final LaneReport report;
    private final Budget budget;
    private long to;
    private int owedThen;

    /**
     * How much may wait.
     *
     * @param events so many events
     * @param bytes so many bytes of events that were not looked at yet
     */
    record Budget(int events, long bytes) {}

    Skimming(LaneState state, LineReader reader, Ledger ledger, LaneReport report, Budget budget) {
        this.state = state;
        this.reader = reader;
        this.ledger = ledger;
        this.report = report;
        this.budget = budget;
    }

    /** Looks at some lines where too much waits; true when there are more. */
    boolean skim(long now) throws IOException {
        if (state.position() > to && isTooMuch()) {
            to = reader.lastEvent();
            report.catchesUp(state.owings().onlyNewest(now));
            ledger.writeOfLane(What.CATCHES_UP, to + 1);
        }
        for (int looked = 0; looked < RecentLines.KEPT && state.position() <= to; looked++) {
            JournalLine line = reader.at(state.position());
            if (line == null || line.seq() > to) {
                state.readTo(to);
            } else {
                Happened happened = state.passes(line);
                if (happened != null) {
                    skim(happened, now);
                }
                state.readTo(line.seq());
            }
        }
        if (state.position() > to) {
            owedThen = Math.min(owedThen, state.owings().events()); // one message per incident cannot become fewer
        }
        return state.position() <= to;
    }

    private boolean isTooMuch() {
        if (!reader.hasMore(state.position()) && state.owings().events() <= budget.events()) {
            return false;
        }
        Backlog.Size ahead = reader.ahead(state.position());
        long owed = Math.max(0, state.owings().events() - owedThen);
        boolean isTooMuch = ahead.events() + owed > budget.events() || ahead.bytes() > budget.bytes();
        if (isTooMuch) {
            owedThen = Integer.MAX_VALUE;
        }
        return isTooMuch;
    }

    private void skim(Happened line, long now) {
        Verdict verdict = state.judge(line);
        if (verdict != Verdict.PASS) {
            report.passedOver(state.owings().newest(line.incident().key(), Waiting.of(line), now));
        } else if (state.passBy(line, now) && !line.incident().isOpen()) {
            report.unheard();
        }
    }
}
