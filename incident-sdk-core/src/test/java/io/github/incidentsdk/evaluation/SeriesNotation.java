package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notation of series in promtool's unit tests: {@code 1+2x5 _ _x3 stale NaN -4}. */
final class SeriesNotation {

    private static final Pattern REPEATED = Pattern.compile("(.+?)(?:([+-])(.+?))?x(\\d+)");

    private SeriesNotation() {}

    /**
     * Adds one series to a recording.
     *
     * @param series such as {@code up{job="a"}}
     * @param values the notation
     * @param stepMillis the time between samples, the first of which is at 0
     * @param untilMillis later samples are left out
     */
    static void add(Recording recording, String series, String values, long stepMillis, long untilMillis) {
        Selector selector = (Selector) Expression.parse(series);
        Map<String, String> labels = new HashMap<>();
        for (LabelMatcher matcher : selector.matchers()) {
            labels.put(matcher.label(), matcher.value());
        }
        List<Long> times = new ArrayList<>();
        List<Double> samples = new ArrayList<>();
        long time = 0;
        for (Double value : expand(values, untilMillis / stepMillis + 1)) {
            if (value != null) {
                times.add(time);
                samples.add(value);
            }
            time += stepMillis;
        }
        recording.add(
                String.valueOf(selector.name()),
                Labels.of(labels),
                times.stream().mapToLong(Long::longValue).toArray(),
                samples.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns at most so many values, null where there is no sample. */
    static List<Double> expand(String notation, long limit) {
        List<Double> values = new ArrayList<>();
        for (String item : notation.strip().split("\\s+", -1)) {
            if (!item.isEmpty()) {
                expandItem(item, limit, values);
            }
        }
        return values;
    }

    private static void expandItem(String item, long limit, List<Double> values) {
        Matcher repeated = REPEATED.matcher(item);
        if (item.startsWith("_")) {
            long count = repeated.matches() ? Long.parseLong(repeated.group(4)) : 1;
            for (long i = 0; i < count && values.size() < limit; i++) {
                values.add(null);
            }
        } else if (item.equals("stale")) {
            values.add(Recording.STALE);
        } else if (isNumber(item)) {
            values.add(number(item));
        } else if (repeated.matches()) {
            double value = number(repeated.group(1));
            double step = repeated.group(3) == null ? 0 : number(repeated.group(3));
            for (long i = 0; i <= Long.parseLong(repeated.group(4)) && values.size() < limit; i++) {
                values.add(value);
                value += "-".equals(repeated.group(2)) ? -step : step;
            }
        } else {
            throw new IllegalArgumentException("'" + item + "' is no value of a series");
        }
    }

    private static boolean isNumber(String item) {
        return item.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|NaN|[+-]?Inf");
    }

    private static double number(String text) {
        if (text.equals("NaN")) {
            return Double.NaN;
        }
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }
}
