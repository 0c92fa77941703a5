package io.github.incidentsdk.testing.backtest.report;

import java.time.Duration;

/**
 * What a rule, or all of them together, would have done.
 *
 * @param opens how often an incident was opened or came back
 * @param flaps how many of these began soon after the same incident's end: within {@code reopen-within}, or four ticks where that
 *     is longer
 * @param nearMisses how often a level was true, but not for long enough
 * @param inIncident how long incidents were open, those of different label sets added up
 * @param openAtEnd how many were open when the recording ended
 * @param seriesDays how much was looked at: the days that each series was recorded, added up
 * @param detection what was found of the labelled windows; without windows every episode is false
 */
public record Summary(
        int opens,
        int flaps,
        int nearMisses,
        Duration inIncident,
        int openAtEnd,
        double seriesDays,
        Detection detection) {

    /** Returns these figures and those of another recording. */
    public Summary and(Summary other) {
        return new Summary(
                opens + other.opens,
                flaps + other.flaps,
                nearMisses + other.nearMisses,
                inIncident.plus(other.inIncident),
                openAtEnd + other.openAtEnd,
                seriesDays + other.seriesDays,
                detection.and(other.detection));
    }

    /** Returns how many episodes outside all windows there were per day of one series; 0 when nothing was recorded. */
    public double falseEpisodesPerSeriesDay() {
        return seriesDays == 0 ? 0 : detection.falseEpisodes() / seriesDays;
    }
}
