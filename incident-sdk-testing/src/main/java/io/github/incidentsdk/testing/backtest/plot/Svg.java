package io.github.incidentsdk.testing.backtest.plot;

import java.util.Locale;

/** Writes SVG, element by element. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    static String escaped(String raw) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c < ' ' || Character.isSurrogate(c) ? ' ' : c);
            }
        }
        return safe.toString();
    }

    Svg raw(String svg) {
        text.append(svg).append('\n');
        return this;
    }

    Svg rect(String style, double x, double y, double width, double height) {
        return raw(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                style,
                number(x),
                number(y),
                number(width),
                number(height)));
    }

    /** A rectangle that tells more where a pointer rests on it. */
    Svg rect(String style, double x, double y, double width, double height, String title) {
        return raw(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>",
                style,
                number(x),
                number(y),
                number(width),
                number(height),
                escaped(title)));
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
                style,
                number(x1),
                number(y1),
                number(x2),
                number(y2)));
    }

    /** Nothing, when there are no words. */
    Svg text(String style, double x, double y, String words) {
        return words.isEmpty()
                ? this
                : raw(String.format(
                        Locale.ROOT,
                        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
                        style,
                        number(x),
                        number(y),
                        escaped(words)));
    }

    Svg path(String style, CharSequence d) {
        return raw("<path class=\"" + style + "\" d=\"" + d + "\"/>");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
