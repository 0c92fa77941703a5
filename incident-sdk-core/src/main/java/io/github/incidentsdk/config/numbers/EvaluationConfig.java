package io.github.incidentsdk.config.numbers;

import java.time.Duration;
import java.util.List;

/**
 * How rules look at metrics, and how patiently.
 *
 * @param windows how far back, and how much of that has to have been watched
 * @param supplierTimeout a supplier of this process that takes longer is no longer read
 * @param noteEvery how often the journal says that rules were evaluated, for a restart
 * @param pauseTicks time beyond so many ticks between two evaluations counts for nobody; at least 1
 */
public record EvaluationConfig(Windows windows, Duration supplierTimeout, Duration noteEvery, int pauseTicks) {

    /**
     * How far back rules look.
     *
     * @param lookBack for so long the newest sample of a series counts
     * @param coveredPercent how much of a window must have been watched for what it says to be known; 1 to 100
     * @param longBeyond windows and offsets that look back further hold fewer samples, and outlive the process
     * @param saveEvery how often those are saved beside the journal
     */
    public record Windows(Duration lookBack, int coveredPercent, Duration longBeyond, Duration saveEvery) {}

    public EvaluationConfig {
        if (windows.coveredPercent < 1 || windows.coveredPercent > 100 || pauseTicks < 1) {
            throw new IllegalArgumentException("windows that are known when watched for " + windows.coveredPercent
                    + " %, and pauses after " + pauseTicks + " ticks: expected 1 to 100, and at least 1");
        }
        for (Duration each :
                List.of(windows.lookBack, windows.longBeyond, windows.saveEvery, supplierTimeout, noteEvery)) {
            if (each.toMillis() < 1) {
                throw new IllegalArgumentException(
                        "rules cannot be evaluated by a time of " + each + "; all of them must be above zero");
            }
        }
    }

    /** A sample counts for 5 min, 80 % of a window, long beyond 1 h, saved every 5 min; 5 s a supplier, 30 s a note, 2 ticks. */
    public static EvaluationConfig defaults() {
        return new EvaluationConfig(
                new Windows(Duration.ofMinutes(5), 80, Duration.ofHours(1), Duration.ofMinutes(5)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                2);
    }
}
