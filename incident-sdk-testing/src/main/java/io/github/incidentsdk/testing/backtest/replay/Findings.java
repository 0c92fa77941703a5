package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.testing.backtest.report.Detection;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what episodes mean. */
final class Findings {

    private static final int SOON_TICKS = 4;

    private final Pacing pacing;
    private final List<LabelledWindow> windows;
    private final Duration soon;

    Findings(Pacing pacing, List<LabelledWindow> windows, Instant from, Instant to) {
        this.pacing = pacing;
        this.windows = windows.stream().filter(window -> window.meets(from, to)).toList();
        Duration ticks = pacing.longestTick().multipliedBy(SOON_TICKS);
        Duration reopen = pacing.rules().numbers().reopenWithin();
        this.soon = ticks.compareTo(reopen) > 0 ? ticks : reopen;
    }

    /**
     * Adds up.
     *
     * @param episodes by when they began
     * @param texts what was looked at
     */
    Summary of(List<Episode> episodes, int nearMisses, List<RuleTexts> texts) {
        Duration inIncident = Duration.ZERO;
        int flaps = 0;
        int openAtEnd = 0;
        Map<LevelFollower.Followed, Instant> ends = new HashMap<>();
        for (Episode episode : episodes) {
            inIncident = inIncident.plus(episode.length());
            openAtEnd += episode.isOver() ? 0 : 1;
            Instant before = ends.put(new LevelFollower.Followed(episode.rule(), episode.by()), episode.to());
            flaps += before != null && Duration.between(before, episode.from()).compareTo(soon) <= 0 ? 1 : 0;
        }
        return new Summary(
                episodes.size(),
                flaps,
                nearMisses,
                inIncident,
                openAtEnd,
                pacing.seriesDays(RuleTexts.together(texts)),
                Detection.of(windows, episodes));
    }
}
