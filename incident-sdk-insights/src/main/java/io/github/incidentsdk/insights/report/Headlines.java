package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The three sentences that stand above all: the top insight, what recurs, and what is overdue. */
final class Headlines {

    private Headlines() {}

    static List<String> of(Report report) {
        return Stream.of("did-the-rate-change", "what-recurs", "did-the-learning-work")
                .map(report::answer)
                .flatMap(Optional::stream)
                .map(Answer::findings)
                .filter(findings -> !findings.isEmpty())
                .map(findings -> findings.get(0))
                .toList();
    }
}
