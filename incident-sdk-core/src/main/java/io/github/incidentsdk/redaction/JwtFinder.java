package io.github.incidentsdk.redaction;

import io.github.incidentsdk.redaction.Known.Found;
import org.jspecify.annotations.Nullable;

/** Finds what begins as a JSON object does in base64, with all parts behind it that dots part. */
final class JwtFinder implements Known.Finder {

    private static final String BEGIN = "eyJ";
    private static final int SHORTEST = 10;
    private static final int MOST_DOTS = 4;

    @Override
    public @Nullable Found in(String text, int from) {
        int begin = text.indexOf(BEGIN, from);
        while (begin >= 0) {
            int end = endOf(text, begin);
            if (end - begin >= SHORTEST) {
                return new Found(begin, end);
            }
            begin = text.indexOf(BEGIN, end);
        }
        return null;
    }

    private static int endOf(String text, int begin) {
        int end = begin;
        int dots = 0;
        while (end < text.length()) {
            char character = text.charAt(end);
            boolean dot = character == '.' && dots < MOST_DOTS;
            if (!dot && !isBase64(character)) {
                break;
            }
            dots += dot ? 1 : 0;
            end++;
        }
        return text.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static boolean isBase64(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }
}
