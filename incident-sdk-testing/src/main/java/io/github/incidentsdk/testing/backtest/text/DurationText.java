package io.github.incidentsdk.testing.backtest.text;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as rules have them: {@code 90s}, {@code 1h30m}, {@code 7d}. */
public final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L);

    private DurationText() {}

    /**
     * Reads a duration; {@code 0} needs no unit.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(text);
        double millis = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            millis += Double.parseDouble(part.group(1)) * MILLIS.getOrDefault(part.group(2), 0L);
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException("\"" + text + "\" is no duration; expected such as 90s, 5m, 1h30m, 7d");
        }
        return Duration.ofMillis(Math.round(millis));
    }

    /** Returns the text of a duration in its two largest units: {@code 3d4h}, {@code 1h30m}, {@code 0s}. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] units = {"d", "h", "m", "s"};
        long rest = Math.round(millis / 1_000.0);
        int first = 0;
        while (rest < sizes[first]) {
            first++;
        }
        if (first + 2 < sizes.length) {
            rest = Math.round((double) rest / sizes[first + 1]) * sizes[first + 1];
            if (first > 0 && rest == sizes[first - 1]) {
                first--;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int unit = first; unit < Math.min(sizes.length, first + 2); unit++) {
            if (rest / sizes[unit] > 0) {
                text.append(rest / sizes[unit]).append(units[unit]);
            }
            rest %= sizes[unit];
        }
        return text.toString();
    }
}
