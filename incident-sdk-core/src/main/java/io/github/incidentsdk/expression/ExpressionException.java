package io.github.incidentsdk.expression;

/**
 * An expression that cannot be used as it is written.
 *
 * <p>The message names the line, the column and the construct, and says what to do instead.
 */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String construct;
    private final boolean outsideSubset;

    private ExpressionException(Position position, String construct, String message, boolean outsideSubset) {
        super(position + ": " + message);
        this.line = position.line();
        this.column = position.column();
        this.construct = construct;
        this.outsideSubset = outsideSubset;
    }

    /** What is wrong wherever it is evaluated. */
    static ExpressionException wrong(Position position, String construct, String message) {
        return new ExpressionException(position, construct, message, false);
    }

    /** What Prometheus may know, but the subset does not have. */
    static ExpressionException outside(Position position, String construct) {
        return new ExpressionException(
                position,
                construct,
                construct
                        + " is outside the subset of PromQL that is evaluated in the process; write it without, or give the"
                        + " rule `source: prometheus`, and a server evaluates it",
                true);
    }

    /** Returns where the construct begins in the text of the expression. */
    public Position position() {
        return new Position(line, column);
    }

    /** Returns what the message is about, such as {@code a subquery} or the text of a token. */
    public String construct() {
        return construct;
    }

    /** Returns whether a Prometheus server may well understand what the subset leaves out, as opposed to a mistake. */
    public boolean outsideSubset() {
        return outsideSubset;
    }
}
