package io.github.incidentsdk.json;

/** Text that UTF-8 can hold: a surrogate without its other half is replaced by U+FFFD. */
final class WellFormed {

    private WellFormed() {}

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
