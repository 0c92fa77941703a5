package io.github.incidentsdk.testing.promtool;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** How a failing test shows things. */
final class Texts {

    private Texts() {}

    /** Such as {@code 1h5m}; as rule files write it. */
    static String time(Duration at) {
        if (at.isZero()) {
            return "0s";
        }
        String hours = at.toHours() == 0 ? "" : at.toHours() + "h";
        String minutes = at.toMinutesPart() == 0 ? "" : at.toMinutesPart() + "m";
        String seconds = at.toSecondsPart() == 0 ? "" : at.toSecondsPart() + "s";
        String millis = at.toMillisPart() == 0 ? "" : at.toMillisPart() + "ms";
        return hours + minutes + seconds + millis;
    }

    /** Such as {@code {job="a", queue="orders"}}. */
    static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
