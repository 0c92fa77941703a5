package io.github.incidentsdk.evaluation;

import java.util.List;
import java.util.Random;

/** Random series of three metrics and random conditions over them. */
final class RandomSeries {

    static final List<String> ALL = List.of(
            "a{x=1,y=1}",
            "a{x=1,y=2}",
            "a{x=2,y=1}",
            "a",
            "b{x=1,y=1}",
            "b{x=2,y=2}",
            "b{x=1}",
            "c{x=1,y=1}",
            "c{x=3}");

    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> MATCHINGS = List.of("", "", "", "on (x)", "on ()", "ignoring (y)", "on (x, y)");

    private final Random random;

    RandomSeries(Random random) {
        this.random = random;
    }

    /** A condition that {@link io.github.incidentsdk.expression.Expression#parseCondition} accepts. */
    String condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return comparison();
        }
        String operator = any(List.of("and", "or", "unless"));
        return "(" + condition(depth - 1) + " " + operator + " " + any(MATCHINGS) + " " + condition(depth - 1) + ")";
    }

    private String comparison() {
        return switch (random.nextInt(8)) {
            case 0 -> "absent(" + selector() + ")";
            case 1 -> random.nextInt(4) + " " + any(COMPARISONS) + " " + vector(2);
            case 2 -> vector(1) + " " + any(COMPARISONS) + " " + any(MATCHINGS) + " " + vector(1);
            default -> vector(2) + " " + any(COMPARISONS) + " " + random.nextInt(4);
        };
    }

    private String vector(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return selector();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "sum by (x) (" + vector(depth - 1) + ")";
            case 1 -> "max without (y) (" + vector(depth - 1) + ")";
            case 2 -> "(" + vector(depth - 1) + " + 1)";
            case 3 -> "(" + vector(depth - 1) + " > " + random.nextInt(3) + ")";
            case 4 -> "(" + vector(depth - 1) + " or " + vector(depth - 1) + ")";
            default -> "-" + selector();
        };
    }

    private String selector() {
        return any(List.of("a", "b", "c", "a{x=\"1\"}", "b{y=\"\"}", "c{x!=\"3\"}", "a{y=~\"1|2\"}"));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
