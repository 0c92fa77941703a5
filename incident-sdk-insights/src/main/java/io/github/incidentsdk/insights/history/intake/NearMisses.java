package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.NearMiss;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what was pending and went away again, in what a journal keeps of where rules are. */
final class NearMisses {

    private final HistoryBuilder into;
    private final Map<Which, Pending> pending = new HashMap<>();
    private long lastSeq;

    private record Which(String rule, Map<String, String> by) {}

    /** What was true, and since when; without a severity once it fired, since then it is none. */
    private record Pending(Instant from, @Nullable Severity worst) {}

    NearMisses(HistoryBuilder into) {
        this.into = into;
    }

    /** Numbers that fall say that a journal ended, and another process's began. */
    void at(long seq) {
        if (seq < lastSeq) {
            forget();
        }
        lastSeq = seq;
    }

    void forget() {
        pending.clear();
        lastSeq = 0;
    }

    void ruled(Ruled ruled) {
        for (RuleState state : ruled.states()) {
            if (!state.isAboutScoring()) {
                state(ruled.at(), state);
            }
        }
    }

    private void state(Instant at, RuleState state) {
        Which which = new Which(state.rule(), state.by());
        if (state.levels().isEmpty()) {
            Pending over = pending.remove(which);
            if (over != null && over.worst() != null) {
                into.nearMiss(new NearMiss(state.rule(), state.by(), over.worst(), over.from(), at));
            }
            return;
        }
        boolean fires = false;
        long longest = 0;
        for (RuleState.Level level : state.levels()) {
            fires |= level.phase() != RuleState.Phase.PENDING;
            longest = Math.max(longest, level.trueMillis());
        }
        Severity worst = state.levels().get(0).severity();
        Pending before = pending.get(which);
        if (fires) {
            pending.put(which, new Pending(at, null));
        } else if (before == null) {
            pending.put(which, new Pending(at.minusMillis(longest), worst));
        } else if (before.worst() != null && worst.moreSevereThan(before.worst())) {
            pending.put(which, new Pending(before.from(), worst));
        }
    }
}
