package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts in what YAML's merge keys ({@code <<}) say: a key of the map itself wins, then that of the first map named. */
final class MergeKeys {

    private final Place place;
    private final Problems problems;
    private final List<Node.Entry> entries;
    private final Set<String> taken = new HashSet<>();

    /** For the map at {@code place} that has these {@code entries} itself. */
    MergeKeys(Place place, List<Node.Entry> entries, Problems problems) {
        this.place = place;
        this.problems = problems;
        this.entries = entries;
        entries.forEach(entry -> taken.add(entry.key()));
    }

    /** Adds what {@code merged} has more: a map, or a list of maps. */
    void add(Node merged) {
        if (merged instanceof Node.Map map) {
            for (Node.Entry entry : map.entries()) {
                if (taken.add(entry.key())) {
                    String path = place.pathOf(entry.key());
                    entries.add(new Node.Entry(
                            entry.key(),
                            entry.place().withPath(path),
                            entry.value().moved(path)));
                }
            }
        } else if (merged instanceof Node.Sequence list && list.items().stream().allMatch(Node.Map.class::isInstance)) {
            list.items().forEach(this::add);
        } else if (!(merged instanceof Node.Broken)) {
            problems.add(Problem.at(
                    merged.place().withPath(place.path()), "merges what is no map; << needs a map or a list of maps"));
        }
    }
}
