package io.github.incidentsdk.testing.rules;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a failing test shows things. */
final class Texts {

    private Texts() {}

    /** Such as {@code 0:02:15}. */
    static String time(Duration since) {
        String days = since.toDays() == 0 ? "" : since.toDays() + "d ";
        String millis = since.toMillisPart() == 0 ? "" : String.format(Locale.ROOT, ".%03d", since.toMillisPart());
        return days
                + String.format(
                        Locale.ROOT, "%d:%02d:%02d", since.toHoursPart(), since.toMinutesPart(), since.toSecondsPart())
                + millis;
    }

    /** Such as {@code {queue="orders"}}; nothing where there is none. */
    static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A whole number without a point, any other as Java prints it. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
