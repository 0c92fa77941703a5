package io.github.incidentsdk.rule.state;

/**
 * The moments at which a rule is evaluated, and what passed unseen in between (R8).
 *
 * <p>Nobody watched while the process was suspended or collected garbage: what two evaluations lie apart beyond two ticks, or as many as it is told, must
 * neither open nor close anything.
 */
public final class Pace {

    private static final int USUAL_TICKS = 2;

    private final long tick;
    private long pause;
    private boolean begun;
    private boolean resumes;
    private boolean first;
    private int restoring;
    private long now;
    private long elapsed;

    /**
     * Creates the pace of a rule that was never evaluated.
     *
     * @param tickNanos the pause between two evaluations
     */
    public Pace(long tickNanos) {
        this.tick = tickNanos;
        pauseAfter(USUAL_TICKS);
    }

    /** What is more than so many ticks between two evaluations counts as unseen; 2 unless said. */
    public void pauseAfter(int ticks) {
        pause = tick > Long.MAX_VALUE / ticks ? Long.MAX_VALUE : ticks * tick;
    }

    /** The last evaluation took place before the process started, at a time that may be negative. */
    public void resume(long lastNanos) {
        begun = true;
        resumes = true;
        now = lastNanos;
    }

    /** So many evaluations from now on only restore: what held goes on, timers run, and nothing else begins to hold (R10). */
    public void restoreFirst(int evaluations) {
        restoring = evaluations + 1;
    }

    /** The next evaluation takes place now; an earlier time than the last one's counts as the same. */
    public void advance(long nowNanos) {
        elapsed = begun ? Math.max(0, nowNanos - now) : 0;
        now = begun ? now + elapsed : nowNanos;
        begun = true;
        first = resumes;
        restoring -= restoring > 0 ? 1 : 0;
        resumes = false;
    }

    /** Whether the process started since the evaluation before this one. */
    boolean isFirstAfterRestart() {
        return first;
    }

    /** Whether this evaluation only restores. */
    boolean isRestoring() {
        return restoring > 0;
    }

    /**
     * While the first evaluations only restore: at how many evaluations from now on something may begin to hold, 1 being the next;
     * 0 once anything may.
     */
    public int restoring() {
        return restoring;
    }

    /** The monotonic time of this evaluation. */
    public long now() {
        return now;
    }

    /** How long ago the evaluation before this one was; 0 at the first. */
    public long elapsed() {
        return elapsed;
    }

    /** By how much that was more than it may be. */
    public long unseen() {
        return Math.max(0, elapsed - pause);
    }
}
