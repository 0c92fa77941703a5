package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.engine.RuleStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A timeline to read, label set by label set. */
final class TimelineText {

    private static final int MOST_LABEL_SETS = 5;

    private final Timeline timeline;
    private final EvaluationLines lines;

    TimelineText(Timeline timeline) {
        this.timeline = timeline;
        this.lines = new EvaluationLines(timeline.looks());
    }

    /** The label sets that are {@code shown}, or those that there are. */
    String of(Set<Map<String, String>> shown) {
        RuleStatus last = timeline.last();
        if (last == null) {
            return "rule \"" + timeline.rule() + "\" was not evaluated: no time has passed\n";
        }
        StringBuilder text = new StringBuilder();
        Set<Map<String, String>> all = shown.isEmpty() ? timeline.labelSets() : shown;
        String rule = "rule \"" + timeline.rule() + "\"" + (last.mode() == Mode.SHADOW ? ", in shadow mode," : "");
        if (all.isEmpty()) {
            text.append(rule).append(" saw no series:\n").append(lines.of(Map.of()));
        }
        all.stream()
                .limit(MOST_LABEL_SETS)
                .forEach(by -> text.append(rule)
                        .append(by.isEmpty() ? "" : " for " + Texts.labels(by))
                        .append(":\n")
                        .append(lines.of(by)));
        if (all.size() > MOST_LABEL_SETS) {
            text.append("  … and for ").append(all.size() - MOST_LABEL_SETS).append(" more label sets\n");
        }
        return text.append(others(shown)).toString();
    }

    /** The label sets that are not shown: the one that was meant may be among them. */
    private String others(Set<Map<String, String>> shown) {
        List<String> others = timeline.labelSets().stream()
                .filter(by -> !shown.isEmpty() && !shown.contains(by))
                .map(by -> by.isEmpty() ? "one without labels" : Texts.labels(by))
                .sorted()
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        int more = others.size() - MOST_LABEL_SETS;
        return "it saw as well "
                + String.join(", ", others.subList(0, Math.min(others.size(), MOST_LABEL_SETS)))
                + (more > 0 ? " and " + more + " more\n" : "\n");
    }
}
