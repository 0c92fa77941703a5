package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.config.prometheus.RuleFileNames;
import io.github.incidentsdk.config.yaml.YamlNodes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit-test file of promtool, with the rules that it names; immutable.
 *
 * <p>{@code promql_expr_test} and what alerts are expected do not matter here: a run tells what the rules do, tick by tick.
 *
 * @param evaluationInterval the time from one tick to the next
 * @param groups in the order in which they are evaluated
 * @param tests in the order of the file
 * @param problems what cannot be run and why; as warnings what will not be quite as written
 */
public record PromtoolFile(
        Duration evaluationInterval, List<RuleGroup> groups, List<PromtoolTest> tests, List<Problem> problems) {

    public PromtoolFile {
        groups = List.copyOf(groups);
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /** Whether nothing was set aside: every rule file was found and read, with every rule in it, and so was every series. */
    public boolean isComplete() {
        return problems.stream().noneMatch(Problem::isError)
                && groups.stream()
                        .flatMap(group -> group.rules().stream())
                        .noneMatch(GroupRule.NotRun.class::isInstance);
    }

    /**
     * Reads a file and the rule files that it names, relative to where it is. Needs SnakeYAML.
     *
     * @throws IOException when the file itself cannot be read
     */
    public static PromtoolFile read(Path file) throws IOException {
        Problems problems = new Problems();
        PromtoolReader reader = new PromtoolReader(problems);
        reader.read(YamlNodes.readAsPrometheus(Files.readString(file), file.toString(), problems));
        List<Problem> found = new ArrayList<>(problems.list());
        List<RuleGroup> groups = new ArrayList<>();
        @Nullable Path folder = file.toAbsolutePath().getParent();
        for (String pattern : reader.ruleFiles()) {
            List<Path> files = RuleFileNames.matching(folder == null ? file : folder, pattern);
            if (files.isEmpty()) {
                found.add(
                        Problem.at(Place.in(file.toString(), "rule_files"), "names " + pattern + ", which is no file"));
            }
            for (Path each : files) {
                RuleFile rules = RuleFile.read(each);
                found.addAll(rules.problems());
                groups.addAll(rules.groups());
            }
        }
        return new PromtoolFile(reader.evaluationInterval(), reader.ordered(groups), reader.tests(), found);
    }
}
