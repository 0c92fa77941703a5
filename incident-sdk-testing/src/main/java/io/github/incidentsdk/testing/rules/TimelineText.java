package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A timeline to read: a line per evaluation, and alike ones as one. */
final class TimelineText {

    private static final int MOST_LABEL_SETS = 5;
    private static final int MOST_LINES = 40;

    private final Timeline timeline;

    TimelineText(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The label sets that are {@code shown}, or those that there are. */
    String of(Set<Map<String, String>> shown) {
        if (timeline.looks().isEmpty()) {
            return "rule \"" + timeline.rule() + "\" was not evaluated: no time has passed\n";
        }
        StringBuilder text = new StringBuilder();
        Set<Map<String, String>> all = shown.isEmpty() ? labelSets() : shown;
        if (all.isEmpty()) {
            text.append("rule \"").append(timeline.rule()).append("\" saw no series:\n");
            lines(Map.of()).forEach(text::append);
        }
        all.stream().limit(MOST_LABEL_SETS).forEach(by -> {
            text.append("rule \"").append(timeline.rule()).append('"');
            text.append(by.isEmpty() ? "" : " for " + Texts.labels(by)).append(":\n");
            lines(by).forEach(text::append);
        });
        if (all.size() > MOST_LABEL_SETS) {
            text.append("  … and for ").append(all.size() - MOST_LABEL_SETS).append(" more label sets\n");
        }
        return text.toString();
    }

    private Set<Map<String, String>> labelSets() {
        Set<Map<String, String>> all = new LinkedHashSet<>();
        for (Timeline.Look look : timeline.looks()) {
            look.status().instances().forEach(instance -> all.add(instance.by()));
        }
        return all;
    }

    private List<String> lines(Map<String, String> by) {
        List<String> lines = new ArrayList<>();
        String before = "";
        int alike = 0;
        for (Timeline.Look look : timeline.looks()) {
            String seen = seen(look.status(), by);
            if (seen.equals(before)) {
                alike++;
            } else {
                addAlike(alike, lines);
                alike = 0;
                lines.add("  " + pad(Texts.time(look.after())) + "  " + seen + "\n");
                before = seen;
            }
        }
        addAlike(alike, lines);
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> end = new ArrayList<>(lines.subList(lines.size() - MOST_LINES, lines.size()));
        end.add(0, "  … " + (lines.size() - MOST_LINES) + " earlier lines\n");
        return end;
    }

    private static void addAlike(int alike, List<String> lines) {
        if (alike > 0) {
            lines.add("            … " + alike + (alike == 1 ? " evaluation" : " evaluations") + " alike\n");
        }
    }

    private static String pad(String time) {
        return " ".repeat(Math.max(0, 8 - time.length())) + time;
    }

    private static String seen(RuleStatus status, Map<String, String> by) {
        String unknown = status.blindness().unknown();
        String blind = unknown == null ? "" : "  unknown: " + unknown;
        return status.instances().stream()
                        .filter(instance -> instance.by().equals(by))
                        .findFirst()
                        .map(TimelineText::seen)
                        .orElse("no series")
                + blind;
    }

    private static String seen(InstanceStatus instance) {
        String values = instance.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + " " + Texts.number(value.getValue()))
                .collect(Collectors.joining(", "));
        String levels = instance.levels().stream()
                .map(level -> level.severity() + " "
                        + switch (level.phase()) {
                            case INACTIVE -> "–";
                            case PENDING -> "pending";
                            case FIRING -> "FIRING";
                            case RECOVERING -> "recovering";
                        })
                .collect(Collectors.joining(", "));
        return (values.isEmpty() ? "no value" : values) + "  " + levels;
    }
}
