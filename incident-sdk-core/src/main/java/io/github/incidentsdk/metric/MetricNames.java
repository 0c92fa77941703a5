package io.github.incidentsdk.metric;

/** What may be the name of a metric or a label: a PromQL identifier, and where it is quoted any text. */
public final class MetricNames {

    private MetricNames() {}

    /** Returns whether this can stand in an expression as a metric's name: a letter, {@code _} or {@code :}, then also digits. */
    public static boolean isMetricName(String name) {
        return isIdentifier(name, true);
    }

    /** Returns whether this can stand in an expression as a label's name: as a metric's, without {@code :}. */
    public static boolean isLabelName(String name) {
        return isIdentifier(name, false);
    }

    /** Returns whether this can stand in an expression as a metric's or a label's name in quotes: any text but the empty one. */
    public static boolean isQuotable(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /**
     * Returns normally for a good name with good labels.
     *
     * @throws IllegalArgumentException naming the culprit
     */
    public static void require(String name, Labels labels) {
        if (!isMetricName(name)) {
            throw new IllegalArgumentException("Metric name '" + name
                    + "' cannot stand in an expression: use letters, digits and '_', not beginning with a digit");
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!isLabelName(labels.name(i))) {
                throw new IllegalArgumentException("Label '" + labels.name(i) + "' of metric '" + name
                        + "' cannot stand in an expression: use letters, digits and '_', not beginning with a digit");
            }
        }
    }

    private static boolean isIdentifier(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(digit && i > 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
