package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of maps in maps, or of one whose keys are dotted, such as {@code incidents.sinks.team.type}.
 *
 * <p>In a dotted key {@code by[0]} is the first of a list, {@code tags[a.b]} the key {@code a.b} of a map. Values are maps, collections, or anything
 * whose {@link Object#toString()} is meant.
 */
public final class MapTree {

    private static final int DEEPEST = 50;

    private final Origins origins;
    private final Problems problems;

    /** Where a value came from. */
    @FunctionalInterface
    public interface Origins {

        /** The place of what {@code path}, such as {@code incidents.service}, says. */
        Place of(String path);
    }

    /**
     * @param origins knows the place of a path
     * @param problems gets what contradicts itself
     */
    public MapTree(Origins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** The tree of a map whose keys may be dotted. */
    public Node.Map dotted(Map<String, ?> map) {
        Branch root = new Branch();
        map.forEach((key, value) -> root.put(keys(key), value, 0));
        return root.map("", 0);
    }

    /** The tree of a map below {@code path}, its keys taken as they are. */
    public Node.Map of(Map<String, ?> map, String path) {
        Branch root = new Branch();
        map.forEach((key, value) -> root.put(List.of(key), value, 0));
        return root.map(path, 0);
    }

    /** Splits at dots and brackets; a number in brackets keeps them, so that it is told from a key. */
    static List<String> keys(String dotted) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            int close = c == '[' ? dotted.indexOf(']', i) : -1;
            if (close < 0 && c != '.') {
                key.append(c);
                continue;
            }
            if (!key.isEmpty()) {
                keys.add(key.toString());
                key.setLength(0);
            }
            if (close >= 0) {
                String inside = dotted.substring(i + 1, close);
                keys.add(isIndex(inside) ? "[" + inside + "]" : inside);
                i = close;
            }
        }
        if (!key.isEmpty() || keys.isEmpty()) {
            keys.add(key.toString());
        }
        return keys;
    }

    private static boolean isIndex(String text) {
        return !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What is below one key while the tree grows. */
    private final class Branch {
        private final Map<String, Branch> children = new LinkedHashMap<>();
        private @Nullable String text;
        private boolean list;

        private Branch branch(String key) {
            return children.computeIfAbsent(key, any -> new Branch());
        }

        private void put(List<String> keys, @Nullable Object value, int depth) {
            Branch at = this;
            for (String key : keys) {
                at = at.branch(key);
            }
            at.hold(value, depth + keys.size());
        }

        private void hold(@Nullable Object value, int depth) {
            if (depth > DEEPEST) {
                return; // its node says so; a map may hold itself
            }
            if (value instanceof Map<?, ?> below) {
                below.forEach((key, item) -> put(List.of(String.valueOf(key)), item, depth));
            } else if (value instanceof Collection<?> items) {
                list = true;
                int index = 0;
                for (Object item : items) {
                    put(List.of("[" + index + "]"), item, depth);
                    index++;
                }
            } else {
                text = value == null ? "" : value.toString();
            }
        }

        private Node node(String path, int depth) {
            Place place = origins.of(path);
            if (depth > DEEPEST) {
                problems.add(Problem.at(place, "is more than " + DEEPEST + " levels deep"));
                return new Node.Broken(place);
            }
            if (text != null && !children.isEmpty()) {
                problems.add(Problem.at(place, "has a text of its own and settings below it; expected one of the two"));
                return new Node.Broken(place);
            }
            if (children.isEmpty() && !list) {
                return Node.Text.of(place, text == null ? "" : text);
            }
            boolean indexed = list || children.keySet().stream().allMatch(key -> key.startsWith("["));
            return indexed ? sequence(path, depth) : map(path, depth);
        }

        private Node.Map map(String path, int depth) {
            Place place = origins.of(path);
            List<Node.Entry> entries = new ArrayList<>();
            children.forEach((key, child) -> {
                String below = place.pathOf(key);
                entries.add(new Node.Entry(key, origins.of(below), child.node(below, depth + 1)));
            });
            return new Node.Map(place, entries, Node.Notation.PLAIN);
        }

        private Node sequence(String path, int depth) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < children.size(); i++) {
                Branch child = children.get("[" + i + "]");
                if (child == null) {
                    Place place = origins.of(path);
                    problems.add(Problem.at(place, "is a list without its number " + i));
                    return new Node.Broken(place);
                }
                items.add(child.node(path + "[" + i + "]", depth + 1));
            }
            return new Node.Sequence(origins.of(path), items);
        }
    }
}
