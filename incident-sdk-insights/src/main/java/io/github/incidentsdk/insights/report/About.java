package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a report is about.
 *
 * @param title its title
 * @param window the time that was looked at
 * @param madeAt when it was made
 * @param zone where days begin as they do for its readers
 * @param sources what was read, in words, such as file names
 * @param breaks where a definition changed; those outside the window are left out
 * @param cautions what a reader has to know of the sources, such as that rows were passed over
 */
public record About(
        String title,
        Window window,
        Instant madeAt,
        ZoneId zone,
        List<String> sources,
        List<Break> breaks,
        List<String> cautions) {

    public About {
        sources = List.copyOf(sources);
        breaks = breaks.stream().filter(each -> window.contains(each.at())).toList();
        cautions = List.copyOf(cautions);
    }
}
