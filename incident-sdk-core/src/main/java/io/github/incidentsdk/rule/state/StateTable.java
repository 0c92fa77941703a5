package io.github.incidentsdk.rule.state;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.Resolve;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.Level;
import java.time.Duration;
import java.util.List;

/** What the levels of one rule do, and when; immutable, for any number of label sets. All times in nanoseconds. */
public final class StateTable {

    /** How a rule reads what it is told. */
    enum Profile {
        /** What is unknown is not false. */
        THREE_VALUED,
        /** As Prometheus: what is not true is false, and no time passes unseen. */
        PROMETHEUS
    }

    private record Times(Level level, long holdsFor, long keep, long resolveFor) {}

    private final Times[] levels;
    private final long tick;
    private final long blindAfter;
    private final long goneAfter;
    private final String resolveWhen;
    private final NoData noData;
    private final boolean endsWhenGone;
    private final Profile profile;

    private StateTable(List<Times> levels, IncidentRule rule, NoData noData, boolean endsWhenGone, Profile profile) {
        this.levels = levels.toArray(Times[]::new);
        this.tick = nanos(rule.every());
        this.blindAfter = Math.max(nanos(rule.every().multipliedBy(5)), nanos(rule.blindAfter()));
        this.goneAfter = Math.max(nanos(rule.every().multipliedBy(3)), nanos(rule.goneAfter()));
        this.resolveWhen = rule.resolve().map(Resolve::when).orElse("");
        this.noData = noData;
        this.endsWhenGone = endsWhenGone;
        this.profile = profile;
    }

    /**
     * Returns the table of a rule over three-valued conditions.
     *
     * @param levels most severe first: the rule's own, or those that its type's policy gives it
     * @param seriesGone what a vanished series means where the rule does not say
     */
    public static StateTable of(IncidentRule rule, List<Level> levels, SeriesGone seriesGone) {
        List<Times> times = levels.stream()
                .map(level -> {
                    long keep = nanos(rule.keep(level));
                    return times(rule, level, keep, keep);
                })
                .toList();
        boolean endsWhenGone = rule.seriesGone().orElse(seriesGone) == SeriesGone.RESOLVE;
        return new StateTable(times, rule, rule.noData(), endsWhenGone, Profile.THREE_VALUED);
    }

    /**
     * Returns the table of a rule that has to behave as it does in Prometheus, tick by tick.
     *
     * @param keepFiringFor how long a level stays when it is no longer true
     */
    public static StateTable likePrometheus(IncidentRule rule, List<Level> levels, Duration keepFiringFor) {
        long keep = nanos(keepFiringFor);
        List<Times> times =
                levels.stream().map(level -> times(rule, level, keep, keep)).toList();
        return new StateTable(times, rule, NoData.RESOLVE, true, Profile.PROMETHEUS);
    }

    private static Times times(IncidentRule rule, Level level, long keep, long otherwise) {
        long resolveFor =
                rule.resolve().map(Resolve::holdsFor).map(StateTable::nanos).orElse(otherwise);
        return new Times(level, nanos(rule.holdsFor(level)), keep, resolveFor);
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException centuries) { // as good as for ever, and sums of it do not overflow
            return Long.MAX_VALUE / 4;
        }
    }

    public int levels() {
        return levels.length;
    }

    /** The severity of a level; 0 is the most severe. */
    public Severity severity(int level) {
        return levels[level].level().severity();
    }

    /** What a level waits for, as it was written. */
    public String when(int level) {
        return levels[level].level().when();
    }

    /** The level that stands for {@code severity}: its own, else the next less severe, else the least severe there is. */
    public int levelFor(Severity severity) {
        for (int level = 0; level < levels.length; level++) {
            if (severity(level).compareTo(severity) >= 0) {
                return level;
            }
        }
        return levels.length - 1;
    }

    /** The pace at which the rule is evaluated, from its first evaluation on. */
    public Pace pace() {
        return new Pace(tick);
    }

    /** How many evaluations there are in {@code nanos}, about. */
    public long ticks(long nanos) {
        return Math.max(0, nanos + tick / 2) / tick;
    }

    /** How long a condition may be unknown before that itself is worth a word. */
    public long blindAfter() {
        return blindAfter;
    }

    /** How long a series must be gone before that ends anything. */
    public long goneAfter() {
        return goneAfter;
    }

    /** Whether it ends something then. */
    public boolean endsWhenGone() {
        return endsWhenGone;
    }

    /** What ends the last level standing, as it was written; empty where nothing but its being false does. */
    public String resolveWhen() {
        return resolveWhen;
    }

    boolean hasResolve() {
        return !resolveWhen.isEmpty();
    }

    boolean declaresUnknown() {
        return noData == NoData.DECLARE;
    }

    /** How long a level must be true before it holds. */
    public long holdsFor(int level) {
        return levels[level].holdsFor();
    }

    /** How long a level must be false before it no longer holds. */
    public long keep(int level) {
        return levels[level].keep();
    }

    /** How long {@code resolve.when} must be true before the last level standing no longer holds. */
    public long resolveFor(int level) {
        return levels[level].resolveFor();
    }

    /** What passed unseen before this evaluation, as far as the rule cares. */
    long unseen(Pace pace) {
        return profile == Profile.PROMETHEUS && !pace.isFirstAfterRestart() ? 0 : pace.unseen();
    }

    /** What {@code seen} counts as in this rule. */
    Verdict read(Verdict seen) {
        boolean missing = seen == Verdict.GONE && profile == Profile.PROMETHEUS;
        boolean unknown = seen == Verdict.UNKNOWN && noData == NoData.RESOLVE;
        return missing || unknown ? Verdict.FALSE : seen;
    }

    /** What {@code resolve.when} counts as: what would end an incident if it were known ends it where no data means so. */
    Verdict readOver(Verdict over) {
        if (over == Verdict.UNKNOWN && noData == NoData.RESOLVE) {
            return Verdict.TRUE;
        }
        return over == Verdict.GONE ? Verdict.FALSE : over;
    }
}
