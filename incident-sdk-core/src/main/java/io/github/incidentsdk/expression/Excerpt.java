package io.github.incidentsdk.expression;

/** The part of an expression that a message shows, so that a message stays readable however long the expression is. */
public final class Excerpt {

    /** How many characters are shown, without the ellipses. */
    private static final int SHOWN = 120;

    private static final int BEFORE = SHOWN / 2;

    private Excerpt() {}

    /** Returns the beginning of {@code text}, or all of it when it is short. */
    public static String of(String text) {
        return around(text, 0);
    }

    /** Returns what stands around a place of {@code text}, or all of it when it is short. */
    public static String of(String text, Position position) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int start = 0;
        for (int line = 1; line < position.line() && start >= 0; line++) {
            start = text.indexOf('\n', start) + 1;
        }
        int rest = text.codePointCount(start, text.length());
        return around(text, text.offsetByCodePoints(start, Math.min(position.column() - 1, rest)));
    }

    /** Returns what stands around the place that {@code failure} names, or the beginning when it names none. */
    public static String of(String text, RuntimeException failure) {
        return failure instanceof ExpressionException wrong ? of(text, wrong.position()) : of(text);
    }

    private static String around(String text, int place) {
        int from = Math.max(0, Math.min(place - BEFORE, text.length() - SHOWN));
        int to = Math.min(text.length(), from + SHOWN);
        int begin = isInsidePair(text, from) ? from + 1 : from;
        int end = isInsidePair(text, to) ? to - 1 : to;
        return (begin > 0 ? "…" : "") + text.substring(begin, end) + (end < text.length() ? "…" : "");
    }

    private static boolean isInsidePair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }
}
