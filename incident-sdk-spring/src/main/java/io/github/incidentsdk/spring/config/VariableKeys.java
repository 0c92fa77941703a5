package io.github.incidentsdk.spring.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which keys a variable of the environment means, whose name has neither dashes nor dots nor small letters.
 *
 * <p>{@code INCIDENTS_RULES_COSTSPIKE_NODATA} and {@code INCIDENTS_RULES_COST_SPIKE_NO_DATA} both are {@code no-data} of the rule
 * {@code cost-spike} that a file has: names that are there come first, then keys that are known.
 */
final class VariableKeys {

    private final PropertyNode present;

    VariableKeys(PropertyNode present) {
        this.present = present;
    }

    /**
     * The keys that {@code parts} of a variable's name mean; null when there is no such setting.
     *
     * @param parts in small letters, without the first
     */
    @Nullable
    List<String> keys(List<String> parts) {
        return keys(parts, present, KeyTree.INCIDENTS);
    }

    private static @Nullable List<String> keys(
            List<String> parts, @Nullable PropertyNode present, @Nullable KeyTree known) {
        if (parts.isEmpty()) {
            return List.of();
        }
        for (int taken = parts.size(); taken > 0; taken--) {
            String spelled = named(parts.subList(0, taken), present, known);
            if (spelled != null) {
                return joined(spelled, parts.subList(taken, parts.size()), present, known);
            }
        }
        boolean list = parts.get(0).startsWith("[") && parts.size() == 1;
        boolean named = known != null && known.takesNames() && !parts.get(0).startsWith("[");
        return list || named ? joined(parts.get(0), parts.subList(1, parts.size()), present, known) : null;
    }

    private static @Nullable List<String> joined(
            String first, List<String> rest, @Nullable PropertyNode present, @Nullable KeyTree known) {
        List<String> below = keys(
                rest,
                present == null ? null : present.children().get(first),
                known == null ? null : known.below(first));
        if (below == null) {
            return null;
        }
        List<String> keys = new ArrayList<>(List.of(first));
        keys.addAll(below);
        return keys;
    }

    /** The key that is spelled like {@code parts} put together. */
    private static @Nullable String named(List<String> parts, @Nullable PropertyNode present, @Nullable KeyTree known) {
        String spelled = uniform(String.join("", parts));
        Set<String> names = new LinkedHashSet<>();
        if (present != null) {
            names.addAll(present.children().keySet());
        }
        if (known != null) {
            names.addAll(known.names());
        }
        return names.stream()
                .filter(name -> uniform(name).equals(spelled))
                .findFirst()
                .orElse(null);
    }

    /** What two spellings have in common that Spring takes for one. */
    static String uniform(String key) {
        return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
