package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.metric.Labels;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a rule from before the process started, by the labels of their series, until that is seen again or known to be
 * gone.
 */
final class EarlierAlerts {

    private static final int BLIND_TICKS = 5;
    private static final long NOT_YET = Long.MIN_VALUE;

    private final Map<Labels, EarlierAlert> waiting = new LinkedHashMap<>();
    private final Looked looked;
    private final long pauseMillis;
    private final long keepMillis;
    private long begun = NOT_YET;
    private int pauseTicks = 2;

    /**
     * Begins with none.
     *
     * @param looked whether what the rule looks at is there again
     * @param pauseMillis from one evaluation to the next
     * @param keepMillis how long an alert fires on when its series is gone
     */
    EarlierAlerts(Looked looked, long pauseMillis, long keepMillis) {
        this.looked = looked;
        this.pauseMillis = pauseMillis;
        this.keepMillis = keepMillis;
    }

    /** Time beyond so many evaluations counts as not looked at; 2 unless said. */
    void pauseAfter(int ticks) {
        pauseTicks = ticks;
    }

    void add(Labels series, EarlierAlert alert) {
        waiting.put(series, alert);
    }

    Map<Labels, EarlierAlert> all() {
        return Collections.unmodifiableMap(waiting);
    }

    /** Takes what waited for a series that is there; one that is known by fewer labels may be there several times. */
    @Nullable
    EarlierAlert take(Labels series) {
        EarlierAlert exact = waiting.isEmpty() ? null : waiting.remove(series);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<Labels, EarlierAlert> each : waiting.entrySet()) {
            if (each.getValue().firing() && isPart(each.getKey(), series)) {
                return each.getValue();
            }
        }
        return null;
    }

    private static boolean isPart(Labels some, Labels all) {
        for (int i = 0; i < some.size(); i++) {
            if (!some.value(i).equals(all.get(some.name(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Since when an alert that is seen again counts as active, what passed while nobody looked left out. */
    long activeAt(EarlierAlert alert, long atMillis) {
        return alert.activeAtMillis() + Math.max(0, atMillis - alert.lookedMillis() - pauseTicks * pauseMillis);
    }

    /** Whether what is not in the result is over: what fired on several series may only lack one that is not registered yet. */
    private boolean isKnown(Labels series, EarlierAlert alert) {
        return looked.sees(series) && !(alert.firing() && looked.foldsSeries());
    }

    /** The rule was evaluated: whatever still waits was not in its result. */
    void settle(long atMillis) {
        if (begun == NOT_YET) {
            begun = atMillis;
        }
        for (Iterator<Map.Entry<Labels, EarlierAlert>> all = waiting.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Labels, EarlierAlert> each = all.next();
            EarlierAlert alert = each.getValue();
            long patience = alert.firing()
                    ? looked.reachMillis()
                    : Math.max(BLIND_TICKS * pauseMillis, looked.lookBackMillis());
            if (atMillis - begun < patience && !isKnown(each.getKey(), alert)) {
                continue;
            }
            long gone = alert.goneSinceMillis() == EarlierAlert.NOT_GONE ? atMillis : alert.goneSinceMillis();
            if (!alert.firing() || atMillis - gone >= keepMillis) {
                all.remove();
            } else {
                each.setValue(alert.goneSince(gone));
            }
        }
    }
}
