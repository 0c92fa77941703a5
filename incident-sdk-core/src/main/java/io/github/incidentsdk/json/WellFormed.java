package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Text;

/** Text that UTF-8 can hold: a surrogate without its other half is replaced by U+FFFD. */
final class WellFormed {

    private WellFormed() {}

    /** As {@link #text(String)}, and what is longer than {@code longest} characters ends in {@link Text#CUT}. */
    static String text(String text, int longest) {
        if (text.length() <= longest) {
            return text(text);
        }
        int end = Math.max(0, longest - Text.CUT.length());
        boolean between = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text(text.substring(0, between ? end - 1 : end)) + Text.CUT;
    }

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        StringBuilder repaired = new StringBuilder(text.length()).append(text, 0, from);
        int point;
        for (int i = from; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            repaired.appendCodePoint(half ? 0xFFFD : point);
        }
        return repaired.toString();
    }
}
