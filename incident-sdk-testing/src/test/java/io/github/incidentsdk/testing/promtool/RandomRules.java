package io.github.incidentsdk.testing.promtool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random rules over random series, in the subset of PromQL that is evaluated here.
 *
 * <p>Left out is what Prometheus itself leaves to chance: which of equal values {@code topk} takes, and thresholds that a
 * computed value could meet but for its last bit.
 */
final class RandomRules {

    private static final List<String> DURATIONS = List.of("1m", "2m", "3m", "5m", "90s", "45s", "10m");
    private static final List<String> MATCHERS = List.of(
            "",
            "",
            "",
            "{x=\"1\"}",
            "{x!=\"1\"}",
            "{x=~\"1|2\"}",
            "{y!~\"2\"}",
            "{y=\"\"}",
            "{x=~\".+\",y=\"1\"}",
            "{z=\"\"}");
    private static final List<String> GROUPINGS =
            List.of("", " by (x)", " by (x, y)", " by (z)", " without (y)", " without (x, z)");
    private static final List<String> WINDOW_FUNCTIONS = List.of(
            "rate",
            "increase",
            "delta",
            "irate",
            "idelta",
            "deriv",
            "changes",
            "resets",
            "avg_over_time",
            "min_over_time",
            "max_over_time",
            "sum_over_time",
            "count_over_time",
            "last_over_time",
            "stddev_over_time",
            "present_over_time");
    private static final List<String> VALUE_FUNCTIONS =
            List.of("abs", "ceil", "floor", "sgn", "sqrt", "timestamp", "round");

    private final Random random;
    private final List<String> recorded = new ArrayList<>();

    RandomRules(Random random) {
        this.random = random;
    }

    /** A rule file of one group. */
    String ruleFile(int alerts, int recordings) {
        StringBuilder file = new StringBuilder("groups:\n- name: g\n  rules:\n");
        int rules = alerts + recordings;
        for (int i = 0; i < rules; i++) {
            if (random.nextInt(rules - i) < recordings) {
                recordings--;
                String name = "r" + i;
                file.append("  - record: ")
                        .append(name)
                        .append("\n    expr: ")
                        .append(quoted(vector(2)))
                        .append('\n');
                if (random.nextInt(3) == 0) {
                    file.append("    labels: { z: \"")
                            .append(random.nextInt(2) == 0 ? "new" : "")
                            .append("\" }\n");
                }
                recorded.add(name);
            } else {
                file.append("  - alert: A")
                        .append(i)
                        .append("\n    expr: ")
                        .append(quoted(condition()))
                        .append('\n');
                file.append("    for: ")
                        .append(any("0s", "0s", "30s", "1m", "2m", "3m", "100s"))
                        .append('\n');
                if (random.nextInt(3) == 0) {
                    file.append("    keep_firing_for: ")
                            .append(any("30s", "1m", "2m30s", "5m"))
                            .append('\n');
                }
                file.append("    labels: { severity: page, from: \"{{ $labels.x }}\" }\n");
            }
        }
        return file.toString();
    }

    private static String quoted(String expression) {
        return "'" + expression + "'";
    }

    /** Series for so many ticks. */
    List<String[]> series(int samples) {
        List<String[]> series = new ArrayList<>();
        for (String name : List.of("a", "b", "c_total")) {
            for (String x : List.of("1", "2", "3")) {
                for (String y : List.of("1", "2")) {
                    if (random.nextInt(100) < 55) {
                        String labels = "{x=\"" + x + "\",y=\"" + y + "\"}";
                        series.add(new String[] {name + labels, values(samples, name.endsWith("_total"))});
                    }
                }
            }
        }
        series.add(new String[] {"b{x=\"1\"}", values(samples, false)});
        return series;
    }

    private String values(int samples, boolean counter) {
        StringBuilder values = new StringBuilder();
        int total = random.nextInt(20);
        for (int i = 0; i < samples; i++) {
            int dice = random.nextInt(100);
            String value;
            if (dice < 6) {
                value = "_";
            } else if (dice < 9) {
                value = "stale";
            } else if (counter) {
                total = dice < 14 ? random.nextInt(3) : total + random.nextInt(6);
                value = String.valueOf(total);
            } else if (dice < 12) {
                value = any("NaN", "Inf", "-Inf");
            } else {
                value = dice < 60 ? String.valueOf(random.nextInt(12) - 2) : String.valueOf(random.nextInt(200) / 8.0);
            }
            values.append(i == 0 ? "" : " ").append(value);
        }
        return values.toString();
    }

    private String condition() {
        return switch (random.nextInt(12)) {
            case 0 -> "absent(" + selector() + ")";
            case 1 -> vector(2) + " unless " + matching() + vector(1);
            case 2 -> vector(2) + " and " + matching() + compared(vector(1));
            case 3 -> compared(vector(1)) + " or " + matching() + compared(vector(1));
            case 4 -> selector() + " " + any("==", "!=", ">=", "<=") + " " + random.nextInt(8);
            case 5 -> "absent_over_time(" + range() + ")";
            case 6 -> vector(2);
            default -> compared(vector(2));
        };
    }

    private String compared(String vector) {
        return "(" + vector + " " + any(">", "<", ">=", "<=", "!=") + " " + (random.nextInt(14) - 2) + ".37)";
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> selector();
            case 2, 3, 4 -> any(WINDOW_FUNCTIONS) + "(" + range() + ")";
            case 5 -> "quantile_over_time(" + any("0.5", "0.9", "0", "1") + ", " + range() + ")";
            case 6 -> "predict_linear(" + range() + ", " + any("60", "-30", "600") + ")";
            case 7, 8 ->
                any("sum", "avg", "min", "max", "count", "group", "stddev") + any(GROUPINGS) + " (" + vector(depth - 1)
                        + ")";
            case 9 -> any(VALUE_FUNCTIONS) + "(" + vector(depth - 1) + ")";
            case 10 ->
                "(" + vector(depth - 1) + " " + any("+", "-", "*", "/", "%", "> bool") + " " + any("2", "0.5", "0", "7")
                        + ")";
            case 11 -> {
                String by = any("x", "x, y");
                yield "(sum by (" + by + ") (" + vector(depth - 1) + ") " + any("+", "-", "*", "/") + " on (" + by
                        + ") max by (" + by + ") (" + vector(depth - 1) + "))";
            }
            case 12 -> "(" + vector(depth - 1) + " * on (x) group_left sum by (x) (" + vector(depth - 1) + "))";
            default -> "clamp(" + vector(depth - 1) + ", -3, 9)";
        };
    }

    private String selector() {
        String name = !recorded.isEmpty() && random.nextInt(3) == 0 ? any(recorded) : any("a", "a", "b", "c_total");
        return name + any(MATCHERS) + offset();
    }

    private String range() {
        String name =
                !recorded.isEmpty() && random.nextInt(4) == 0 ? any(recorded) : any("a", "b", "c_total", "c_total");
        return name + any(MATCHERS) + "[" + any(DURATIONS) + "]" + offset();
    }

    private String offset() {
        return random.nextInt(10) == 0 ? " offset " + any("1m", "2m30s", "30s") : "";
    }

    private String matching() {
        return any("", "on (x) ", "ignoring (y) ", "on (x, y) ", "on () ");
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
