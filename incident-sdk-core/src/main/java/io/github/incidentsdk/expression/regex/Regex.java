package io.github.incidentsdk.expression.regex;

import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Prometheus' matchers understand it: RE2's syntax, anchored at both ends, {@code .} also matches a line break.
 *
 * <p>It is run as an automaton that never steps back, so no expression and no text can make it slow: the effort is at most the
 * text's length times {@value Program#MAX_SIZE}. What needs stepping back (back references, look-around) is not in RE2 either.
 * Immutable and safe for use by several threads.
 */
public final class Regex {

    /** The longest expression, in characters. */
    public static final int MAX_LENGTH = 2_000;

    private final String text;
    private final Program program;

    private Regex(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Reads an expression.
     *
     * @throws PatternSyntaxException when it is wrong, longer than {@value #MAX_LENGTH} characters, or repeats too much
     */
    public static Regex compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new PatternSyntaxException(
                    "it has " + text.length() + " characters, and at most " + MAX_LENGTH + " are allowed", text, -1);
        }
        return new Regex(text, Compiler.compile(new RegexParser(text).parse(), text));
    }

    /** Returns whether the whole of the text is matched. */
    public boolean matches(CharSequence candidate) {
        return program.matches(candidate);
    }

    /** Returns the expression as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
