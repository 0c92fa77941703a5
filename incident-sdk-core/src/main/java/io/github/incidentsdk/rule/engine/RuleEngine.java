package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.SavedSeries;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRun;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.shadow.ShadowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules: {@link #tick} evaluates what is due, and a rule's incidents open, change and end by themselves.
 *
 * <p>A rule that cannot be run is set aside with a {@link RuleProblem}, and the others run. Call {@link #restore} before the first
 * tick. One thread ticks; everything else is for any thread. Nothing here throws once it is built.
 */
public final class RuleEngine {

    /** How much later than it is due a tick may be and still count as in time. */
    private static final Duration LATE = Duration.ofSeconds(30);

    /** What {@link #tick} returns when its thread has to end. */
    public static final long NEVER = Long.MAX_VALUE;

    /** How many series are copied while a tick would have to wait. */
    private static final int SAVED_AT_ONCE = 500;

    private final MetricStore metrics;
    private final IncidentTable incidents;
    private final RuleLimits limits;
    private final RuleLoader loaded;
    private final TickClock clock = new TickClock();
    private final Notes notes = new Notes();
    private final List<AlertGroup> groups = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Reader reader;
    private volatile RuleTimes times = RuleTimes.DEFAULT;
    private volatile long due = Long.MIN_VALUE;
    private long lastNanos;
    private long lastMillis;

    /** Whether incidents of a process that is gone go on from the next tick. */
    private boolean goesOn;

    /**
     * Compiles rules.
     *
     * @param rules those of {@code enabled: false} are not run
     * @param types by name; a rule may also declare a type that nobody defined
     * @param watched where the rules' metrics are; sources of this process may be added before or after
     * @param incidents whom the rules tell
     */
    public RuleEngine(
            Collection<IncidentRule> rules,
            Map<String, IncidentType> types,
            Watched watched,
            IncidentTable incidents,
            RuleLimits limits) {
        this.metrics = watched.metrics();
        this.reader = new Reader(metrics);
        this.incidents = incidents;
        this.limits = limits;
        this.loaded = new RuleLoader(types, watched, incidents, new Room(limits));
        rules.forEach(loaded::load);
        loaded.runs().forEach(run -> noted.add(run.keeping()));
        if (loaded.runs().isEmpty()) {
            due = NEVER;
        }
    }

    /** Runs rule files of Prometheus as well; before the first tick. */
    public void add(PrometheusRules rules) {
        AlertNames names = new AlertNames(AlertTypes.of(rules.groups()), loaded.ids());
        for (RuleGroup group : rules.groups()) {
            GroupRun run = new GroupRun(group, metrics.index(), Labels.empty(), rules.every());
            AlertGroup alerts = new AlertGroup(run, rules, incidents, names, loaded.room());
            alerts.pauseAfter(times.pauseTicks());
            alerts.refused().forEach(loaded::refuse);
            alerts.notRun().forEach(loaded::leaveOut);
            groups.add(alerts);
            alerts.claims().forEach(each -> noted.add(each.keeping()));
            loaded.longWindows().addAll(alerts.longWindows());
            due = Long.MIN_VALUE;
        }
    }

    /** Waits as {@code times} say; before the first tick. {@link RuleTimes#DEFAULT} unless said. */
    public void use(RuleTimes times) {
        this.times = times;
        notes.every(times.note());
        loaded.runs().forEach(run -> run.pauseAfter(times.pauseTicks()));
        groups.forEach(group -> group.pauseAfter(times.pauseTicks()));
    }

    /** How patient it is. */
    public RuleTimes times() {
        return times;
    }

    /** The rules that are set aside, and why. */
    public List<RuleProblem> problems() {
        return List.copyOf(loaded.problems());
    }

    /** Whether a rule was given that is disabled, and so not run. */
    public boolean isDisabled(String rule) {
        return loaded.isDisabled(rule);
    }

    /** Has every change of a rule's state kept from now on; before the first tick. */
    public void keepIn(RuleLog log) {
        notes.into(log);
    }

    /**
     * Lets the first ticks of each rule only restore: what was open goes on, timers run, and nothing opens or rises. Rules of
     * Prometheus are as quick as there. Before the first tick; 0 unless said.
     */
    public void restoreFirst(int ticks) {
        loaded.runs().forEach(run -> run.restoreFirst(ticks));
    }

    /**
     * Goes on where the rules of the last process were; before {@link #restore}.
     *
     * <p>The time since its last evaluation counts as a pause: what is more than two ticks of it moves all timers. After more
     * than {@code outageTolerance} what was pending is dropped, and what held waits for an evaluation.
     *
     * @param nowNanos monotonic time
     * @param now the same moment by the wall clock
     */
    public void resume(RuleMemory memory, Duration outageTolerance, long nowNanos, Instant now) {
        Start start = new Start(nowNanos, now, outageTolerance);
        lock.lock();
        try {
            loaded.runs().forEach(run -> run.resume(memory, start));
            groups.forEach(group -> group.resume(memory, start));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on where the last process stopped: what rules claim in {@code kept} they hold, until an evaluation says otherwise, and
     * nothing is opened a second time.
     *
     * @param kept every incident that the journal brought back
     * @param removed whether a rule that is not here was removed for certain, or is disabled: then its claims end; else, as when
     *     its part of the configuration could not be read, they stay
     * @param nowNanos monotonic time
     * @param nowMillis the same moment by the wall clock, in milliseconds since the epoch
     */
    public void restore(Collection<TrackedIncident> kept, Predicate<String> removed, long nowNanos, long nowMillis) {
        lock.lock();
        try {
            Heirs heirs = new Heirs(loaded, groups, incidents, removed);
            kept.forEach(incident -> heirs.take(incident, nowNanos, nowMillis));
            goesOn = !kept.isEmpty();
            loaded.runs().forEach(RuleRun::restored);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #restore}, of one incident of a process that is gone, at any time. */
    public void inherit(TrackedIncident incident, Predicate<String> removed, long nowNanos, long nowMillis) {
        lock.lock();
        try {
            new Heirs(loaded, groups, incidents, removed).take(incident, nowNanos, nowMillis);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Evaluates the rules that are due, over all series as they are at this one moment.
     *
     * @param nowNanos monotonic time
     * @param wallMillis wall time, in milliseconds since the epoch
     * @return the monotonic time at which the next rule is due; {@link #NEVER} when there is none, or when this tick hung and
     *     another thread took over
     */
    public long tick(long nowNanos, long wallMillis) {
        if (nowNanos < due || due == NEVER) {
            return due;
        }
        long atMillis;
        lock.lock();
        try {
            atMillis = clock.at(nowNanos, wallMillis);
            if (goesOn) {
                goesOn = false;
                metrics.goesOn(atMillis);
            }
        } finally {
            lock.unlock();
        }
        return switch (reader.read(
                nowNanos, atMillis)) { // no lock is held, since the application's suppliers run in here
            case READ -> evaluate(nowNanos, wallMillis, atMillis);
            case GIVEN_UP -> due;
            case TAKEN_OVER -> NEVER;
        };
    }

    private long evaluate(long nowNanos, long wallMillis, long atMillis) {
        lock.lock();
        try {
            notePause(atMillis);
            lastNanos = nowNanos;
            lastMillis = atMillis;
            long next = NEVER;
            List<RuleRun> runs = loaded.runs();
            for (int i = 0;
                    i < runs.size();
                    i++) { // without iterators, since a tick in which nothing happens makes no garbage
                RuleRun run = runs.get(i);
                if (run.slots().isDue(nowNanos)) {
                    run.slots().evaluated(nowNanos, wallMillis);
                    run.evaluate(nowNanos, atMillis);
                    Sighting sighting = run.takeSighting();
                    if (sighting != null) {
                        sightings.add(sighting);
                    }
                }
                next = Math.min(next, run.slots().due());
            }
            for (int i = 0; i < groups.size(); i++) {
                AlertGroup group = groups.get(i);
                if (group.slots().isDue(nowNanos)) {
                    group.slots().evaluated(nowNanos, wallMillis);
                    group.evaluate(nowNanos, atMillis);
                    group.takeSightings(sightings);
                }
                next = Math.min(next, group.slots().due());
            }
            due = next;
            notes.note(noted, nowNanos, wallMillis);
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** A window over a time in which nobody looked holds too little, whether the process slept or the wall clock was put on. */
    private void notePause(long atMillis) {
        if (due != Long.MIN_VALUE) {
            long expected = (due - lastNanos) / 1_000_000;
            long passed = atMillis - lastMillis;
            if (passed > times.pauseTicks() * expected) {
                metrics.paused(passed - expected, atMillis);
            }
        }
    }

    /**
     * Gives up a tick that has hung in one supplier for longer than {@link RuleTimes#supplier}: its series is no longer read.
     *
     * <p>The thread that hangs ends its tick without evaluating anything whenever the supplier returns; another one has to tick.
     *
     * @return the series; null when nothing hangs
     */
    public @Nullable Series setAsideWhatHangs(long nowNanos) {
        return reader.setAsideWhatHangs(nowNanos, times.supplier());
    }

    /** Whether there are suppliers that no tick reads until they were seen to return. */
    public boolean hasDoubts() {
        return metrics.hasDoubts();
    }

    /** Takes one of them, to be read on a thread that may hang; null when there is none. */
    public MetricStore.@Nullable Doubt takeDoubt() {
        return metrics.takeDoubt();
    }

    /** Whether rules are evaluated in time, or there is none to evaluate. */
    public boolean isTicking(long nowNanos) {
        long next = due;
        return next == NEVER || (next != Long.MIN_VALUE && nowNanos - next <= LATE.toNanos());
    }

    /** What is wrong with rules and what they read; all is well when nothing is. */
    public RulesHealth health() {
        lock.lock();
        try {
            Map<String, String> troubles = new LinkedHashMap<>();
            groups.forEach(group -> troubles.putAll(group.troubles()));
            long blindSpells = 0;
            for (RuleStatus rule : status(0)) {
                rule.trouble().ifPresent(trouble -> troubles.put(rule.rule(), trouble));
                blindSpells += rule.counts().blindSpells();
            }
            return new RulesHealth(
                            problems(),
                            troubles,
                            blindSpells,
                            metrics.thrown(),
                            metrics.index().refused(),
                            metrics.index().leftOut())
                    .with(loaded.leftOut());
        } finally {
            lock.unlock();
        }
    }

    /** The rules that have become blind for long, or see again, since the last call. */
    public List<Sighting> takeSightings() {
        lock.lock();
        try {
            List<Sighting> taken = List.copyOf(sightings);
            sightings.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What suppliers threw for the first time since the last call; after many only counted. */
    public List<MetricStore.Thrown> takeThrown() {
        return metrics.takeThrown();
    }

    /** How many series were left out because there were too many. */
    public long refusedSeries() {
        return metrics.index().refused();
    }

    /** The rules that run in shadow mode. */
    public List<ShadowRule> shadows() {
        return List.copyOf(loaded.shadows());
    }

    /** The ids of rules, and names of recording rules, that look at windows over an hour. */
    public List<String> longWindows() {
        return List.copyOf(loaded.longWindows());
    }

    /** Hands what windows over an hour hold to {@code into}, part by part, between ticks; on any thread but the tick's. */
    public void saveWindows(long wallMillis, Consumer<SavedSeries> into) {
        for (String metric : metrics.metrics()) {
            boolean more = true;
            for (int from = 0; more; from += SAVED_AT_ONCE) {
                List<SavedSeries> part = new ArrayList<>();
                lock.lock();
                try {
                    more = metrics.save(metric, from, SAVED_AT_ONCE, wallMillis, part);
                } finally {
                    lock.unlock();
                }
                part.forEach(into);
            }
        }
    }

    /** How each alerting rule of Prometheus is. */
    public List<RuleStatus> alertStatus() {
        lock.lock();
        try {
            List<RuleStatus> all = new ArrayList<>();
            groups.forEach(group -> all.addAll(group.status(limits.perRule())));
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** How each rule that runs is, in the order in which they were given. */
    public List<RuleStatus> status() {
        return status(limits.perRule());
    }

    /** What all rules together did, for less than {@link #status()} costs. */
    public RuleTotals totals() {
        RuleTotals totals = RuleTotals.NONE;
        for (RuleStatus rule : status(0)) {
            totals = totals.plus(rule);
        }
        return totals;
    }

    private List<RuleStatus> status(int most) {
        lock.lock();
        try {
            if (most > 0) {
                metrics.whileStill(() -> loaded.runs().forEach(RuleRun::catchUp));
            }
            List<RuleStatus> all = new ArrayList<>();
            loaded.runs().forEach(run -> all.add(run.status(lastNanos, most)));
            groups.forEach(group -> all.addAll(group.status(most)));
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }
}
