package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.delivery.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each sink which one is told in its place while it is down; what makes no sense is a problem, and nobody is. */
final class Fallbacks {

    private final IncidentConfig config;
    private final Map<String, String> inCode;
    private final List<Problem> problems;

    /** What code says wins, and a mistake there throws. */
    Fallbacks(IncidentConfig config, Map<String, String> inCode, List<Problem> problems) {
        this.config = config;
        this.inCode = inCode;
        this.problems = problems;
    }

    List<Route> of(List<Route> routes) {
        if (inCode.isEmpty() && config.sinks().isEmpty()) {
            return routes;
        }
        Set<String> sinks = routes.stream().map(Route::sink).collect(Collectors.toCollection(TreeSet::new));
        inCode.keySet().stream().filter(sink -> !sinks.contains(sink)).forEach(sink -> {
            throw new IllegalArgumentException("there is no sink \"" + sink + "\" that could fall back on \""
                    + inCode.get(sink) + "\"; there are " + String.join(", ", sinks));
        });
        Map<String, String> kept = new LinkedHashMap<>();
        for (String sink : sinks) {
            String fallback = wanted(sink);
            Problem problem = fallback == null ? null : problem(sink, fallback, sinks, kept);
            if (problem != null && inCode.containsKey(sink)) {
                throw new IllegalArgumentException(problem.toString());
            }
            if (problem != null) {
                problems.add(problem);
            } else if (fallback != null) {
                kept.put(sink, fallback);
            }
        }
        return routes.stream()
                .map(route -> route.fallingBackOn(kept.get(route.sink())))
                .toList();
    }

    private @Nullable String wanted(String sink) {
        SinkConfig configured = config.sinks().get(sink);
        String otherwise = configured == null ? null : configured.fallback().orElse(null);
        return inCode.getOrDefault(sink, otherwise);
    }

    private @Nullable Problem problem(String sink, String fallback, Set<String> sinks, Map<String, String> kept) {
        String what = null;
        if (fallback.equals(sink)) {
            what = "is the sink itself; expected another one, or none";
        } else if (!sinks.contains(fallback) && config.sinks().containsKey(fallback)) {
            what = "is a sink that was set aside, so this one has no fallback";
        } else if (!sinks.contains(fallback)) {
            what = "is no sink; expected one of " + String.join(", ", sinks);
        } else {
            List<String> way = way(sink, fallback, kept);
            what = way.get(way.size() - 1).equals(sink)
                    ? "leads back to the sink itself: " + String.join(", ", way)
                    : null;
        }
        return what == null
                ? null
                : Problem.with(config.placeOf("incidents.sinks." + sink + ".fallback"), fallback, what)
                        .nearest(sinks.contains(fallback) ? null : Nearest.to(fallback, sinks));
    }

    private static List<String> way(String sink, String fallback, Map<String, String> kept) {
        List<String> way = new ArrayList<>(List.of(sink));
        for (String next = fallback; next != null; next = next.equals(sink) ? null : kept.get(next)) {
            way.add(next);
        }
        return way;
    }
}
