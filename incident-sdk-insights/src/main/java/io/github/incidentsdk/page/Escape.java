package io.github.incidentsdk.page;

/** Turns text that anybody may have written into text that a page shows as it is. */
final class Escape {

    private static final char UNKNOWN = '\uFFFD';

    private Escape() {}

    static void text(String raw, StringBuilder html) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                html.append(c).append(raw.charAt(++i));
            } else {
                append(c, html);
            }
        }
    }

    private static void append(char c, StringBuilder html) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\n', '\t' -> html.append(c);
            default -> html.append(mayStand(c) ? c : UNKNOWN);
        }
    }

    /** Controls, halves of characters, and marks that would turn the direction of what stands behind them may not. */
    private static boolean mayStand(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return !turns && !Character.isISOControl(c) && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
    }
}
