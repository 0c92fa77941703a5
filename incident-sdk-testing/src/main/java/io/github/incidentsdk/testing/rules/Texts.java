package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a failing test shows things. */
final class Texts {

    private static final int MOST_LINES = 10;

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

    /** A whole number without a point, any other to six digits: more would be noise of the arithmetic. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        return Double.isFinite(value)
                ? String.valueOf(
                        BigDecimal.valueOf(value).round(new MathContext(6)).doubleValue())
                : String.valueOf(value);
    }

    /** Lines of which nobody reads hundreds: of many the first few, how many are left out, and the last few. */
    static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> few = new ArrayList<>(lines.subList(0, MOST_LINES / 2));
        few.add("  … " + (lines.size() - MOST_LINES) + " more\n");
        few.addAll(lines.subList(lines.size() - MOST_LINES / 2, lines.size()));
        return few;
    }

    /** Such as {@code backlog{queue="orders"} SEV2}. */
    static String incident(IncidentSnapshot incident) {
        return incident.type() + labels(incident.by()) + " " + incident.severity();
    }
}
