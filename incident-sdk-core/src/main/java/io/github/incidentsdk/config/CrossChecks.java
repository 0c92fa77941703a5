package io.github.incidentsdk.config;

import io.github.incidentsdk.config.definition.BandCheck;
import io.github.incidentsdk.config.definition.MootCheck;
import io.github.incidentsdk.config.definition.SightCheck;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what one part of a configuration says of another, and takes out what does not fit. */
final class CrossChecks {

    private final Problems problems;
    private final Function<String, Place> places;
    private final Map<String, IncidentType> types = new LinkedHashMap<>();

    /**
     * @param places where a path, such as {@code incidents.rules.checkout-errors.declare}, stands
     * @param elsewhere types that the code brings
     */
    CrossChecks(Problems problems, Function<String, Place> places, Collection<IncidentType> elsewhere) {
        this.problems = problems;
        this.places = places;
        elsewhere.forEach(type -> types.put(type.name(), type));
    }

    void check(IncidentConfigBuilder config) {
        types(config);
        alike("rules", config.rules);
        alike("sinks", config.sinks);
        alike("sources", config.sources);
        alike("reports", config.reports);
        alike("goals", config.goals);
        config.types.forEach((name, type) -> {
            if (!type.restricted() || !problems.within(path("types", name))) {
                types.put(name, type); // of one that is set aside there is but the name
            }
        });
        for (IncidentRule rule : List.copyOf(config.rules.values())) {
            Problem problem = rule(rule);
            if (problem != null) {
                problems.add(problem);
                config.rules.remove(rule.id());
                continue;
            }
            String path = path("rules", rule.id());
            source(rule, config.sources);
            Function<String, Place> keys = key -> places.apply(key.isEmpty() ? path : path + "." + key);
            new MootCheck(rule, keys).warn(recorded(config)).forEach(problems::add);
            new SightCheck(rule, keys).warn(pace(config)).forEach(problems::add);
            if (rule.resolve().isPresent()) {
                band(rule);
            }
        }
        config.sinks.values().forEach(this::filter);
        config.reports.values().forEach(report -> report(report, config.sinks.keySet()));
        owners(config);
        config.holds.mutes().forEach(mute -> mute(mute, config.rules.keySet()));
    }

    /** One that is set aside keeps its visibility. */
    private void types(IncidentConfigBuilder config) {
        Map<String, IncidentType> before = Map.copyOf(config.types);
        alike("types", config.types);
        before.forEach((name, type) -> {
            if (type.restricted() && !config.types.containsKey(name)) {
                config.type(IncidentType.named(name).restricted(true).build());
                problems.add(ConfigBinder.staysRestricted(places.apply(path("types", name)), name));
            }
        });
    }

    /** The shortest pause between two evaluations of any rule. */
    private static Duration pace(IncidentConfigBuilder config) {
        Stream<Duration> groups = config.prometheusRules.groups().stream()
                .map(group -> group.every() == null ? config.prometheusRules.every() : group.every());
        return Stream.concat(config.rules.values().stream().map(IncidentRule::every), groups)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Set<String> recorded(IncidentConfigBuilder config) {
        return config.prometheusRules.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(GroupRule.Recording.class::isInstance)
                .map(GroupRule::name)
                .collect(Collectors.toSet());
    }

    /** Only what looks like a slip of the pen, as with filters: rules of Prometheus' files are named too. */
    private void mute(Mute mute, Set<String> rules) {
        String path = path(mute.kind() == Hold.Kind.SILENCE ? "silences" : "maintenance", mute.id());
        slips(mute.what().types(), types.keySet(), "type", path + ".types");
        slips(mute.what().rules(), rules, "rule", path + ".rules");
    }

    private void slips(Set<String> named, Set<String> known, String what, String path) {
        for (String name : named) {
            String nearest = known.contains(name) ? null : Nearest.to(name, known);
            if (nearest != null) {
                problems.add(Problem.with(places.apply(path), name, "is no configured " + what)
                        .nearest(nearest)
                        .asWarning());
            }
        }
    }

    private @Nullable Problem rule(IncidentRule rule) {
        String path = path("rules", rule.id());
        IncidentType type = types.get(rule.declares());
        if (type == null && problems.within(path("types", rule.declares()))) {
            return Problem.with(
                    places.apply(path + ".declare"),
                    rule.declares(),
                    "is a type that was set aside, so this rule is too");
        }
        if (type == null) {
            return Problem.with(
                            places.apply(path + ".declare"),
                            rule.declares(),
                            "is no incident type; expected one below types")
                    .nearest(Nearest.to(rule.declares(), types.keySet()));
        }
        if (rule.levels().isEmpty() && type.policy().isEmpty()) {
            return Problem.at(
                    places.apply(path),
                    "has no levels, and its type " + type.name() + " has no severity policy; expected one of the two");
        }
        return null;
    }

    /** No more than a warning: code may bring an engine, which is known at the start. */
    private void source(IncidentRule rule, Map<String, SourceConfig> sources) {
        String named = rule.source().orElse(null);
        String path = path("rules", rule.id()) + ".source";
        if (named != null && !sources.containsKey(named) && !problems.within(path("sources", named))) {
            problems.add(Problem.with(places.apply(path), named, "is none of the sources, unless code brings it")
                    .nearest(Nearest.to(named, sources.keySet()))
                    .asWarning());
        }
    }

    /** No more than a warning: code may bring a sink, which is known at the start. */
    private void report(Report report, Set<String> sinks) {
        for (String sink : report.to()) {
            if (!sinks.contains(sink) && !problems.within(path("sinks", sink))) {
                problems.add(Problem.with(
                                places.apply(path("reports", report.name()) + ".to"),
                                sink,
                                "is none of the sinks, unless code brings it")
                        .nearest(Nearest.to(sink, sinks))
                        .asWarning());
            }
        }
    }

    private void band(IncidentRule rule) {
        IncidentType type = types.get(rule.declares());
        Place place = places.apply(path("rules", rule.id()) + ".resolve.when");
        if (type != null) {
            new BandCheck(rule).warn(type, place).ifPresent(problems::add);
        }
    }

    /** Only what looks like a slip of the pen: types of code have owners too. */
    private void owners(IncidentConfigBuilder config) {
        Set<String> owners = types.values().stream()
                .map(IncidentType::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        slips(config.contacts.keySet(), owners, "owner of a type", Places.ROOT + ".contacts");
    }

    /** Only what looks like a slip of the pen: types need no definition to be declared by code. */
    private void filter(SinkConfig sink) {
        List<String> named = sink.accepts().types();
        for (int i = 0; i < named.size(); i++) {
            String type = named.get(i);
            String nearest = types.containsKey(type) ? null : Nearest.to(type, types.keySet());
            if (nearest != null) {
                Place place = places.apply(path("sinks", sink.id()) + ".accepts.types[" + i + "]");
                problems.add(Problem.with(place, type, "is no configured type")
                        .nearest(nearest)
                        .asWarning());
            }
        }
    }

    private void alike(String kind, Map<String, ?> named) {
        Map<String, String> plain = new HashMap<>();
        for (String name : List.copyOf(named.keySet())) {
            String first = plain.putIfAbsent(name.replace("-", ""), name);
            if (first != null) {
                problems.add(Problem.at(
                        places.apply(path(kind, name)),
                        "differs from " + first + " only in dashes; choose another name"));
                named.remove(name);
            }
        }
    }

    private static String path(String kind, String name) {
        return Places.ROOT + "." + kind + "." + name;
    }
}
