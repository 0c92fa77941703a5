package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code <<} means: a map has what others say, where it does not say it itself. */
final class MergeKey {

    private MergeKey() {}

    static boolean is(String key, boolean plain) {
        return plain && key.equals("<<");
    }

    /**
     * What a merge key brings: of several maps the first one counts.
     *
     * @param path of the map that holds the key
     * @return null when it is neither a map nor a list of maps
     */
    static @Nullable List<Node.Entry> entries(Node from, String path) {
        List<Node.Entry> all = new ArrayList<>();
        for (Node item : from instanceof Node.Sequence sequence ? sequence.items() : List.of(from)) {
            if (!(item.moved(path) instanceof Node.Map map)) {
                return null;
            }
            all.addAll(map.entries());
        }
        return all;
    }

    static void add(List<Node.Entry> merged, List<Node.Entry> to) {
        Set<String> own = to.stream().map(Node.Entry::key).collect(Collectors.toCollection(HashSet::new));
        merged.stream().filter(entry -> own.add(entry.key())).forEach(to::add);
    }
}
