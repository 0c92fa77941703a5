package io.github.incidentsdk.config.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of a configuration as messages may show them: short, on one line, and never a secret. */
public final class Shown {

    private static final int LONGEST_VALUE = 60;
    private static final String MASK = "******";

    /** Settings whose value is, or may hold, a credential. */
    private static final Pattern SECRET = Pattern.compile(
            "secret|token|passw|pwd|key|credential|auth|bearer|cookie|signature|hook|ur[il]|dsn|user|header|endpoint");

    private Shown() {}

    /** The value in quotes, or a mask where {@code place} is one for secrets. */
    public static String value(Place place, String value) {
        return isSecret(place.path()) ? MASK : "\"" + clean(value, LONGEST_VALUE) + "\"";
    }

    /** Whether the last keys of {@code path} name something that is not to be printed. */
    public static boolean isSecret(String path) {
        String[] keys = path.toLowerCase(Locale.ROOT).split("\\.", -1);
        boolean sink = keys.length > 2 && keys[1].equals("sinks");
        int from = sink ? 3 : keys.length - 1;
        for (int i = from; i < keys.length; i++) {
            if (SECRET.matcher(keys[i]).find()) {
                return true;
            }
        }
        // What stands where a whole sink belongs is most likely its URL.
        return sink && keys.length == 3;
    }

    /** The text without what could break a line of a log or turn its direction, cut to {@code longest} characters. */
    public static String clean(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> shown.appendCodePoint(harmless(point) ? point : 0xFFFD));
        return text.codePointCount(0, text.length()) > longest ? shown + "…" : shown.toString();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
