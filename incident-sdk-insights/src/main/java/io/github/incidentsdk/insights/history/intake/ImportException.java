package io.github.incidentsdk.insights.history.intake;

import java.io.IOException;
import java.util.List;

/** A file of incidents cannot be understood; the message has a line for each place, with what to write there. */
public final class ImportException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ImportException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with file, line and column. */
    public List<String> problems() {
        return problems;
    }
}
