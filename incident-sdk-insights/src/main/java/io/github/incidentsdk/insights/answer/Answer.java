package io.github.incidentsdk.insights.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the record says to one question.
 *
 * @param id the question's name, such as {@code how-often}; lower-case letters and dashes
 * @param question as a person asks it
 * @param headline the one sentence that a report puts above all, such as a count or a rate with its range, never a mean duration; null
 *     where the question has none
 * @param findings plain sentences, the most important first, each with its n; also that no change was detected, or that too
 *     little is known to say
 * @param figures all numbers that the findings rest on
 * @param pictures what shows them
 * @param tables what lists them
 * @param cautions what a reader has to know not to be misled, such as a break or a small n
 */
public record Answer(
        String id,
        String question,
        @Nullable String headline,
        List<String> findings,
        List<Figure> figures,
        List<Picture> pictures,
        List<Table> tables,
        List<String> cautions) {

    public Answer {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        pictures = List.copyOf(pictures);
        tables = List.copyOf(tables);
        cautions = List.copyOf(cautions);
    }
}
