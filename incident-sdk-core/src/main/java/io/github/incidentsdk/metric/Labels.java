package io.github.incidentsdk.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Label names with their values; immutable, sorted by name, cheap to compare.
 *
 * <p>The metric's name is not among them. An empty value is the same as no label, as in Prometheus.
 */
public final class Labels implements Comparable<Labels> {

    /** The label under which Prometheus keeps the metric's name; never part of this class. */
    public static final String NAME = "__name__";

    private static final Labels EMPTY = new Labels(new String[0]);

    /** Names and values in turn. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /** Returns no labels. */
    public static Labels empty() {
        return EMPTY;
    }

    /**
     * Returns labels from names and values in turn: {@code Labels.of("queue", "mail", "region", "eu-1")}.
     *
     * @throws IllegalArgumentException when a value is missing or a name is given twice or is {@code __name__}
     */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Label '" + namesAndValues[namesAndValues.length - 1]
                    + "' has no value: give names and values in turn");
        }
        String[] pairs = namesAndValues.clone();
        sort(pairs);
        for (int i = 2; i < pairs.length; i += 2) {
            if (pairs[i].equals(pairs[i - 2])) {
                throw new IllegalArgumentException("Label '" + pairs[i] + "' is given twice");
            }
        }
        return ofSorted(pairs);
    }

    /**
     * Returns the map's entries as labels.
     *
     * @throws IllegalArgumentException when a name is {@code __name__}
     */
    public static Labels of(Map<String, String> map) {
        String[] pairs = new String[2 * map.size()];
        int end = 0;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            pairs[end++] = entry.getKey();
            pairs[end++] = entry.getValue();
        }
        sort(pairs);
        return ofSorted(pairs);
    }

    /** By name, each into its place: there are few, and mostly they come in order. */
    private static void sort(String[] pairs) {
        for (int i = 2; i < pairs.length; i += 2) {
            String name = pairs[i];
            String value = pairs[i + 1];
            int place = i;
            for (; place > 0 && pairs[place - 2].compareTo(name) > 0; place -= 2) {
                pairs[place] = pairs[place - 2];
                pairs[place + 1] = pairs[place - 1];
            }
            pairs[place] = name;
            pairs[place + 1] = value;
        }
    }

    private static Labels ofSorted(String[] pairs) {
        int end = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(NAME)) {
                throw new IllegalArgumentException(
                        "__name__ is not a label: give the metric's name apart from its labels");
            }
            if (!pairs[i + 1].isEmpty()) {
                pairs[end++] = pairs[i];
                pairs[end++] = pairs[i + 1];
            }
        }
        return end == 0 ? EMPTY : new Labels(end == pairs.length ? pairs : Arrays.copyOf(pairs, end));
    }

    private static Labels of(List<String> pairs) {
        return pairs.isEmpty() ? EMPTY : new Labels(pairs.toArray(new String[0]));
    }

    /** Returns the value of a label, or null when there is none. */
    public @Nullable String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** Returns how many labels there are. */
    public int size() {
        return pairs.length / 2;
    }

    /** Returns the name of one label, from 0, in the order of names. */
    public String name(int index) {
        return pairs[2 * index];
    }

    /** Returns the value of one label, from 0, in the order of names. */
    public String value(int index) {
        return pairs[2 * index + 1];
    }

    /** Returns those of these labels that {@code names} holds. */
    public Labels only(Collection<String> names) {
        return kept(names, true);
    }

    /** Returns these labels but for those that {@code names} holds. */
    public Labels without(Collection<String> names) {
        return kept(names, false);
    }

    private Labels kept(Collection<String> names, boolean listed) {
        List<String> kept = new ArrayList<>(pairs.length);
        for (int i = 0; i < pairs.length; i += 2) {
            if (names.contains(pairs[i]) == listed) {
                kept.add(pairs[i]);
                kept.add(pairs[i + 1]);
            }
        }
        return kept.size() == pairs.length ? this : of(kept);
    }

    /** Returns these labels with one set; an empty or null value takes it away. */
    public Labels with(String name, @Nullable String value) {
        int after = pairs.length;
        while (after > 0 && pairs[after - 2].compareTo(name) > 0) {
            after -= 2;
        }
        int before = after > 0 && pairs[after - 2].equals(name) ? after - 2 : after;
        int behind = value == null ? before : before + 2;
        String[] changed = Arrays.copyOf(pairs, behind + pairs.length - after);
        System.arraycopy(pairs, after, changed, behind, pairs.length - after);
        if (value != null) {
            changed[before] = name;
            changed[before + 1] = value;
        }
        return ofSorted(changed);
    }

    /** Returns names and values in the order of names; a copy that cannot be changed. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** Orders by the first label that differs, its name before its value; fewer labels come first. */
    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns the labels as PromQL writes them, such as {@code {queue="mail"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ", ");
            text.append(MetricNames.isLabelName(pairs[i]) ? pairs[i] : quoted(pairs[i]));
            text.append('=').append(quoted(pairs[i + 1]));
        }
        return text.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
