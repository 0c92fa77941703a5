package io.github.incidentsdk.testing.promtool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random rules over random series, in the subset of PromQL that is evaluated here.
 *
 * <p>Left out is what Prometheus itself leaves to chance: which of equal values {@code topk} takes, what day infinity is, and
 * thresholds that a computed value could meet but for its last bit.
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
            "stdvar_over_time",
            "present_over_time");
    private static final List<String> VALUE_FUNCTIONS =
            List.of("abs", "ceil", "floor", "sgn", "sqrt", "timestamp", "round");

    /** Labels from values would differ where a value differs in its last bit. */
    private static final List<String> TEMPLATES = List.of(
            "{{ $labels.x | reReplaceAll `([0-9])` `<$1>` | toUpper }}",
            "{{ $labels.y | title }}-{{ .Labels.z }}",
            "{{ printf `%s/%s` $labels.x $labels.y }}");

    private final Random random;
    private final List<String> recorded = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();

    RandomRules(Random random) {
        this.random = random;
    }

    /** A rule file of one group. */
    String ruleFile(int alertsWanted, int recordings) {
        StringBuilder file = new StringBuilder("groups:\n- name: g\n  rules:\n");
        int rules = alertsWanted + recordings;
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
                file.append("    labels: { severity: page, from: \"{{ $labels.x }}\"")
                        .append(random.nextInt(5) == 0 ? ", v: \"" + any(TEMPLATES) + "\"" : "")
                        .append(" }\n    annotations: { summary: \"{{ $labels.y }} has {{ $value }}\" }\n");
                alerts.add("A" + i);
            }
        }
        return file.toString();
    }

    private static String quoted(String expression) {
        return "'" + expression + "'";
    }

    private String condition() {
        return switch (random.nextInt(18)) {
            case 0 -> "absent(" + selector() + ")";
            case 1 -> vector(2) + " unless " + matching() + vector(1);
            case 2 -> vector(2) + " and " + matching() + compared(vector(1));
            case 3 -> compared(vector(1)) + " or " + matching() + compared(vector(1));
            case 4 -> selector() + " " + any("==", "!=", ">=", "<=") + " " + random.nextInt(8);
            case 5 -> "absent_over_time(" + range() + ")";
            case 6 -> vector(2);
            case 7 -> calendar() + " " + any("==", "!=", ">", "<") + " " + random.nextInt(4);
            case 8 ->
                any("min", "max", "count") + " (" + any("topk", "bottomk") + any("", " by (y)") + " (2, " + vector(1)
                        + ")) > 2.37";
            case 9 -> ofAlerts();
            case 10 ->
                "(" + selector() + " or vector(" + random.nextInt(5) + ")) < bool " + random.nextInt(5) + " == 1";
            case 11 -> compared("histogram_quantile(" + any("0.5", "0.9", "0.99") + ", " + histogram() + ")");
            default -> compared(vector(2));
        };
    }

    private String calendar() {
        String function = any("hour", "minute", "day_of_week", "day_of_month", "month", "days_in_month", "day_of_year");
        return function + "(" + any("vector(time() * 977)", "a{x!=\"1\"} * 40000 < +Inf > -Inf", "") + ")";
    }

    private String ofAlerts() {
        if (alerts.isEmpty()) {
            return "vector(0) > 1";
        }
        String states = any("", ",alertstate=\"firing\"", ",alertstate=\"pending\"");
        return any(
                "count by (x) (ALERTS{alertname=\"" + any(alerts) + "\"" + states + "}) > 0",
                "time() - max by (x) (ALERTS_FOR_STATE{alertname=\"" + any(alerts) + "\"}) > 90");
    }

    private String histogram() {
        return any(
                "sum by (le) (rate(h_bucket[" + any(DURATIONS) + "]))",
                "rate(h_bucket[" + any(DURATIONS) + "])",
                "h_bucket{x=\"1\"}",
                "sum by (le, x) (increase(h_bucket[5m]" + offset() + "))");
    }

    private String compared(String vector) {
        return "(" + vector + " " + any(">", "<", ">=", "<=", "!=") + " " + (random.nextInt(14) - 2) + ".37)";
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(18)) {
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
            case 13 -> "-" + vector(depth - 1);
            case 14 -> "quantile" + any(GROUPINGS) + " (" + any("0.5", "0.25", "1") + ", " + vector(depth - 1) + ")";
            case 15 -> "(" + vector(depth - 1) + " + scalar(b{x=\"1\"}))";
            case 16 -> "(" + vector(depth - 1) + " / ignoring (y) group_left (z) max by (x) (" + selector() + "))";
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
        return random.nextInt(10) == 0 ? " offset " + any("1m", "2m30s", "30s", "-1m", "7m") : "";
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
