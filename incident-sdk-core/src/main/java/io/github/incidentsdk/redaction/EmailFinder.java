package io.github.incidentsdk.redaction;

import io.github.incidentsdk.redaction.Known.Found;
import org.jspecify.annotations.Nullable;

/** Finds what stands around an {@code @}, also without a dot behind it: the end may have been cut off. */
final class EmailFinder implements Known.Finder {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 255;
    private static final String ENCODED = "%40";

    @Override
    public @Nullable Found in(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            int length = text.charAt(at) == '@' ? 1 : text.startsWith(ENCODED, at) ? ENCODED.length() : 0;
            Found found = length == 0 ? null : around(text, from, at, at + length);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Found around(String text, int from, int at, int host) {
        int begin = at;
        while (begin > from && at - begin < LONGEST_NAME && isOfName(text.charAt(begin - 1))) {
            begin--;
        }
        int end = host;
        while (end < text.length() && end - host < LONGEST_HOST && isOfHost(text.charAt(end))) {
            end++;
        }
        while (end > host && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return begin == at || end == host || !Character.isLetterOrDigit(text.charAt(host))
                ? null
                : new Found(begin, end);
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate(character)
                || "._%+-'!#$&*".indexOf(character) >= 0;
    }

    private static boolean isOfHost(char character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '-';
    }
}
