package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import org.jspecify.annotations.Nullable;

/** The way into this package; works, and says what to add, without SnakeYAML on the class path. */
public final class YamlNodes {

    private static final int LONGEST = 1 << 20;

    private YamlNodes() {}

    /**
     * The tree, or null after adding a problem. Every scalar is text; at most 1,048,576 characters, 50 levels, 50 aliases.
     *
     * @param file the name for messages
     */
    public static @Nullable Node read(String text, String file, Problems problems) {
        return read(text, file, problems, null);
    }

    /**
     * The tree as Prometheus reads its files: with merge keys, any number of aliases, tags that say nothing, and the first of
     * several documents; or null after adding a problem. What is wrong in one place is a problem there, and the rest is read.
     *
     * @param file the name for messages
     */
    public static @Nullable Node readAsPrometheus(String text, String file, Problems problems) {
        return read(text, file, problems, problems);
    }

    private static @Nullable Node read(String text, String file, Problems problems, @Nullable Problems faults) {
        Place start = Place.startOf(file);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            problems.add(Problem.at(start, "is longer than " + LONGEST + " characters"));
            return null;
        }
        try {
            return new YamlComposer(text, file, faults).document();
        } catch (MalformedYaml malformed) {
            problems.add(malformed.problem());
        } catch (NoClassDefFoundError missing) {
            problems.add(Problem.at(
                    start,
                    "needs SnakeYAML, which is not on the class path; add the dependency org.yaml:snakeyaml:2.4, or write"
                            + " incidents.json"));
        }
        return null;
    }
}
