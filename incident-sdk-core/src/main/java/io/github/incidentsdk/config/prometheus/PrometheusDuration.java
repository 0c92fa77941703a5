package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus' files write them: {@code 30s}, {@code 1h30m}, {@code 2w}, or {@code 0}; a year has 365 days. */
public final class PrometheusDuration {

    private static final Pattern DURATION = Pattern.compile(
            "(?:(\\d{1,9})y)?(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final long[] MILLIS = {
        365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
    };

    private PrometheusDuration() {}

    /** Returns the duration, null when the text is none. */
    public static @Nullable Duration of(String text) {
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !(text.equals("0") || parts.matches())) {
            return null;
        }
        long millis = 0;
        for (int i = 0; i < MILLIS.length && !text.equals("0"); i++) {
            millis += parts.group(i + 1) == null ? 0 : Long.parseLong(parts.group(i + 1)) * MILLIS[i];
        }
        return Duration.ofMillis(millis);
    }

    /** Returns the duration below a key; null when there is none, or after a problem. */
    public static @Nullable Duration in(Section section, String key) {
        Node.Text leaf = section.leaf(key);
        if (leaf == null) {
            return null;
        }
        Duration duration = of(leaf.value());
        if (duration == null) {
            section.problems()
                    .add(Problem.with(
                            leaf.place(), leaf.written(), "is not a duration; expected one such as 30s, 5m or 1h30m"));
        }
        return duration;
    }
}
