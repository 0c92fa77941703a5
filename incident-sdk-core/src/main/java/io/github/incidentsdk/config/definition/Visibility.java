package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.tree.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may hear of a type's incidents, as far as that can be told of a type that cannot be read. */
public final class Visibility {

    static final String KEY = "visibility";
    static final Map<String, Boolean> WORDS = new TreeMap<>(Map.of("open", false, "restricted", true));

    private Visibility() {}

    /**
     * Whether a type that cannot be used was to be restricted: it says so, or says of its visibility something that cannot be read. A slip
     * must not tell everybody what was meant for few.
     */
    public static boolean mayBeRestricted(Node type) {
        return type instanceof Node.Text text ? mentions(text.value()) : says(type);
    }

    private static boolean says(Node node) {
        if (node instanceof Node.Map map) {
            return map.entries().stream().anyMatch(Visibility::says);
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().anyMatch(Visibility::mayBeRestricted);
        }
        return node instanceof Node.Text text && "restricted".equals(Nearest.to(text.value(), Set.of("restricted")));
    }

    private static boolean says(Node.Entry entry) {
        return isVisibility(entry.key()) ? !isOpen(entry.value()) : mentions(entry.key()) || says(entry.value());
    }

    /** Also {@code visibility:restricted}, which is one key where a space is missing. */
    private static boolean isVisibility(String key) {
        return !mentions(key) && Nearest.to(key, Set.of(KEY)) != null;
    }

    private static boolean isOpen(Node value) {
        return value instanceof Node.Text text && text.value().equals("open");
    }

    private static boolean mentions(String text) {
        return text.toLowerCase(Locale.ROOT).contains("restrict");
    }
}
