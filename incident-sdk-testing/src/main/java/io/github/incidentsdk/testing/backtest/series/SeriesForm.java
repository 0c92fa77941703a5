package io.github.incidentsdk.testing.backtest.series;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** The form of a file, as its first line shows it. */
enum SeriesForm {
    JSON,
    OPEN_METRICS,
    COMMAS,
    SEMICOLONS,
    TABS,
    NOTHING;

    private static final int LOOK = 1 << 13;

    private static final Pattern SAMPLE = Pattern.compile(
            "(?:[a-zA-Z_:][\\w:]*(?:\\{.*\\})?|\\{.*\\})\\s+[+-]?[\\w.+-]+\\s+-?[\\d.]+(?:e[+-]?\\d+)?(?:\\s+#.*)?");

    /** What a service shows of itself: without times, and to be told so instead of being taken for a table. */
    private static final Pattern TIMELESS = Pattern.compile(
            "(?:[a-zA-Z_:][\\w:]*(?:\\{.*\\})?|\\{.*\\})[ \\t]+(?:[+-]?(?:[\\d.]+(?:e[+-]?\\d+)?|Inf)|NaN)(?:\\s+#.*)?");

    /** Looks at the beginning, and leaves the reader where it is. */
    static SeriesForm of(BufferedReader in) throws IOException {
        char[] beginning = new char[LOOK];
        in.mark(LOOK);
        int length = 0;
        for (int read = in.read(beginning, 0, LOOK); read > 0; read = in.read(beginning, length, LOOK - length)) {
            length += read;
        }
        in.reset();
        String text = new String(beginning, 0, length);
        String line = text.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        if (line.isEmpty()) {
            return NOTHING;
        }
        if (line.equals("{") || line.equals("[") || line.matches("\\{\\s*\"[^\"]*\"\\s*:.*|\\[\\s*[\\[{].*")) {
            return JSON;
        }
        if (line.startsWith("# ")
                || SAMPLE.matcher(line).matches()
                || TIMELESS.matcher(line).matches()) {
            return OPEN_METRICS;
        }
        return line.indexOf(',') >= 0
                ? COMMAS
                : line.indexOf(';') >= 0 ? SEMICOLONS : line.indexOf('\t') >= 0 ? TABS : COMMAS;
    }
}
