package io.github.incidentsdk.model;

import java.util.Arrays;
import java.util.Map;

/**
 * A few metric names with their last values, held flat; only finite numbers get in. Not safe for several threads.
 */
public final class Measures {

    /** The most metrics that are kept. */
    public static final int MOST = 64;

    private static final String[] NO_NAMES = {};
    private static final double[] NO_VALUES = {};

    private String[] names = NO_NAMES;
    private double[] values = NO_VALUES;
    private int size;
    private int dropped;

    /** The measures of a map. */
    public static Measures of(Map<String, Double> map) {
        Measures measures = new Measures();
        map.forEach(measures::put);
        return measures;
    }

    /**
     * Sets {@code name} to {@code value}; NaN and infinite values count as absent, a metric beyond {@link #MOST} is dropped and
     * counted.
     *
     * @return whether anything changed
     */
    public boolean put(String name, double value) {
        if (!Double.isFinite(value)) {
            return false;
        }
        int at = indexOf(name);
        if (at >= 0) {
            boolean changed = values[at] != value;
            values[at] = value;
            return changed;
        }
        if (size == MOST) {
            dropped++;
            return false;
        }
        if (names.length == size) {
            names = Arrays.copyOf(names, Math.max(2, 2 * size));
            values = Arrays.copyOf(values, names.length);
        }
        names[size] = name;
        values[size++] = value;
        return true;
    }

    /** Takes over every value of {@code others}; whether anything changed. */
    public boolean putAll(Measures others) {
        boolean changed = false;
        for (int i = 0; i < others.size; i++) {
            changed |= put(others.names[i], others.values[i]);
        }
        return changed;
    }

    /** The value of {@code name}; NaN when there is none. */
    public double get(String name) {
        int at = indexOf(name);
        return at < 0 ? Double.NaN : values[at];
    }

    public int size() {
        return size;
    }

    /** How many metrics were dropped because there were too many. */
    public int dropped() {
        return dropped;
    }

    public String name(int i) {
        return names[i];
    }

    public double value(int i) {
        return values[i];
    }

    /** An unmodifiable map in the order given. */
    public Map<String, Double> toMap() {
        FlatMap.Builder<Double> map = new FlatMap.Builder<>(size);
        for (int i = 0; i < size; i++) {
            map.put(names[i], values[i]);
        }
        return map.build();
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
