package io.github.incidentsdk.expression.regex;

import java.util.function.IntPredicate;

/** The flags that can be set inside an expression. */
record RegexFlags(boolean ignoreCase, boolean dotMatchesNewline, boolean multiline) {

    /** As Prometheus compiles matchers. */
    static final RegexFlags DEFAULT = new RegexFlags(false, true, false);

    IntPredicate apply(IntPredicate set) {
        return ignoreCase ? CharClasses.ignoringCase(set) : set;
    }

    IntPredicate literal(int character) {
        int folded = CharClasses.folded(character);
        return ignoreCase ? c -> CharClasses.folded(c) == folded : c -> c == character;
    }

    IntPredicate dot() {
        return dotMatchesNewline ? c -> true : c -> c != '\n';
    }

    Boundary caret() {
        return multiline ? Boundary.LINE_START : Boundary.TEXT_START;
    }

    Boundary dollar() {
        return multiline ? Boundary.LINE_END : Boundary.TEXT_END;
    }

    /** Reads flags such as {@code i} or {@code i-s}, up to the {@code )} or {@code :} that ends them and stays unread. */
    static RegexFlags read(RegexReader in, RegexFlags current) {
        RegexFlags flags = current;
        boolean on = true;
        while (!in.sees(")") && !in.sees(":")) {
            int letter = in.next();
            if (letter == '-' && on) {
                on = false;
            } else {
                flags = flags.with(in, letter, on);
            }
        }
        return flags;
    }

    private RegexFlags with(RegexReader in, int letter, boolean on) {
        return switch (letter) {
            case 'i' -> new RegexFlags(on, dotMatchesNewline, multiline);
            case 's' -> new RegexFlags(ignoreCase, on, multiline);
            case 'm' -> new RegexFlags(ignoreCase, dotMatchesNewline, on);
            // Greed decides only what a group captures, and nothing is captured here.
            case 'U' -> this;
            default ->
                throw in.error("`(?` is followed by no flag among i, m, s and U; RE2 has no look-around and no other"
                        + " group of this kind");
        };
    }
}
