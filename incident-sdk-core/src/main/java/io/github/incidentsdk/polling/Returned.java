package io.github.incidentsdk.polling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks through what a poll or an engine returned, which may be somebody else's and return anything. */
final class Returned {

    private final String who;
    private final int most;

    /**
     * @param asked the poll or engine
     * @param method what was called
     * @param most how many elements are taken
     */
    Returned(Object asked, String method, int most) {
        this.who = method + " of " + name(asked.getClass());
        this.most = most;
    }

    private static String name(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : "a lambda in " + name.substring(0, lambda);
    }

    /**
     * Copies what was returned.
     *
     * @param lack what is missing in an element; null when nothing is
     * @throws IOException when it is null, holds null or what is incomplete, or is larger than it may be
     */
    <T> List<T> whole(@Nullable Collection<T> returned, Function<T, @Nullable String> lack) throws IOException {
        if (returned == null) {
            throw new IOException(who + " returned null; what has no series returns an empty collection");
        }
        List<T> taken = new ArrayList<>();
        for (T element : returned) { // its size() may be anything
            if (taken.size() == most) {
                throw new IOException(
                        who + " returned more than " + most + " series, which is as many as are kept (limits.series)");
            }
            String missing = element == null ? "null" : lack.apply(element);
            if (missing != null) {
                throw new IOException(who + " returned " + missing + " as element " + (taken.size() + 1));
            }
            taken.add(element);
        }
        return taken;
    }

    /**
     * Copies a map that was returned.
     *
     * @throws IOException when it is null or holds null
     */
    Map<String, String> whole(@Nullable Map<String, String> returned) throws IOException {
        if (returned == null) {
            throw new IOException(who + " returned null; what has nothing to say returns an empty map");
        }
        Map<String, String> taken = new HashMap<>();
        for (Map.Entry<String, String> each : returned.entrySet()) {
            if (each.getKey() == null || each.getValue() == null) {
                throw new IOException(who + " returned null as a name or a reason: " + each);
            }
            taken.put(each.getKey(), each.getValue());
        }
        return taken;
    }
}
