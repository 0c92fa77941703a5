package io.github.incidentsdk;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.selfreport.Health.Part;
import io.github.incidentsdk.selfreport.Health.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says as troubles what of the configuration was set aside: without that a pager that there is not would look as good as one that works. */
final class SetAside {

    private static final String SINKS = "incidents.sinks.";
    private static final String SOURCES = "incidents.sources.";
    private static final String HEARTBEAT = "incidents.heartbeat";

    private final Set<String> sinks;
    private final Set<String> sources;

    /** What a trouble is about. */
    private record Culprit(Part part, String name) {}

    /**
     * @param sinks the ids of those that there are
     * @param sources the ids of those that there are
     */
    SetAside(Set<String> sinks, Set<String> sources) {
        this.sinks = sinks;
        this.sources = sources;
    }

    /** One trouble for each sink, source and other place that has a problem; those of rules are told with the rules. */
    List<Trouble> of(List<Problem> problems) {
        Map<Culprit, List<Problem>> byCulprit = problems.stream()
                .collect(Collectors.groupingBy(SetAside::culprit, LinkedHashMap::new, Collectors.toList()));
        List<Trouble> troubles = new ArrayList<>();
        byCulprit.forEach((culprit, its) -> troubles.add(new Trouble(
                culprit.part(),
                culprit.name(),
                what(culprit) + its.stream().map(Problem::toString).collect(Collectors.joining("; ")))));
        return List.copyOf(troubles);
    }

    private static Culprit culprit(Problem problem) {
        String path = problem.place().path();
        if (path.startsWith(SINKS)) {
            return new Culprit(Part.SINK, nameIn(path, SINKS));
        }
        if (path.startsWith(SOURCES)) {
            return new Culprit(Part.SOURCE, nameIn(path, SOURCES));
        }
        if (problem.place().isWithin(HEARTBEAT)) {
            return new Culprit(Part.HEARTBEAT, "heartbeat");
        }
        return new Culprit(Part.CONFIGURATION, path.isEmpty() ? problem.place().file() : path);
    }

    /** The key that follows {@code above} in a path. */
    static String nameIn(String path, String above) {
        return path.substring(above.length()).split("[.\\[]", 2)[0];
    }

    private String what(Culprit culprit) {
        return switch (culprit.part()) {
            case SINK -> sinks.contains(culprit.name()) ? "in part set aside: " : "set aside, so it is told nothing: ";
            case SOURCE ->
                sources.contains(culprit.name()) ? "in part set aside: " : "set aside, so it is asked nothing: ";
            case HEARTBEAT -> "set aside, so nothing is sent: ";
            default -> "set aside: ";
        };
    }
}
