package io.github.incidentsdk.config.section;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the names of identity. */
public final class Labels {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private Labels() {}

    /** The names in order; null when absent. An empty list is one. */
    public static @Nullable List<String> read(Section section, String key) {
        List<Node.Text> leaves = section.leaves(key);
        if (leaves == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Node.Text leaf : leaves) {
            if (!NAME.matcher(leaf.value()).matches()) {
                section.problems()
                        .add(Problem.with(
                                leaf.place(),
                                leaf.written(),
                                "is no name of a label; use letters, digits and _, beginning with a letter"));
            } else if (names.contains(leaf.value())) {
                section.problems().add(Problem.with(leaf.place(), leaf.written(), "is there twice"));
            } else {
                names.add(leaf.value());
            }
        }
        return names;
    }
}
