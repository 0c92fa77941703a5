package io.github.incidentsdk.model;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few names with values in the order given, held flat: the hot path of a declaration makes no map.
 *
 * <p>Equal when the same names have the same values, in whatever order. Not safe for several threads while it is filled.
 */
public final class Pairs {

    /** The most pairs that are kept. */
    public static final int MOST = 64;

    private static final String[] NONE = {};

    private String[] flat = NONE;
    private int size;
    private int dropped;

    /** The pairs of a map. */
    public static Pairs of(Map<String, String> map) {
        Pairs pairs = new Pairs();
        map.forEach(pairs::put);
        return pairs;
    }

    /** Sets {@code name} to {@code value}, unless that is a pair beyond {@link #MOST}: it is dropped and counted, and false. */
    public boolean put(String name, String value) {
        int at = indexOf(name);
        if (at >= 0) {
            flat[2 * at + 1] = value;
            return true;
        }
        if (size == MOST) {
            dropped++;
            return false;
        }
        if (flat.length == 2 * size) {
            flat = Arrays.copyOf(flat, Math.max(4, 4 * size));
        }
        flat[2 * size] = name;
        flat[2 * size + 1] = value;
        size++;
        return true;
    }

    /** The value of {@code name}, or null. */
    public @Nullable String get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : flat[2 * at + 1];
    }

    public int size() {
        return size;
    }

    /** How many pairs were dropped because there were too many. */
    public int dropped() {
        return dropped;
    }

    public String name(int i) {
        return flat[2 * i];
    }

    public String value(int i) {
        return flat[2 * i + 1];
    }

    /** An unmodifiable map in the order given. */
    public Map<String, String> toMap() {
        FlatMap.Builder<String> map = new FlatMap.Builder<>(size);
        for (int i = 0; i < size; i++) {
            map.put(name(i), value(i));
        }
        return map.build();
    }

    /** Whether {@code map} has the same names with the same values. */
    public boolean isSameAs(Map<String, String> map) {
        if (map.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!value(i).equals(map.get(name(i)))) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (flat[2 * i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Pairs that) || that.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            String theirs = that.get(name(i));
            if (!value(i).equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash += name(i).hashCode() ^ Integer.rotateLeft(value(i).hashCode(), 16);
        }
        return hash;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
