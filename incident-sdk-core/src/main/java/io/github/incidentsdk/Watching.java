package io.github.incidentsdk;

import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What looks at metrics: the sources, and the rules that read them. Many a service has neither and only declares: there they are
 * made when somebody first asks for them. Safe for all threads.
 */
final class Watching {

    private final Supplier<Made> maker;
    private volatile @Nullable Made made;

    /** Whose threads they run on; null before the beginning and after the end. */
    private @Nullable Workers workers;

    /** What there is once somebody needs it. */
    record Made(Metrics metrics, Sources sources, Rules rules) {}

    Watching(Supplier<Made> maker) {
        this.maker = maker;
    }

    Made get() {
        Made there = made;
        return there == null ? make() : there;
    }

    private synchronized Made make() {
        Made there = made;
        if (there != null) {
            return there;
        }
        Made fresh = maker.get();
        made = fresh;
        if (workers != null) {
            begin(fresh, workers);
        }
        return fresh;
    }

    /** Starts what is made, and what will be as soon as it is. */
    synchronized void begin(Workers threads) {
        workers = threads;
        if (made != null) {
            begin(made, threads);
        }
    }

    private static void begin(Made parts, Workers threads) {
        parts.sources().begin(threads);
        parts.rules().begin();
    }

    /** How each rule is. */
    List<RuleStatus> rules() {
        Made there = made;
        return there == null ? List.of() : there.rules().status();
    }

    /** How many series were left out since there were too many. */
    long refusedSeries() {
        Made there = made;
        return there == null ? 0 : there.rules().health().refusedSeries();
    }

    /** Looks for suppliers and sources that hang; called by another worker than theirs. */
    void watch(long nowNanos) {
        Made there = made;
        if (there != null) {
            there.rules().watch(nowNanos);
            there.sources().watch(nowNanos);
        }
    }

    /** Ends the rules. What is made from now on does not begin. */
    void stopRules(Duration patience) {
        Made there = end();
        if (there != null) {
            there.rules().stop(patience);
        }
    }

    private synchronized @Nullable Made end() {
        workers = null;
        return made;
    }

    void closeSources() {
        Made there = made;
        if (there != null) {
            there.sources().close();
        }
    }
}
