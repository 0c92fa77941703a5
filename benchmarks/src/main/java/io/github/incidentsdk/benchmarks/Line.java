package io.github.incidentsdk.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A path beside its limit, or beside what else one could use.
 *
 * @param path what is measured
 * @param ours its cost
 * @param beside what it stands beside
 * @param limit that one's cost
 */
record Line(String path, Cost ours, String beside, Cost limit, List<Goal> goals) {

    /**
     * A benchmark, or its even part.
     *
     * @param benchmark as {@link Results} names it
     * @param parts of how many parts it measures the sum
     */
    record Cost(String benchmark, double parts) {

        static Cost of(String benchmark) {
            return new Cost(benchmark, 1);
        }

        Figures in(Results results) {
            return results.of(benchmark).dividedBy(parts);
        }
    }

    static Line of(String path, String ours, String beside, String limit, Goal... goals) {
        return new Line(path, Cost.of(ours), beside, Cost.of(limit), List.of(goals));
    }

    boolean isMet(Results results) {
        return goals.stream().allMatch(goal -> goal.met().test(ours.in(results), limit.in(results)));
    }

    /** The cells of the table. */
    List<String> cells(Results results) {
        Figures measured = ours.in(results);
        Figures least = limit.in(results);
        return List.of(
                path,
                measured.time(),
                beside + " " + least.time(),
                String.format(Locale.ROOT, "%.2f", measured.nanos() / least.nanos()),
                goals.stream().map(Goal::words).collect(Collectors.joining(", ")),
                goals.isEmpty() ? "" : isMet(results) ? "met" : "MISSED",
                String.format(Locale.ROOT, "%.0f", measured.bytes()));
    }
}
