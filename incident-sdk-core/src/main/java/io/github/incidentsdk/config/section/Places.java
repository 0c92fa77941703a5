package io.github.incidentsdk.config.section;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.tree.Node;
import java.util.List;

/** Knows where a path stands. */
public final class Places {

    /** The one key at the top of every configuration. */
    public static final String ROOT = "incidents";

    private Places() {}

    /** The place of what the caller's code says. */
    public static Place inCode(String path) {
        return Place.in("code", path);
    }

    /** The place of what stands at {@code path}, or of the nearest thing above it, with that path. */
    public static Place of(Node tree, String path, String name) {
        Place nearest = Place.in(name, path);
        Node at = tree;
        while (true) {
            nearest = at.place().path().isEmpty() ? nearest : at.place().withPath(path);
            Node below = null;
            for (Node child : children(at)) {
                if (path.equals(child.place().path()) || covers(child.place(), path)) {
                    below = child;
                }
            }
            if (below == null) {
                return nearest;
            }
            at = below;
        }
    }

    private static boolean covers(Place above, String path) {
        return Place.in("", path).isWithin(above.path());
    }

    private static List<Node> children(Node node) {
        if (node instanceof Node.Map map) {
            return map.entries().stream().map(Node.Entry::value).toList();
        }
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }
}
