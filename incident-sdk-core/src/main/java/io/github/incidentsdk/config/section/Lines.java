package io.github.incidentsdk.config.section;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.Text;
import org.jspecify.annotations.Nullable;

/** Reads texts that stand in one line of a message. */
public final class Lines {

    private Lines() {}

    /** The text at {@code key}; null when it is absent, or after a problem. */
    public static @Nullable String read(Section section, String key, int longest) {
        Node.Text leaf = section.leaf(key);
        return leaf == null ? null : line(section, leaf, longest);
    }

    /** The text of {@code leaf}; null after a problem. */
    public static @Nullable String line(Section section, Node.Text leaf, int longest) {
        String text = leaf.value().strip(); // a folded text ends in a line break
        if (text.isEmpty() || !text.equals(Text.line(text, longest))) {
            section.problems()
                    .add(Problem.with(
                            leaf.place(), leaf.written(), "is not one line of 1 to " + longest + " characters"));
            return null;
        }
        return text;
    }
}
