package io.github.incidentsdk.config.problem;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects problems while a configuration is read; not safe for several threads. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /** How many errors there are at a path or below it that set it aside. */
    private final Map<String, Integer> broken = new HashMap<>();

    /** Adds {@code problem}, unless it was said before. */
    public void add(Problem problem) {
        if (found.add(problem) && problem.isError()) {
            count(problem.place().path(), 1);
        }
    }

    /** What was found at {@code path} or below it sets nothing aside: a default stands in for it. */
    public void keepDefaultAt(String path) {
        Integer errors = broken.get(path);
        if (errors != null) {
            count(path, -errors);
        }
    }

    private void count(String path, int errors) {
        change(path, errors);
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                change(path.substring(0, i), errors);
            }
        }
    }

    private void change(String path, int errors) {
        broken.merge(path, errors, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Takes what was found so far off the list. */
    public List<Problem> take() {
        List<Problem> taken = list();
        found.clear();
        broken.clear();
        return taken;
    }

    /** Whether something is wrong at {@code path} or below it, warnings and what keeps its default aside. */
    public boolean within(String path) {
        return broken.containsKey(path);
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
