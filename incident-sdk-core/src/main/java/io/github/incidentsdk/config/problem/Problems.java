package io.github.incidentsdk.config.problem;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems while a configuration is read; not safe for several threads. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> broken = new HashSet<>();

    /** Adds {@code problem}, unless it was said before. */
    public void add(Problem problem) {
        if (found.add(problem) && problem.isError()) {
            String path = problem.place().path();
            broken.add(path);
            for (int i = 0; i < path.length(); i++) {
                if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                    broken.add(path.substring(0, i));
                }
            }
        }
    }

    /** Takes what was found so far off the list. */
    public List<Problem> take() {
        List<Problem> taken = list();
        found.clear();
        broken.clear();
        return taken;
    }

    /** Whether something is wrong at {@code path} or below it, warnings aside. */
    public boolean within(String path) {
        return broken.contains(path);
    }

    /** The problems in the order of the file. */
    public List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .toList();
    }
}
