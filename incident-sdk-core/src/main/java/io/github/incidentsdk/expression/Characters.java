package io.github.incidentsdk.expression;

import java.util.function.IntPredicate;

/** A place in a text, which knows its line and column. */
final class Characters {

    static final int NONE = -1;

    private final String text;
    private int index;
    private int line = 1;
    private int column = 1;

    Characters(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return index == text.length();
    }

    Position position() {
        return new Position(line, column);
    }

    /** Returns the next code point without reading it. */
    int peek() {
        return atEnd() ? NONE : text.codePointAt(index);
    }

    int peekSecond() {
        int second = atEnd() ? index : index + Character.charCount(text.codePointAt(index));
        return second < text.length() ? text.codePointAt(second) : NONE;
    }

    /** Reads the next code point; {@link #NONE} at the end. */
    int next() {
        int character = peek();
        if (character == NONE) {
            return NONE;
        }
        index += Character.charCount(character);
        if (character == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return character;
    }

    boolean accept(String expected) {
        if (!text.startsWith(expected, index)) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            next();
        }
        return true;
    }

    String takeWhile(IntPredicate wanted) {
        int start = index;
        while (!atEnd() && wanted.test(peek())) {
            next();
        }
        return text.substring(start, index);
    }
}
