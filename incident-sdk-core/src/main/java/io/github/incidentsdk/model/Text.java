package io.github.incidentsdk.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bounds and cleans text that comes from outside, so that no value can hurt a journal, a log or a backend. */
public final class Text {

    /** Longest name of a tag or metric, in characters. */
    public static final int NAME = 128;

    /** Longest value of a tag, a title or another one-line text, in characters. */
    public static final int VALUE = 1_024;

    /** Longest note, update or reason, in characters. */
    public static final int NOTE = 16 * 1_024;

    /** What stands at the end of a text that was cut. */
    public static final String CUT = "…[cut]";

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /**
     * The text in one line of at most {@code max} characters: control characters and lone surrogates become U+FFFD, what is
     * longer ends in {@link #CUT}. The same instance when nothing has to change; null becomes empty.
     */
    public static String line(@Nullable String text, int max) {
        return clean(text, max, false);
    }

    /** As {@link #line}, with at most {@link #NOTE} characters, keeping line breaks and tabs. */
    public static String note(@Nullable String text) {
        return clean(text, NOTE, true);
    }

    /**
     * A value that tells incidents apart: as {@link #line} with at most {@link #VALUE} characters, but a longer one ends in a
     * hash of the whole, so that two long values stay two.
     */
    public static String identity(@Nullable String text) {
        if (text == null || text.length() <= VALUE) {
            return line(text, VALUE);
        }
        String hash = HexFormat.of().formatHex(sha256(text), 0, 8);
        return line(text.substring(0, VALUE - 32), VALUE) + "…#" + hash;
    }

    /** As {@link #line}, for a line of a log: also what changes the direction of text becomes U+FFFD. */
    public static String shown(@Nullable String text, int max) {
        String line = line(text, max);
        for (int i = 0; i < line.length(); i++) {
            if (turns(line.charAt(i))) {
                return line.codePoints()
                        .map(point -> Character.isBmpCodePoint(point) && turns((char) point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return line;
    }

    private static boolean turns(char c) {
        return c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static String clean(@Nullable String text, int max, boolean breaks) {
        if (text == null) {
            return "";
        }
        int end = Math.min(text.length(), max);
        for (int i = 0; i < end; i++) {
            if (!plain(text, i, breaks)) {
                return replaced(text, max, breaks);
            }
        }
        return text.length() <= max ? text : cut(text, max);
    }

    private static String replaced(String text, int max, boolean breaks) {
        String bounded = text.length() <= max ? text : cut(text, max);
        StringBuilder clean = new StringBuilder(bounded.length());
        for (int i = 0; i < bounded.length(); i++) {
            clean.append(plain(bounded, i, breaks) ? bounded.charAt(i) : REPLACEMENT);
        }
        return clean.toString();
    }

    private static String cut(String text, int max) {
        int end = max - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static boolean plain(String text, int i, boolean breaks) {
        char c = text.charAt(i);
        if (c < 0x20) {
            return breaks && (c == '\n' || c == '\t');
        }
        if (c < 0x7f) {
            return true;
        }
        if (c < 0xa0) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (c == '\u2028' || c == '\u2029') { // breaks a line for JavaScript and for some log viewers
            return breaks;
        }
        return !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyJavaHasIt);
        }
    }
}
