package io.github.incidentsdk.expression;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How texts and names are written so that they are read back the same. */
final class Quoting {

    private static final Pattern PLAIN_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern PLAIN_METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> NEVER_PLAIN_LABELS = Set.of("inf", "nan", "without", "unless");

    /** How many code points a message shows of one text. */
    private static final int SHOWN = 60;

    private Quoting() {}

    static String label(String name) {
        boolean plain =
                PLAIN_LABEL.matcher(name).matches() && !NEVER_PLAIN_LABELS.contains(name.toLowerCase(Locale.ROOT));
        return plain ? name : quoted(name);
    }

    /** Whether a metric's name may stand before the braces. */
    static boolean isPlainMetric(String name) {
        return PLAIN_METRIC.matcher(name).matches() && !Keywords.isNeverAMetric(name);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> appendEscaped(out, character));
        return out.append('"').toString();
    }

    private static void appendEscaped(StringBuilder out, int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(character)) {
                    out.appendCodePoint(character);
                } else if (character <= 0xFFFF) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", character));
                } else {
                    out.append(String.format(Locale.ROOT, "\\U%08x", character));
                }
            }
        }
    }

    /** Shortens what a message shows, in backquotes. */
    static String shown(String text) {
        return "`" + cut(text) + "`";
    }

    /** Shortens what a message shows. */
    static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, length));
        return text.substring(0, end) + (length > SHOWN ? "…" : "");
    }

    /** What could not be seen, or could reorder what is seen, in a log. */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
