package io.github.incidentsdk.page;

/** How wide a text of the drawings' size is, about, since no font is at hand; rather too wide than too narrow. */
final class TextWidth {

    private static final double SIZE = 12;
    private static final String NARROW = " .,:;'|!()[]{}/\\fijlrtI-\u2009";
    private static final String WIDE = "<>=+~#&w_^$";
    private static final String WIDEST = "mMW@%—…";

    private TextWidth() {}

    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidth::of).sum();
    }

    private static double of(int c) {
        if (c > 0x10FF) {
            return SIZE * 1.1; // scripts whose characters fill a square, and pictures
        }
        if (NARROW.indexOf(c) >= 0) {
            return SIZE * 0.4;
        }
        if (WIDEST.indexOf(c) >= 0) {
            return SIZE;
        }
        return SIZE * (WIDE.indexOf(c) >= 0 ? 0.84 : Character.isUpperCase(c) ? 0.78 : 0.64);
    }

    /** {@code text} in one line, with an ellipsis where it is wider than {@code width}. */
    static String cut(String text, double width) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (of(line) <= width) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        double room = width - of("…");
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            room -= of(c);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return kept.toString().stripTrailing() + "…";
    }
}
