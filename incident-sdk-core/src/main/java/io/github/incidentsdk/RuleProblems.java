package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.tree.Texts;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleProblem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with rules: of what the configuration could not read, and of what the engine refused. */
final class RuleProblems {

    private static final String RULES = "incidents.rules.";

    /** Whatever is broken in there, the rules were read. */
    private static final List<String> BESIDE_RULES = List.of(
            "incidents.types.",
            "incidents.severities.",
            "incidents.contacts.",
            "incidents.sinks.",
            "incidents.sources.",
            "incidents.delivery.",
            "incidents.journal.",
            "incidents.limits.",
            "incidents.logged-errors.",
            "incidents.evaluation.",
            "incidents.silences.",
            "incidents.maintenance.",
            "incidents.reports.",
            "incidents.goals.");

    private static final String RULE_FILES = "incidents.prometheus-rules";

    private final IncidentManagerBuilder said;
    private final IncidentConfig config;
    private final List<Problem> problems;

    /** Rules that are set aside since their source is. */
    private final Set<String> sourceless = new HashSet<>();

    /** Adds to {@code problems}, which holds all that is wrong. */
    RuleProblems(IncidentManagerBuilder said, List<Problem> problems) {
        this.said = said;
        this.config = said.config;
        this.problems = problems;
    }

    /** Whether what is wrong there is told as a problem of rules. */
    boolean cover(Place place) {
        return place.path().startsWith(RULES) || place.path().startsWith(RULE_FILES) || isInRuleFile(place);
    }

    /** Rules that could not be read; {@code loaded} are told of by the engine. */
    List<RuleProblem> unread(List<RuleProblem> loaded) {
        Map<String, RuleProblem> unread = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String path = problem.place().path();
            if (problem.isError() && path.startsWith(RULES)) {
                String id = SetAside.nameIn(path, RULES);
                unread.putIfAbsent(id, new RuleProblem(id, problem.toString()));
            } else if (problem.isError() && path.startsWith(RULE_FILES)) {
                unread.putIfAbsent("prometheus-rules", new RuleProblem("prometheus-rules", problem.toString()));
            } else if (problem.isError() && isOfRuleFile(problem.place())) {
                String file = String.valueOf(problem.place().file());
                unread.putIfAbsent(file, new RuleProblem(file, problem.toString()));
            }
        }
        for (RuleProblem problem : loaded) {
            if (!sourceless.contains(problem.rule())) {
                unread.remove(problem.rule());
            }
        }
        return List.copyOf(unread.values());
    }

    /** Whether it is about a rule file as such; what is wrong with one of its rules is told under the rule's id. */
    private boolean isOfRuleFile(Place place) {
        return isInRuleFile(place) && !place.path().matches("groups\\[\\d+]\\.rules\\[\\d+].*");
    }

    private boolean isInRuleFile(Place place) {
        return !place.path().startsWith("incidents")
                && !Objects.equals(place.file(), config.placeOf("incidents").file());
    }

    /** A rule of the configuration is set aside; one that code brought is a mistake of the code. */
    void add(RuleProblem problem, Set<String> engines) {
        if (said.rules.stream().anyMatch(rule -> rule.id().equals(problem.rule()))) {
            throw new IllegalArgumentException(problem.toString());
        }
        String path = "incidents.rules." + problem.rule();
        IncidentRule rule = config.rules().get(problem.rule());
        String source = rule == null ? null : rule.source().orElse(null);
        Problem earlier = source == null ? null : asideOf(source);
        if (rule == null) {
            problems.add(Problem.at(Place.in("the rules", path), problem.message()));
        } else if (source != null && !engines.contains(source) && earlier != null) {
            sourceless.add(rule.id());
            problems.add(Problem.with(
                    config.placeOf(path + ".source"),
                    source,
                    "is a source that was set aside, so this rule is too; see what is said of " + earlier.place()));
        } else if (source != null && !engines.contains(source)) {
            problems.add(Problem.at(config.placeOf(path + ".source"), problem.message())
                    .nearest(Nearest.to(source, engines)));
        } else {
            problems.add(Problem.at(config.placeOf(path), problem.message()));
        }
    }

    /** Why a source was set aside; null when it was not, or there is none. */
    private @Nullable Problem asideOf(String source) {
        String path = "incidents.sources." + source;
        return problems.stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place().isWithin(path))
                .findFirst()
                .orElse(null);
    }

    void warnOfLongWindow(String rule) {
        boolean own = config.rules().containsKey(rule)
                || said.rules.stream().anyMatch(each -> each.id().equals(rule));
        problems.add(Problem.at(
                        config.placeOf(own ? "incidents.rules." + rule : "incidents.prometheus-rules"),
                        (own ? "" : "\"" + rule + "\" ")
                                + "looks back more than "
                                + Texts.ofDuration(config.evaluation().windows().longBeyond())
                                + ", which a restart forgets; set journal.directory, where it is saved")
                .asWarning());
    }

    /** Whether a rule that is not here was removed for certain: whatever is broken cannot be it. */
    boolean isRemoved(String rule) {
        return problems.stream()
                .filter(Problem::isError)
                .allMatch(problem -> isElsewhere(problem.place().path(), rule));
    }

    private static boolean isElsewhere(String path, String rule) {
        if (path.startsWith(RULES)) {
            String id = SetAside.nameIn(path, RULES);
            return IncidentType.isName(id) && !id.equals(rule); // else it may be its name that is broken
        }
        return BESIDE_RULES.stream().anyMatch(path::startsWith);
    }
}
