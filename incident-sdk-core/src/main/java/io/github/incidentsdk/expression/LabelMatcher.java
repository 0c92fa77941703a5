package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.regex.Regex;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** A condition on one label of a series; immutable, equal when label, operator and value are. */
public final class LabelMatcher implements Comparable<LabelMatcher> {

    private static final Comparator<LabelMatcher> ORDER = Comparator.comparing(LabelMatcher::label)
            .thenComparing(LabelMatcher::operator)
            .thenComparing(LabelMatcher::value);

    private final String label;
    private final Operator operator;
    private final String value;
    private final Predicate<String> test;

    private LabelMatcher(String label, Operator operator, String value, Predicate<String> test) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.test = test;
    }

    /** Returns the matcher {@code label="value"}. */
    public static LabelMatcher equal(String label, String value) {
        return new LabelMatcher(label, Operator.EQUAL, value, value::equals);
    }

    /** Returns the matcher {@code label!="value"}. */
    public static LabelMatcher notEqual(String label, String value) {
        return new LabelMatcher(label, Operator.NOT_EQUAL, value, actual -> !value.equals(actual));
    }

    /**
     * Returns the matcher {@code label=~"regex"}.
     *
     * @throws PatternSyntaxException when the expression is not one of RE2's, or is too long or large, see {@link Regex}
     */
    public static LabelMatcher match(String label, String regex) {
        return new LabelMatcher(label, Operator.MATCH, regex, Regex.compile(regex)::matches);
    }

    /**
     * Returns the matcher {@code label!~"regex"}.
     *
     * @throws PatternSyntaxException when the expression is not one of RE2's, or is too long or large, see {@link Regex}
     */
    public static LabelMatcher noMatch(String label, String regex) {
        Regex compiled = Regex.compile(regex);
        return new LabelMatcher(label, Operator.NO_MATCH, regex, actual -> !compiled.matches(actual));
    }

    /** Returns the name of the label. */
    public String label() {
        return label;
    }

    /** Returns how the label's value is compared. */
    public Operator operator() {
        return operator;
    }

    /** Returns what it is compared with: a text, or a regular expression for the last two operators. */
    public String value() {
        return value;
    }

    /**
     * Returns whether a series with this value of the label is selected; a series without the label has the empty text.
     *
     * <p>Regular expressions are matched as a whole. Meant to be asked once when a series appears, not at every tick.
     */
    public boolean matches(String actual) {
        return test.test(actual);
    }

    @Override
    public int compareTo(LabelMatcher other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelMatcher that
                && label.equals(that.label)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, operator, value);
    }

    /** How a label's value is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCH("=~"),
        NO_MATCH("!~");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /** Returns how the operator is written. */
        public String text() {
            return text;
        }
    }
}
