package io.github.incidentsdk.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small unmodifiable map in the order given, held flat: a quarter of the memory of a {@link LinkedHashMap}, and nothing to
 * copy where one snapshot takes it over from another. Without null; for all threads.
 */
public final class FlatMap<V> extends AbstractMap<String, V> {

    /** More than these are searched faster by hash. */
    private static final int MOST = 64;

    /** Name, value, name, value. */
    private final Object[] flat;

    private FlatMap(Object[] flat) {
        this.flat = flat;
    }

    /** The entries of {@code map} as they are now; {@code map} itself where nobody can change it. */
    public static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map instanceof FlatMap) {
            return map;
        }
        if (map.size() < 2) {
            return Map.copyOf(map); // as it is in build()
        }
        if (map.size() > MOST) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
        Builder<V> builder = new Builder<>(map.size());
        map.forEach(builder::put);
        return builder.build();
    }

    /** Collects entries; for one thread. */
    public static final class Builder<V> {
        private Object[] flat;
        private int length;
        private @Nullable Map<String, V> tooMany;

        /** Has room for {@code entries}, and makes more as it is needed. */
        public Builder(int entries) {
            flat = new Object[2 * entries];
        }

        /** Sets {@code name} to {@code value}. */
        public void put(String name, V value) {
            if (tooMany != null) {
                tooMany.put(name, value);
                return;
            }
            Objects.requireNonNull(value, name);
            int at = indexOf(flat, length, name);
            if (at >= 0) {
                flat[at + 1] = value;
            } else if (length == 2 * MOST) {
                tooMany = new LinkedHashMap<>(new FlatMap<>(Arrays.copyOf(flat, length)));
                tooMany.put(name, value);
            } else {
                if (length == flat.length) {
                    flat = Arrays.copyOf(flat, Math.max(8, 2 * length));
                }
                flat[length++] = name;
                flat[length++] = value;
            }
        }

        /** What was put; nothing is put any more. */
        public Map<String, V> build() {
            if (tooMany != null) {
                return Collections.unmodifiableMap(tooMany);
            }
            FlatMap<V> map = new FlatMap<>(length == flat.length ? flat : Arrays.copyOf(flat, length));
            return switch (map.size()) {
                case 0 -> Map.of();
                case 1 -> Map.of(map.name(0), map.value(0)); // needs no array, and most incidents have such maps
                default -> map;
            };
        }
    }

    private static int indexOf(Object[] flat, int length, @Nullable Object name) {
        for (int i = 0; i < length; i += 2) {
            if (flat[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String name(int at) {
        return (String) flat[at];
    }

    @SuppressWarnings("unchecked") // only put() fills it
    private V value(int at) {
        return (V) flat[at + 1];
    }

    @Override
    public int size() {
        return flat.length / 2;
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int at = indexOf(flat, flat.length, name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(flat, flat.length, name) >= 0;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int i = 0; i < flat.length; i += 2) {
            action.accept(name(i), value(i));
        }
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {

        @Override
        public int size() {
            return FlatMap.this.size();
        }

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < flat.length;
                }

                @Override
                public Entry<String, V> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int at = next;
                    next += 2;
                    return Map.entry(name(at), value(at));
                }
            };
        }
    }
}
