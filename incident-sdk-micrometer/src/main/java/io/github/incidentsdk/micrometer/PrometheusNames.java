package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.MetricNames;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spells meters as Micrometer's own Prometheus registry prints them (read off its 1.15 output; a test compares the two). */
final class PrometheusNames {

    private static final List<String> RESERVED = List.of("_total", "_created", "_bucket");

    private PrometheusNames() {}

    /** The metric's name before any of {@code _total}, {@code _count}, {@code _sum} and {@code _max}. */
    static String base(String meter, Meter.Type type, @Nullable String baseUnit) {
        String name = snake(meter);
        switch (type) {
            case TIMER, LONG_TASK_TIMER -> name = ending(name, "_seconds");
            case COUNTER, DISTRIBUTION_SUMMARY, GAUGE -> {
                if (baseUnit != null && !baseUnit.isBlank()) {
                    name = ending(name, "_" + snake(baseUnit));
                }
            }
            default -> {}
        }
        return identifier(withoutReserved(name), true);
    }

    static String label(String tag) {
        return identifier(snake(tag), false);
    }

    private static String ending(String name, String suffix) {
        return name.endsWith(suffix) ? name : name + suffix;
    }

    private static String withoutReserved(String name) {
        for (String suffix : RESERVED) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                return withoutReserved(name.substring(0, name.length() - suffix.length()));
            }
        }
        return name;
    }

    private static String snake(String dotted) {
        return dotted.replace('.', '_');
    }

    private static String identifier(String name, boolean colons) {
        if (colons ? MetricNames.isMetricName(name) : MetricNames.isLabelName(name)) {
            return name;
        }
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            boolean digit = i > 0 && c >= '0' && c <= '9';
            text.append(letter || digit ? c : '_');
        }
        return text.toString();
    }
}
