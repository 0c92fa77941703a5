package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.yaml.YamlNodes;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a rule file of Prometheus says.
 *
 * @param groups in the order of the file, without the rules that cannot be run
 * @param problems what cannot be run and why, and, as warnings, what will not be quite as written
 */
public record RuleFile(List<RuleGroup> groups, List<Problem> problems) {

    public RuleFile {
        groups = List.copyOf(groups);
        problems = List.copyOf(problems);
    }

    /** Reads a file; whatever is wrong with it, or that it is not there, is among the problems. Needs SnakeYAML. */
    public static RuleFile read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException missing) {
            return unreadable(file, "does not exist");
        } catch (CharacterCodingException foreign) {
            return unreadable(file, "is not UTF-8");
        } catch (IOException unreadable) {
            return unreadable(file, "cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private static RuleFile unreadable(Path file, String why) {
        return new RuleFile(List.of(), List.of(Problem.at(Place.in(file.toString(), ""), why)));
    }

    /**
     * Reads the text of a file.
     *
     * @param name what it is called in messages
     */
    public static RuleFile parse(String yaml, String name) {
        Problems problems = new Problems();
        List<RuleGroup> groups =
                new RuleFileReader(name, problems).read(YamlNodes.readAsPrometheus(yaml, name, problems));
        return new RuleFile(groups, problems.list());
    }
}
