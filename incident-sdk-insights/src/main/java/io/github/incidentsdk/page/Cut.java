package io.github.incidentsdk.page;

import java.util.regex.Pattern;

/** Cuts what anybody may have written to a length that a browser lays out at once, with a mark where something is missing. */
public final class Cut {

    private static final int TITLE = 200;
    private static final int SENTENCE = 2_000;
    private static final int WORD = 100;
    private static final String MARK = "…";
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{" + WORD + "})\\S+");

    private Cut() {}

    /** A title, name or cell: 200 characters of it. */
    public static String title(String text) {
        return to(TITLE, text);
    }

    /** A sentence that may quote somebody: 2,000 characters of it, and 100 of each of its words. */
    public static String sentence(String text) {
        return text.length() <= WORD
                ? text
                : LONG_WORD.matcher(to(SENTENCE, text)).replaceAll("$1" + MARK);
    }

    private static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).stripTrailing() + MARK;
    }
}
