package io.github.incidentsdk;

import java.util.List;
import java.util.Random;

/**
 * Random rules in the configuration's own words, over the metrics of a {@link RandomProgram}.
 *
 * <p>Left out is what {@code docs/sources.md} says to differ at a server: extrapolating functions, matching by labels that
 * it adds, and what passes over NaN there, as comparisons within an expression, extremes and counts of changes do.
 */
final class RandomRuleTexts {

    private static final List<String> MATCHERS =
            List.of("", "", "", "", "{x=\"1\"}", "{x!=\"1\"}", "{x=~\"1|2\"}", "{y=\"1\"}", "{y!~\"2\"}");
    private static final List<String> WINDOWS = List.of("30s", "1m", "2m", "5m");
    private static final List<String> OVER_TIME = List.of(
            "avg_over_time",
            "sum_over_time",
            "count_over_time",
            "last_over_time",
            "stddev_over_time",
            "present_over_time",
            "idelta",
            "deriv");

    /** Comparisons within an expression, over what is never NaN: of that a server says what is not said here. */
    private static final List<String> CHOSEN = List.of(
            "(n_total > bool 3)",
            "(n_total > 40)",
            "count by (x) (n_total > 40)",
            "sum(n_total > bool 40)",
            "(a and n_total > 40)",
            "(a unless n_total > 40)");

    private final Random random;

    RandomRuleTexts(Random random) {
        this.random = random;
    }

    /** What follows the id. */
    String next() {
        String looks = switch (random.nextInt(3)) {
            case 0 -> value();
            case 1 -> metrics();
            default -> "expr: '" + condition() + "', level: SEV2";
        };
        return "{ declare: " + any("one", "by-x", "by-x-y") + ", " + looks + timing() + " }";
    }

    private String value() {
        boolean above = random.nextInt(4) > 0;
        int limit = random.nextInt(9);
        String compares = above ? ">" : "<";
        String levels = "SEV3: \"" + compares + " " + limit + ".37\"";
        if (random.nextBoolean()) {
            levels += ", SEV1: \"" + compares + " " + (above ? limit + 4 : limit - 4) + ".37\"";
        }
        String ends = random.nextInt(3) == 0
                ? ", resolve: { when: \"" + (above ? "< " + (limit - 2) : "> " + (limit + 2)) + ".21\""
                        + any("", ", for: 30s") + " }"
                : "";
        String value = random.nextInt(3) == 0 ? ratio() : vector(2);
        return "value: '" + value + "', levels: { " + levels + " }" + ends;
    }

    private String metrics() {
        return "metrics: { m: '" + vector(1) + "', k: '" + (random.nextBoolean() ? ratio() : vector(1))
                + "' }, levels: { SEV2: m > " + limit() + " " + any("and", "or", "unless") + " k < " + limit() + " }"
                + any("", ", resolve: { when: m < 2.21 }");
    }

    private String condition() {
        String on = any("on (x) ", "on (x, y) ", "on () ");
        return switch (random.nextInt(8)) {
            case 0 -> "absent(" + selector() + ")";
            case 1 -> "absent_over_time(" + range() + ")";
            case 2 -> compared(selector()) + " unless " + on + compared(vector(1));
            case 3 -> compared(selector()) + " and " + on + compared(vector(1));
            case 4 -> compared(selector()) + " or " + on + compared(vector(1));
            case 5 -> compared(ratio());
            case 6 -> "max by (x) (" + sure(1) + ") > on (x) min by (x) (" + sure(1) + ") + 0.37";
            default -> compared(vector(2));
        };
    }

    private String compared(String vector) {
        return vector + " " + any(">", "<", ">=", "!=") + " " + limit();
    }

    private String limit() {
        return random.nextInt(10) + ".37";
    }

    /** Whose denominator is often nothing. */
    private String ratio() {
        String by = any("", " by (x)", " by (x, y)");
        return "sum" + by + " (" + selector() + ") / " + (by.isEmpty() ? "" : "on" + by.substring(3) + " ") + "sum" + by
                + " (" + any("clamp_min(" + selector() + ", 0)", "changes(" + sure() + "[1m])", "resets(n_total[1m])")
                + ")";
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> selector();
            case 2 ->
                any("min_over_time", "max_over_time", "changes", "resets") + "(" + sure() + "["
                        + any(WINDOWS.toArray(String[]::new)) + "])";
            case 3 -> any(OVER_TIME.toArray(String[]::new)) + "(" + range() + ")";
            case 4 -> any("sum", "avg", "count", "group") + by() + " (" + vector(depth - 1) + ")";
            case 5 -> extreme(depth - 1);
            case 6 -> any("abs", "ceil", "floor", "sgn", "round") + "(" + vector(depth - 1) + ")";
            case 7 ->
                random.nextInt(4) == 0
                        ? any(CHOSEN.toArray(String[]::new))
                        : "(" + vector(depth - 1) + " " + any("+ 2", "- 1", "* 0.5", "/ 2", "% 7") + ")";
            default ->
                "(sum by (x) (" + vector(depth - 1) + ") " + any("+", "-", "*") + " on (x) max by (x) ("
                        + sure(depth - 1) + "))";
        };
    }

    private String extreme(int depth) {
        return any("min", "max") + by() + " (" + sure(depth) + ")";
    }

    /** What is never NaN. */
    private String sure(int depth) {
        if (depth <= 0) {
            return sure();
        }
        return switch (random.nextInt(5)) {
            case 0 -> sure();
            case 1 -> any("sum", "avg", "min", "max", "count") + by() + " (" + sure(depth - 1) + ")";
            case 2 -> any("abs", "ceil", "floor", "sgn", "round") + "(" + sure(depth - 1) + ")";
            case 3 -> "(" + sure(depth - 1) + " " + any("+ 2", "- 1", "* 0.5", "/ 2", "% 7") + ")";
            default -> any("avg", "sum", "count", "last", "max") + "_over_time(" + sure() + "[1m])";
        };
    }

    private String by() {
        return any("", " by (x)", " by (x, y)", " without (y)");
    }

    private String sure() {
        return any("d", "d", "n_total") + any(MATCHERS.toArray(String[]::new));
    }

    private String selector() {
        return any("a", "a", "b", "c", "d", "n_total") + any(MATCHERS.toArray(String[]::new));
    }

    private String range() {
        return any("a", "b", "c", "n_total") + any(MATCHERS.toArray(String[]::new)) + "["
                + any(WINDOWS.toArray(String[]::new)) + "]" + any("", "", "", " offset 30s");
    }

    private String timing() {
        return ", every: " + any("15s", "15s", "30s") + ", for: " + any("0s", "15s", "30s", "90s") + ", keep: "
                + any("15s", "30s", "90s") + ", no-data: " + any("keep", "keep", "resolve", "declare")
                + ", zero-denominator: " + any("\"false\"", "hold") + ", series-gone: " + any("keep", "resolve");
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
