package io.github.incidentsdk.config.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that says {@code on-invalid: fail}, or one built in code, has problems; all of them at once. */
public final class InvalidConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one, in the order to be shown
     */
    public InvalidConfigurationException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String head = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", head + " in the configuration of incidents:\n  ", ""));
    }
}
