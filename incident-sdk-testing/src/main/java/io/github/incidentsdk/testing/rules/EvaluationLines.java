package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluations to read: a line for each, alike ones as one, and of many between two changes of a level the first and the last. */
final class EvaluationLines {

    private static final int MOST_LINES = 40;

    /** So many different values are shown while all levels stay as they are. */
    private static final int MOST_VALUES = 4;

    private final List<Timeline.Look> looks;

    EvaluationLines(List<Timeline.Look> looks) {
        this.looks = looks;
    }

    /** Evaluations that saw the same. */
    private static final class Run {

        private final Duration after;
        private final String values;
        private final String levels;
        private int more;

        Run(Duration after, String values, String levels) {
            this.after = after;
            this.values = values;
            this.levels = levels;
        }
    }

    /** What one label set was. */
    String of(Map<String, String> by) {
        List<String> lines = new ArrayList<>();
        List<Run> steady = new ArrayList<>();
        for (Run run : runs(by)) {
            if (!steady.isEmpty() && !steady.get(0).levels.equals(run.levels)) {
                add(steady, lines);
                steady.clear();
            }
            steady.add(run);
        }
        add(steady, lines);
        int earlier = Math.max(0, lines.size() - MOST_LINES);
        return (earlier == 0 ? "" : "  … " + earlier + " earlier lines\n")
                + String.join("", lines.subList(earlier, lines.size()));
    }

    private List<Run> runs(Map<String, String> by) {
        List<Run> runs = new ArrayList<>();
        for (Timeline.Look look : looks) {
            Run run = run(look, by);
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.values.equals(run.values) && last.levels.equals(run.levels)) {
                last.more++;
            } else {
                runs.add(run);
            }
        }
        return runs;
    }

    private static void add(List<Run> steady, List<String> lines) {
        if (steady.size() <= MOST_VALUES) {
            steady.forEach(run -> add(run, lines));
            return;
        }
        List<Run> between = steady.subList(1, steady.size() - 1);
        int evaluations = steady.get(0).more
                + between.stream().mapToInt(run -> run.more + 1).sum();
        lines.add(line(steady.get(0)));
        lines.add("            … " + evaluations + " evaluations with other values\n");
        add(steady.get(steady.size() - 1), lines);
    }

    private static void add(Run run, List<String> lines) {
        lines.add(line(run));
        if (run.more > 0) {
            lines.add("            … " + run.more + (run.more == 1 ? " evaluation" : " evaluations") + " alike\n");
        }
    }

    private static String line(Run run) {
        String time = Texts.time(run.after);
        return "  " + " ".repeat(Math.max(0, 8 - time.length())) + time + "  " + run.values + run.levels + "\n";
    }

    private static Run run(Timeline.Look look, Map<String, String> by) {
        RuleStatus status = look.status();
        String unknown = status.blindness().unknown();
        String blind = unknown == null ? "" : "  unknown: " + unknown;
        return status.instances().stream()
                .filter(instance -> instance.by().equals(by))
                .findFirst()
                .map(instance -> new Run(look.after(), values(instance), "  " + levels(instance) + blind))
                .orElseGet(() -> new Run(look.after(), "no series", blind));
    }

    private static String values(InstanceStatus instance) {
        String values = instance.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + " " + Texts.number(value.getValue()))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "no value" : values;
    }

    private static String levels(InstanceStatus instance) {
        String levels = instance.levels().stream()
                .map(level -> level.severity() + " " + phase(level))
                .collect(Collectors.joining(", "));
        return levels + (instance.flapping() ? "  flapping" : "");
    }

    private static String phase(LevelStatus level) {
        return switch (level.phase()) {
            case INACTIVE -> "–";
            case PENDING -> "pending";
            case FIRING -> level.seen() == Truth.FALSE ? "FIRING still" : "FIRING";
            case RECOVERING -> "recovering";
        };
    }
}
