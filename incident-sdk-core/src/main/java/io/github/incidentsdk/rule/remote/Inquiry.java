package io.github.incidentsdk.rule.remote;

import io.github.incidentsdk.metric.SeriesStore;
import java.time.Duration;
import java.util.List;

/**
 * Everything that one rule asks of its source, again and again, for one moment each time.
 *
 * @param rule the rule's id
 * @param source the source's id
 * @param every the pause from one moment to the next
 * @param delay by how much the moment lies before the time of asking
 * @param questions all of which have to be answered; else none counts
 * @param answers where the answers go
 */
public record Inquiry(
        String rule, String source, Duration every, Duration delay, List<Question> questions, SeriesStore answers) {

    public Inquiry {
        questions = List.copyOf(questions);
    }
}
