package io.github.incidentsdk.sink.log;

/** Makes text fit for one line of a log: nobody outside may begin a line of its own there, or turn its direction around. */
final class OneLine {

    private static final int LONGEST = 2_000;

    private OneLine() {}

    /** The text with every run of control, line-separating and direction-changing characters as one space, cut with "…". */
    static String of(String text) {
        int length = Math.min(text.length(), LONGEST);
        StringBuilder line = new StringBuilder(length + 1);
        boolean gap = false;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            boolean bad = isBad(character) || isLoneSurrogate(text, i);
            if (!bad) {
                line.append(character);
            } else if (!gap) {
                line.append(' ');
            }
            gap = bad;
        }
        return text.length() > LONGEST ? line.append('…').toString() : line.toString();
    }

    private static boolean isBad(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> isDirection(character);
            default -> false;
        };
    }

    private static boolean isDirection(char character) {
        return character == '\u061c'
                || character == '\u200e'
                || character == '\u200f'
                || (character >= '\u202a' && character <= '\u202e')
                || (character >= '\u2066' && character <= '\u2069');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
