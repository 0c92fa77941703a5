package io.github.incidentsdk.expression;

/** An operator between two expressions. */
public enum BinaryOperator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 3),
    LESS_OR_EQUAL("<=", 3),
    GREATER(">", 3),
    GREATER_OR_EQUAL(">=", 3),
    ADD("+", 4),
    SUBTRACT("-", 4),
    MULTIPLY("*", 5),
    DIVIDE("/", 5),
    MODULO("%", 5),
    POWER("^", 6);

    private final String text;
    private final int precedence;

    BinaryOperator(String text, int precedence) {
        this.text = text;
        this.precedence = precedence;
    }

    /** Returns how the operator is written. */
    public String text() {
        return text;
    }

    /** Returns whether this is {@code and}, {@code or} or {@code unless}. */
    public boolean isSet() {
        return precedence <= AND.precedence;
    }

    /** Returns whether this compares, from {@code ==} to {@code >=}. */
    public boolean isComparison() {
        return precedence == EQUAL.precedence;
    }

    /** Returns whether this computes, from {@code +} to {@code ^}. */
    public boolean isArithmetic() {
        return precedence > EQUAL.precedence;
    }

    /** The higher, the tighter it binds. */
    int precedence() {
        return precedence;
    }

    boolean isRightAssociative() {
        return this == POWER;
    }
}
