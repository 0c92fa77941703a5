package io.github.incidentsdk.rule.state;

import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All levels of a rule for one label set.
 *
 * <p>Each level runs the table on its own (R6); what they have to do with one another is said here (R5). Evaluating allocates
 * nothing. Not safe for several threads.
 */
public final class InstanceState {

    private static final int NONE = -1;

    private final StateTable table;
    private final LevelState[] levels;

    /** Creates a state in which no level is true. */
    public InstanceState(StateTable table) {
        this.table = table;
        this.levels = new LevelState[table.levels()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new LevelState(table, i);
        }
    }

    /** Told of every level that moved. */
    @FunctionalInterface
    public interface Listener {

        /** A level is now in another phase. */
        void turned(int level, Turn turn);
    }

    /** Whether what is seen changes so often that no level recovers as long as that is so (R17). */
    public void flaps(boolean flaps) {
        for (LevelState level : levels) {
            level.flaps(flaps);
        }
    }

    /** Takes one evaluation in. */
    public void evaluate(Verdicts seen, Pace pace, Listener listener) {
        int last = table.hasResolve() ? lastStanding(seen) : NONE;
        boolean anyTrue = false;
        for (int i = 0; i < levels.length; i++) {
            anyTrue |= seen.level(i) == Verdict.TRUE;
        }
        for (int i = 0; i < levels.length; i++) {
            Turn turn = i == last
                    ? inTheBand(levels[i], seen, anyTrue, pace)
                    : levels[i].see(table.read(seen.level(i)), pace);
            if (turn != Turn.NONE) {
                listener.turned(i, turn);
            }
        }
    }

    /** Whether a level goes on that is false, since {@code resolve.when} is not true either. */
    public boolean isInTheBand(Verdicts seen) {
        return table.hasResolve() && lastStanding(seen) != NONE && table.readOver(seen.over()) != Verdict.TRUE;
    }

    /** The level that {@code resolve.when} decides about: false, least severe of those that stand, none below it true. */
    private int lastStanding(Verdicts seen) {
        for (int i = levels.length - 1; i >= 0; i--) {
            Verdict verdict = table.read(seen.level(i));
            if (levels[i].phase().stands()) {
                return verdict == Verdict.FALSE ? i : NONE;
            }
            if (verdict == Verdict.TRUE) {
                return NONE;
            }
        }
        return NONE;
    }

    private Turn inTheBand(LevelState level, Verdicts seen, boolean anyTrue, Pace pace) {
        Verdict over = table.readOver(seen.over());
        if (over == Verdict.TRUE && !anyTrue) {
            return level.release(pace);
        }
        return level.stay(over == Verdict.UNKNOWN ? Verdict.UNKNOWN : Verdict.TRUE, pace);
    }

    /** The severity of the claim: the most severe level that stands; null when none does. */
    public @Nullable Severity severity() {
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].phase().stands()) {
                return table.severity(i);
            }
        }
        return null;
    }

    public Phase phase(int level) {
        return levels[level].phase();
    }

    /** Since when a level that is not inactive has been true, in monotonic nanoseconds; what did not count is not in between. */
    public long activeAt(int level) {
        return levels[level].activeAt();
    }

    /** Whether nothing would be lost by forgetting it. */
    public boolean atRest() {
        for (LevelState level : levels) {
            if (!level.atRest()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a level that is not inactive has been unknown for so long that people should hear of it. */
    public boolean isBlind(long nowNanos) {
        for (LevelState level : levels) {
            if (level.phase() != Phase.INACTIVE && level.isBlind(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /** The claim held at {@code severity} before the process started. */
    public void restore(Severity severity, long nowNanos) {
        levels[table.levelFor(severity)].restore(nowNanos);
    }

    /**
     * Goes on with a level as it was kept at {@code at}; the last evaluation was at {@code last}. Both in monotonic nanoseconds
     * that may be negative.
     *
     * @param flaps whether it flapped then, and does so still
     */
    public void resume(RuleState.Level kept, long at, long last, boolean flaps) {
        Phase phase = switch (kept.phase()) {
            case PENDING -> Phase.PENDING;
            case FIRING -> Phase.FIRING;
            case RECOVERING -> Phase.RECOVERING;
        };
        int level = table.levelFor(kept.severity());
        long falseSince = at - nanos(kept.falseMillis());
        if (!flaps && last - falseSince >= (kept.over() ? table.resolveFor(level) : table.keep(level))) {
            falseSince =
                    last; // only flapping can have held it for so long, of which nothing was kept: its keep begins anew
        }
        levels[level].resume(phase, at - nanos(kept.trueMillis()), falseSince, kept.over());
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** No claim was found for it: what held the claim has to see again that it is true, and what recovered is over. */
    public void demote() {
        for (LevelState level : levels) {
            level.demote();
        }
    }

    /** The phases of all levels in one number; 0 when all are inactive. */
    @SuppressWarnings("EnumOrdinal") // never kept
    public int phases() {
        int phases = 0;
        for (LevelState level : levels) {
            phases = 4 * phases + level.phase().ordinal();
        }
        return phases;
    }

    /** Room for {@link #times}. */
    public long[] newTimes() {
        return new long[2 * levels.length];
    }

    /** Writes down what the next evaluation counts from. */
    public void times(long[] into) {
        for (int i = 0; i < levels.length; i++) {
            into[2 * i] = levels[i].activeAt();
            into[2 * i + 1] = levels[i].falseSince();
        }
    }

    /** Whether a time that decides something is no longer as written down. */
    public boolean timesDiffer(long[] written) {
        for (int i = 0; i < levels.length; i++) {
            Phase phase = levels[i].phase();
            if ((phase == Phase.PENDING && levels[i].activeAt() != written[2 * i])
                    || (phase == Phase.RECOVERING && levels[i].falseSince() != written[2 * i + 1])) {
                return true;
            }
        }
        return false;
    }

    /** Since when the level has been true that began first of those that are not inactive; 0 when all are. */
    public long begunAt() {
        boolean any = false;
        long first = 0;
        for (LevelState level : levels) {
            if (level.phase() != Phase.INACTIVE && (!any || level.activeAt() - first < 0)) {
                any = true;
                first = level.activeAt();
            }
        }
        return first;
    }

    /** Since when a recovering level has been false, in monotonic nanoseconds. */
    public long falseSince(int level) {
        return levels[level].falseSince();
    }

    /** Whether a level is false and goes on only because {@code resolve.when} is not true. */
    public boolean isHeldByBand(int level) {
        return levels[level].isInBand();
    }

    /** Since when {@link #isHeldByBand} is so, in monotonic nanoseconds, as far as this process saw it. */
    public long bandSince(int level) {
        return levels[level].bandSince();
    }

    /** Whether a recovering level does so because {@code resolve.when} says so. */
    public boolean isReleased(int level) {
        return levels[level].isReleased();
    }

    /**
     * Returns the state from which a rule goes on that says something else than before: what held still does, and the next
     * evaluation decides; what was pending starts anew.
     */
    public InstanceState under(StateTable edited) {
        InstanceState next = new InstanceState(edited);
        for (int i = levels.length - 1; i >= 0; i--) {
            if (levels[i].phase().stands()) {
                next.levels[edited.levelFor(table.severity(i))].follow(levels[i]);
            }
        }
        return next;
    }

    /** Returns to where no level is true: somebody ended the incident, and it has been false since. */
    public void reset() {
        for (LevelState level : levels) {
            level.reset();
        }
    }
}
