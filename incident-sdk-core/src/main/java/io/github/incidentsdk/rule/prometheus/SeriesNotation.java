package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A series in the notation of promtool's unit tests: {@code up{job="a"}} and {@code 1+2x5 _ _x3 stale NaN -4}.
 *
 * <p>{@code 1x3} is 1 and three times 1 more; {@code 1+2x3} is 1, 3, 5, 7; {@code _} is no sample. Immutable.
 */
public final class SeriesNotation {

    private static final String FINITE = "(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
    private static final String WORD = "(?:(?i:inf|nan))";

    /** As in promtool, an x behind a word would be a part of it. */
    private static final Pattern REPEATED_WORD = Pattern.compile(".*" + WORD + "x\\d+");

    private static final Pattern BLANK = Pattern.compile("_(?:x(\\d{1,18}))?");
    private static final Pattern ITEM =
            Pattern.compile("([+-]?(?:" + FINITE + "|" + WORD + "(?!x)))(?:([+-]" + FINITE + ")?x(\\d{1,18}))?");

    private final String name;
    private final Labels labels;
    private final List<Item> items;

    private SeriesNotation(String name, Labels labels, List<Item> items) {
        this.name = name;
        this.labels = labels;
        this.items = items;
    }

    /**
     * Some samples at equal distances.
     *
     * @param first null for no sample at all
     * @param step what each has more than the one before
     */
    private record Item(@Nullable Double first, double step, long count) {}

    /**
     * Reads a series.
     *
     * @throws IllegalArgumentException when either part cannot be read; the message names it and says why
     */
    public static SeriesNotation of(String series, String values) {
        Selector selector = selector(series);
        String name = selector.name();
        Map<String, String> labels = new HashMap<>();
        for (LabelMatcher matcher : selector.matchers()) {
            if (matcher.operator() != LabelMatcher.Operator.EQUAL) {
                throw new IllegalArgumentException("'" + series + "' is no series: its labels need =");
            }
            if (matcher.label().equals(Labels.NAME)) {
                name = matcher.value();
            } else {
                labels.put(matcher.label(), matcher.value());
            }
        }
        if (name == null) {
            throw new IllegalArgumentException("'" + series + "' has no name");
        }
        if (values.contains("{{")) {
            throw new IllegalArgumentException(
                    "native histograms are outside the subset of PromQL that is evaluated here");
        }
        return new SeriesNotation(name, Labels.of(labels), items(values));
    }

    private static Selector selector(String series) {
        try {
            if (Expression.parse(series) instanceof Selector selector && selector.offsetMillis() == 0) {
                return selector;
            }
        } catch (ExpressionException wrong) {
            throw new IllegalArgumentException("'" + series + "' is no series: " + wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException("'" + series + "' is no series");
    }

    private static List<Item> items(String values) {
        List<Item> items = new ArrayList<>();
        for (String text : values.strip().split("\\s+", -1)) {
            if (!text.isEmpty()) {
                items.add(item(text));
            }
        }
        return List.copyOf(items);
    }

    private static Item item(String text) {
        Matcher blank = BLANK.matcher(text);
        if (blank.matches()) {
            return new Item(null, 0, blank.group(1) == null ? 1 : Long.parseLong(blank.group(1)));
        }
        if (text.equals("stale")) {
            return new Item(Recording.STALE, 0, 1);
        }
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            boolean isRepeated = REPEATED_WORD.matcher(text).matches();
            throw new IllegalArgumentException("'" + text + "' is no value of a series"
                    + (isRepeated ? ": NaN and Inf are repeated with a step, as in NaN+0x12" : ""));
        }
        double step = item.group(2) == null ? 0 : number(item.group(2));
        long count = item.group(3) == null ? 1 : 1 + Long.parseLong(item.group(3));
        return new Item(number(item.group(1)), step, count);
    }

    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Returns the metric's name. */
    public String name() {
        return name;
    }

    /** Returns what tells it from other series of that name. */
    public Labels labels() {
        return labels;
    }

    /** Returns how many samples there are, with those that are left out. */
    public long length() {
        return items.stream().mapToLong(Item::count).sum();
    }

    /**
     * Returns the samples one after the other; {@link Recording#STALE} for one that is stale, and for one that is left out.
     *
     * @param most how many at most
     */
    public double[] values(int most) {
        double[] values = new double[(int) Math.min(length(), most)];
        int next = 0;
        for (Item item : items) {
            double value = item.first == null ? Recording.STALE : item.first;
            for (long i = 0; i < item.count && next < values.length; i++) {
                values[next++] = value;
                value = item.step == 0 ? value : value + item.step; // a stale mark must keep its bits
            }
        }
        return values;
    }

    /**
     * Adds the series to a recording.
     *
     * @param stepMillis the time between samples, the first of which is at 0
     * @param untilMillis later samples are left out
     */
    public void addTo(Recording recording, long stepMillis, long untilMillis) {
        List<Long> times = new ArrayList<>();
        List<Double> samples = new ArrayList<>();
        long time = 0;
        for (Item item : items) {
            double value = item.first == null ? 0 : item.first;
            for (long i = 0; i < item.count && time <= untilMillis; i++) {
                if (item.first != null) {
                    times.add(time);
                    samples.add(value);
                    value = item.step == 0 ? value : value + item.step; // a stale mark must keep its bits
                }
                time += stepMillis;
            }
        }
        recording.add(
                name,
                labels,
                times.stream().mapToLong(Long::longValue).toArray(),
                samples.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
