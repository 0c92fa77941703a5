package io.github.incidentsdk.expression.regex;

import java.util.regex.PatternSyntaxException;

/** A place in the text of a regular expression. */
final class RegexReader {

    private final String text;
    private int index;

    RegexReader(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return index == text.length();
    }

    boolean sees(String expected) {
        return text.startsWith(expected, index);
    }

    boolean seesLater(String expected) {
        return text.indexOf(expected, index) >= 0;
    }

    boolean accept(String expected) {
        boolean seen = sees(expected);
        if (seen) {
            index += expected.length();
        }
        return seen;
    }

    /** Reads one code point. */
    int next() {
        if (atEnd()) {
            throw error("it ends too early");
        }
        int character = text.codePointAt(index);
        index += Character.charCount(character);
        return character;
    }

    /** Reads what comes before the next occurrence of {@code end}, and {@code end} itself. */
    String until(String end) {
        int found = text.indexOf(end, index);
        if (found < 0) {
            throw error("`" + end + "` is missing");
        }
        String between = text.substring(index, found);
        index = found + end.length();
        return between;
    }

    int mark() {
        return index;
    }

    void reset(int mark) {
        index = mark;
    }

    PatternSyntaxException error(String problem) {
        return new PatternSyntaxException(problem, text, index);
    }
}
