package io.github.incidentsdk.json;

import java.io.IOException;

/** Text that is not the JSON it should be, with the place where that shows. */
public class JsonException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;

    /**
     * Says what is wrong and where.
     *
     * @param problem what is wrong, without the place
     * @param line from 1
     * @param column from 1
     */
    public JsonException(String problem, int line, int column) {
        super("line " + line + ", column " + column + ": " + problem);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }
}
