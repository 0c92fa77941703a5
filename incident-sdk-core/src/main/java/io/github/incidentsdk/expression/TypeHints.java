package io.github.incidentsdk.expression;

/** What to write instead, at the end of a message about a type. */
final class TypeHints {

    private TypeHints() {}

    /** For what should have been an instant vector. */
    static String towardsVector(Expression actual) {
        return switch (actual.type()) {
            case RANGE_VECTOR -> "; leave out the window, or fold it with a function such as rate or avg_over_time";
            case SCALAR -> "; turn it into one with vector(…)";
            case STRING, INSTANT_VECTOR -> "";
        };
    }

    static String towards(ValueType expected, Expression actual) {
        return switch (expected) {
            case INSTANT_VECTOR -> towardsVector(actual);
            case RANGE_VECTOR ->
                actual instanceof Expression.Selector
                        ? "; give it a window, as in [5m]"
                        : "; only a selector can have a window, such as [5m]";
            case SCALAR -> actual.type() == ValueType.INSTANT_VECTOR ? "; turn it into one with scalar(…)" : "";
            case STRING -> "";
        };
    }
}
