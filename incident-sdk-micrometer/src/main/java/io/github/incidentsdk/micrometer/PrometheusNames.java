package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spells meters as Micrometer's own Prometheus registry prints them (read off its 1.15 output; a test compares the two). */
final class PrometheusNames {

    private static final List<String> RESERVED = List.of("_total", "_created", "_bucket", "_info");

    private static final List<String> DISTRIBUTION =
            List.of("", "_count", "_sum", "_max", "_bucket", "_gcount", "_gsum");

    private static final List<String> CUSTOM =
            List.of("_total", "_sum_total", "_max", "_active_count", "_duration_sum", "_value");

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
        return identifier(withoutReserved(name));
    }

    /** Every name under which a meter of that id may show something, and some that it does not. */
    static Stream<String> mayShow(Meter.Id id) {
        String base = base(id.getName(), id.getType(), id.getBaseUnit());
        return switch (id.getType()) {
            case COUNTER -> Stream.of(base + "_total");
            case GAUGE -> Stream.of(base, base + "_info", base(id.getName(), id.getType(), "seconds"));
            case TIMER, LONG_TASK_TIMER, DISTRIBUTION_SUMMARY -> shown(base, DISTRIBUTION);
            case OTHER -> shown(base, CUSTOM);
        };
    }

    private static Stream<String> shown(String base, List<String> suffixes) {
        return suffixes.stream().map(base::concat);
    }

    /** Of tags that are spelled alike the last counts. */
    static Labels labels(Iterable<Tag> tags) {
        Labels labels = Labels.empty();
        for (Tag tag : tags) {
            labels = labels.with(label(tag.getKey()), tag.getValue());
        }
        return labels;
    }

    private static String label(String tag) {
        String name = identifier(snake(tag));
        while (name.startsWith("__")) { // reserved
            name = name.substring(1);
        }
        return name;
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

    /** Colons are for recording rules, so that no metric of a registry has one. */
    private static String identifier(String name) {
        if (MetricNames.isLabelName(name)) {
            return name;
        }
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean digit = i > 0 && c >= '0' && c <= '9';
            text.append(letter || digit ? c : '_');
        }
        return text.toString();
    }
}
