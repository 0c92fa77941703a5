package io.github.incidentsdk.rule.state;

import static io.github.incidentsdk.rule.state.Phase.FIRING;
import static io.github.incidentsdk.rule.state.Phase.INACTIVE;
import static io.github.incidentsdk.rule.state.Phase.PENDING;
import static io.github.incidentsdk.rule.state.Phase.RECOVERING;

/** One level of a rule, for one label set: a row of the state table at a time. Not safe for several threads. */
final class LevelState {

    private final StateTable table;
    private final int level;
    private Phase phase = INACTIVE;

    /** Since when the condition was true, when the level is not inactive. */
    private long activeAt;

    /** Since when the condition was false, when the level is recovering. */
    private long falseSince;

    /** Whether it recovers because {@code resolve.when} says so. */
    private boolean released;

    /** Whether it stays as long as that is so, however long it has been false. */
    private boolean flaps;

    /** Whether it is false and goes on only because {@code resolve.when} is not true; and since when. */
    private boolean inBand;

    private long bandSince;

    /** What was seen last, and since when nothing else was. */
    private Verdict last = Verdict.FALSE;

    private long lastSince;

    LevelState(StateTable table, int level) {
        this.table = table;
        this.level = level;
    }

    Phase phase() {
        return phase;
    }

    long activeAt() {
        return activeAt;
    }

    long falseSince() {
        return falseSince;
    }

    boolean isReleased() {
        return released;
    }

    boolean isInBand() {
        return inBand;
    }

    long bandSince() {
        return bandSince;
    }

    boolean atRest() {
        return phase == INACTIVE && !(last == Verdict.UNKNOWN && table.declaresUnknown());
    }

    /** Whether nobody could say for longer than is silently accepted. */
    boolean isBlind(long now) {
        return last == Verdict.UNKNOWN && now - lastSince > table.blindAfter();
    }

    /** Whether what is seen changes so often that an end would be none. */
    void flaps(boolean flaps) {
        this.flaps = flaps;
    }

    /** It holds the claim, although nothing is known of it yet. */
    void restore(long now) {
        phase = FIRING;
        activeAt = now;
    }

    /** Goes on where it was kept. */
    void resume(Phase kept, long activeAt, long falseSince, boolean released) {
        this.phase = kept;
        this.activeAt = activeAt;
        this.falseSince = falseSince;
        this.released = released;
    }

    /** Nothing is claimed for it: it has to see again that it is true before it holds. */
    void demote() {
        phase = phase == FIRING || phase == PENDING ? PENDING : INACTIVE;
    }

    /** Goes on from what another condition led to. */
    void follow(LevelState earlier) {
        phase = earlier.phase;
        activeAt = earlier.activeAt;
        falseSince = earlier.falseSince;
        released = earlier.released;
        last = earlier.last;
        lastSince = earlier.lastSince;
    }

    void reset() {
        phase = INACTIVE;
        last = Verdict.FALSE;
    }

    /** The condition is as {@code seen}; false ends the level after its own {@code keep}. */
    Turn see(Verdict seen, Pace pace) {
        inBand = false;
        return see(seen, table.keep(level), false, pace);
    }

    /** {@code resolve.when} is true: the level ends when that goes on. */
    Turn release(Pace pace) {
        inBand = false;
        return see(Verdict.FALSE, table.resolveFor(level), true, pace);
    }

    /** It is false, but {@code resolve.when} is not true, which counts as {@code seen}. */
    Turn stay(Verdict seen, Pace pace) {
        bandSince = inBand ? bandSince + table.unseen(pace) : pace.now();
        inBand = true;
        return see(seen, table.keep(level), false, pace);
    }

    private Turn see(Verdict seen, long keep, boolean release, Pace pace) {
        long now = pace.now();
        long unseen = table.unseen(pace);
        lastSince = seen == last ? lastSince + unseen : now;
        last = seen;
        Verdict counted = table.declaresUnknown() && isBlind(now) ? Verdict.TRUE : seen;
        boolean answered = counted == Verdict.TRUE || counted == Verdict.FALSE;
        long uncounted = answered ? unseen : pace.elapsed();
        activeAt += uncounted;
        falseSince += uncounted;
        return switch (counted) {
            case TRUE -> whenTrue(pace);
            case FALSE -> whenFalse(now, keep, release);
            case UNKNOWN -> isBlind(now) ? fade() : Turn.NONE;
            case GONE -> whenGone(now);
        };
    }

    private Turn whenTrue(Pace pace) {
        return switch (phase) {
            case INACTIVE -> {
                phase = PENDING;
                activeAt = pace.now();
                yield fires(pace) ? Turn.FIRED : Turn.BEGAN;
            }
            case PENDING -> fires(pace) ? Turn.FIRED : Turn.NONE;
            case FIRING -> Turn.NONE;
            case RECOVERING -> {
                phase = FIRING;
                yield Turn.RELAPSED;
            }
        };
    }

    private boolean fires(Pace pace) {
        if (pace.isRestoring() || pace.now() - activeAt < table.holdsFor(level)) {
            return false;
        }
        phase = FIRING;
        return true;
    }

    private Turn whenFalse(long now, long keep, boolean release) {
        return switch (phase) {
            case INACTIVE -> Turn.NONE;
            case PENDING -> {
                phase = INACTIVE;
                yield Turn.MISSED;
            }
            case FIRING -> {
                phase = RECOVERING;
                falseSince = now;
                released = release;
                yield recovers(now, keep) ? Turn.RECOVERED : Turn.EASED;
            }
            case RECOVERING -> {
                if (release && !released) {
                    falseSince = now; // it was false before, but `resolve.when` is true only from now on
                }
                released = release;
                yield recovers(now, keep) ? Turn.RECOVERED : Turn.NONE;
            }
        };
    }

    private boolean recovers(long now, long keep) {
        if (flaps || now - falseSince < keep) {
            return false;
        }
        phase = INACTIVE;
        return true;
    }

    private Turn whenGone(long now) {
        if (phase.stands() && table.endsWhenGone() && now - lastSince > table.goneAfter()) {
            phase = INACTIVE;
            return Turn.VANISHED;
        }
        return fade();
    }

    private Turn fade() {
        if (phase != PENDING) {
            return Turn.NONE;
        }
        phase = INACTIVE;
        return Turn.FADED;
    }
}
