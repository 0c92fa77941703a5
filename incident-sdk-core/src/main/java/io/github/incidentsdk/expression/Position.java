package io.github.incidentsdk.expression;

/**
 * Where a construct begins in the text of an expression.
 *
 * @param line from 1
 * @param column from 1, counted in Unicode code points
 */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
