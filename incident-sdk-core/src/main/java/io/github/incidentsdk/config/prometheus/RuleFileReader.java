package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the groups of a rule file. */
final class RuleFileReader {

    /** What holds for every rule of a group: without it none would do what is written. */
    private static final List<String> GROUP_SETTINGS = List.of("interval", "query_offset", "limit", "labels");

    private final String file;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    RuleFileReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<RuleGroup> read(@Nullable Node document) {
        Section top = document == null ? null : Section.of(document, problems);
        if (top == null) {
            return List.of();
        }
        List<RuleGroup> groups = new ArrayList<>();
        for (Section group : sections(top, "groups")) {
            groups.add(group(group));
        }
        if (!top.has("groups")
                && top.entries().stream().anyMatch(entry -> entry.key().equals("spec"))) {
            problems.add(Problem.at(
                    top.placeOf("spec"),
                    "is a resource of Kubernetes around the rules; a rule file is what stands below it, so give the file as"
                            + " `yq .spec` prints it"));
        } else if (top.has("groups")) {
            top.unknown(Map.of()).stream().map(Problem::asWarning).forEach(problems::add);
        } else {
            top.refuseUnknown(Map.of());
        }
        return groups;
    }

    private RuleGroup group(Section section) {
        String name = section.text("name");
        if (name == null && !section.has("name")) {
            problems.add(Problem.at(section.place(), "has no name, for which Prometheus refuses the file")
                    .asWarning());
        } else if (name != null && !names.add(name)) {
            problems.add(Problem.at(
                            section.placeOf("name"),
                            "is the name of another group of this file, for which Prometheus refuses the file")
                    .asWarning());
        }
        Duration every = PrometheusDuration.in(section, "interval");
        Duration offset = PrometheusDuration.in(section, "query_offset");
        Long limit = section.number("limit", 0, Integer.MAX_VALUE);
        Map<String, String> labels = LabelTexts.of(section, "labels");
        List<GroupRule> rules = new ArrayList<>();
        for (Section rule : sections(section, "rules")) {
            rules.add(new RuleReader(rule, labels).read());
        }
        GROUP_SETTINGS.stream()
                .filter(key -> problems.within(section.place().pathOf(key)))
                .findFirst()
                .ifPresent(key -> rules.replaceAll(rule -> new GroupRule.NotRun(
                        rule.name(),
                        rule.alerts(),
                        "the " + key + " of its group cannot be read: " + section.placeOf(key))));
        section.unknown(Map.of()).stream().map(Problem::asWarning).forEach(problems::add);
        return new RuleGroup(
                file,
                name == null ? "" : name,
                every == null || every.isZero() ? null : every,
                offset == null ? Duration.ZERO : offset,
                limit == null ? 0 : limit.intValue(),
                rules);
    }

    private List<Section> sections(Section section, String key) {
        if (!section.has(key)) {
            return List.of();
        }
        Node node = section.node(key);
        if (node instanceof Node.Text text && text.value().isEmpty()) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence list)) {
            problems.add(Problem.at(node.place(), "is no list"));
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (Node item : list.items()) {
            Section read = Section.of(item, problems);
            if (read != null) {
                sections.add(read);
            }
        }
        return sections;
    }
}
