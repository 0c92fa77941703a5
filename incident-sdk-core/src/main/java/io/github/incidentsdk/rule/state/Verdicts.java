package io.github.incidentsdk.rule.state;

import java.util.Arrays;

/** What one evaluation says of all levels of a rule, for one label set; filled anew for each. Not safe for several threads. */
public final class Verdicts {

    private final Verdict[] levels;
    private Verdict over = Verdict.UNKNOWN;

    /** Creates verdicts for so many levels, all unknown. */
    public Verdicts(int levels) {
        this.levels = new Verdict[levels];
        all(Verdict.UNKNOWN);
    }

    /** Sets every level, and whether it is over, to the same. */
    public void all(Verdict verdict) {
        Arrays.fill(levels, verdict);
        over = verdict;
    }

    /** What is said of a level; 0 is the most severe. */
    public Verdict level(int level) {
        return levels[level];
    }

    public void level(int level, Verdict verdict) {
        levels[level] = verdict;
    }

    /** What is said of {@code resolve.when}; without meaning in a rule that has none. */
    public Verdict over() {
        return over;
    }

    public void over(Verdict verdict) {
        over = verdict;
    }

    /** Whether every level is false. */
    public boolean allFalse() {
        return allAre(Verdict.FALSE);
    }

    /** Whether nothing is there of which any level could speak. */
    public boolean allGone() {
        return allAre(Verdict.GONE);
    }

    private boolean allAre(Verdict verdict) {
        for (Verdict level : levels) {
            if (level != verdict) {
                return false;
            }
        }
        return true;
    }
}
