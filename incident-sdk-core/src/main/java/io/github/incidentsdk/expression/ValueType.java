package io.github.incidentsdk.expression;

/** What an expression evaluates to. */
public enum ValueType {
    /** One number without labels. */
    SCALAR("scalar"),
    /** One value per label set. */
    INSTANT_VECTOR("instant vector"),
    /** The samples of a window per label set; only an argument of a function. */
    RANGE_VECTOR("range vector"),
    /** A text. */
    STRING("string");

    private final String text;

    ValueType(String text) {
        this.text = text;
    }

    /** Returns the words that messages use, such as {@code instant vector}. */
    @Override
    public String toString() {
        return text;
    }

    String withArticle() {
        return (this == INSTANT_VECTOR ? "an " : "a ") + text;
    }
}
