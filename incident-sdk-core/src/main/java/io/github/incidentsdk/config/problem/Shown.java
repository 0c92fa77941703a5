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

    /** What no credential looks like: a number with a unit, or the name of a variable. */
    private static final Pattern HARMLESS = Pattern.compile("\\d{1,6}[A-Za-z]{0,3}|\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

    private static final String SINKS = "incidents.sinks";

    /** What a sink has that its type does not read. */
    private static final Pattern OURS = Pattern.compile("\\.(type|accepts|audiences|fallback|delivery)(\\W.*)?");

    private Shown() {}

    /** The value in quotes, or a mask where {@code place} is one for secrets. */
    public static String value(Place place, String value) {
        return mayShow(place, value) ? "\"" + clean(value, LONGEST_VALUE) + "\"" : MASK;
    }

    /** The key; without what follows a colon in a sink's, which is a value whose space is missing. */
    static String key(Place above, String key) {
        int colon = key.indexOf(':');
        return colon >= 0 && above.isWithin(SINKS) ? key.substring(0, colon + 1) : key;
    }

    private static boolean mayShow(Place place, String value) {
        String path = place.path();
        if (!place.isWithin(SINKS)) {
            return !SECRET.matcher(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                    .find();
        }
        int setting = path.indexOf('.', SINKS.length() + 1);
        String below = setting < 0 ? "" : path.substring(setting);
        boolean harmless = HARMLESS.matcher(value).matches()
                && !SECRET.matcher(below.toLowerCase(Locale.ROOT)).find();
        return harmless || OURS.matcher(below).matches();
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
