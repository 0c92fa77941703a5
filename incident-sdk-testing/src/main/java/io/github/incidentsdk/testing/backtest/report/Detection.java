package io.github.incidentsdk.testing.backtest.report;

import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found of what people had labelled.
 *
 * @param windows how many windows there are within the recording
 * @param delays for each window in which something was open, how long after its beginning that began; zero when it was open by
 *     then
 * @param falseEpisodes how many episodes have no moment in common with any window
 */
public record Detection(int windows, List<Duration> delays, int falseEpisodes) {

    public Detection {
        delays = List.copyOf(delays);
    }

    /** Compares episodes with windows; an episode that no window meets is false. */
    public static Detection of(List<LabelledWindow> windows, List<Episode> episodes) {
        List<Duration> delays = new ArrayList<>();
        for (LabelledWindow window : windows) {
            episodes.stream()
                    .filter(episode -> window.meets(episode.from(), episode.to()))
                    .map(Episode::from)
                    .min(Instant::compareTo)
                    .map(first ->
                            first.isBefore(window.from()) ? Duration.ZERO : Duration.between(window.from(), first))
                    .ifPresent(delays::add);
        }
        int missed = (int) episodes.stream()
                .filter(episode -> windows.stream().noneMatch(window -> window.meets(episode.from(), episode.to())))
                .count();
        return new Detection(windows.size(), delays, missed);
    }

    /** Returns these figures and those of another recording. */
    public Detection and(Detection other) {
        List<Duration> all = new ArrayList<>(delays);
        all.addAll(other.delays);
        return new Detection(windows + other.windows, all, falseEpisodes + other.falseEpisodes);
    }

    /** Returns in how many windows something was open. */
    public int hit() {
        return delays.size();
    }

    /** Returns the median of the delays, the higher of two; zero when nothing was found. */
    public Duration medianDelay() {
        return delays.isEmpty()
                ? Duration.ZERO
                : delays.stream().sorted().toList().get(delays.size() / 2);
    }
}
