package io.github.incidentsdk.expression;

/**
 * An expression that cannot be used as it is written.
 *
 * <p>The message names the line, the column and the construct, and says what to do instead.
 */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String WAYS_OUT =
            "; write it without, or let a server evaluate it: the rule's `source:` is then the"
                    + " id of a source of type prometheus below `sources:`";

    private static final String WAYS_OUT_OF_A_FILE =
            "; write it without, or leave this rule to the Prometheus server and its"
                    + " Alertmanager; as a rule of the configuration it can name a source of type prometheus as its `source:`";

    private final int line;
    private final int column;
    private final String construct;
    private final boolean outsideSubset;

    private ExpressionException(Position position, String construct, String message, boolean outsideSubset) {
        super(position + ": " + message + (outsideSubset ? WAYS_OUT : ""));
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
                construct + " is outside the subset of PromQL that is evaluated in the process",
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

    /** Returns the message as it is for a rule in a file of Prometheus, which cannot have a {@code source}. */
    public String messageForRuleFile() {
        String message = String.valueOf(getMessage());
        return outsideSubset
                ? message.substring(0, message.length() - WAYS_OUT.length()) + WAYS_OUT_OF_A_FILE
                : message;
    }

    /** Returns whether a Prometheus server may well understand what the subset leaves out, as opposed to a mistake. */
    public boolean outsideSubset() {
        return outsideSubset;
    }
}
