package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where times lie from left to right, and which of them are named. */
final class TimeAxis {

    /** Labels lie at least this many pixels apart. */
    private static final int LABEL_WIDTH = 84;

    private static final long DAY = 86_400_000L;
    private static final long[] STEPS = {
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        21_600_000,
        43_200_000,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY
    };
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final long start;
    private final long end;
    private final boolean relative;
    private final double left;
    private final double width;

    TimeAxis(long startMillis, long endMillis, boolean relative, double left, double width) {
        this.start = startMillis;
        this.end = Math.max(endMillis, startMillis + 1);
        this.relative = relative;
        this.left = left;
        this.width = width;
    }

    /** A time with its name. */
    record Label(double x, String text) {}

    double x(long millis) {
        double share = (millis - start) / (double) (end - start);
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    double x(Instant at) {
        return x(at.toEpochMilli());
    }

    List<Label> labels() {
        double most = Math.max(1, Math.floor(width / LABEL_WIDTH));
        for (long step : STEPS) {
            if ((end - start) / (double) step <= most) {
                return every(step);
            }
        }
        for (int months : MONTHS) {
            if ((end - start) / (30.4 * DAY * months) <= most) {
                return everyMonths(months);
            }
        }
        return List.of();
    }

    private List<Label> every(long step) {
        List<Label> labels = new ArrayList<>();
        for (long at = Math.floorDiv(start + step - 1, step) * step; at <= end; at += step) {
            labels.add(new Label(x(at), name(at, step)));
        }
        return labels;
    }

    private String name(long at, long step) {
        if (relative) {
            return DurationText.of(Duration.ofMillis(at));
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        if (Math.floorMod(at, DAY) == 0) {
            return DATE.format(time);
        }
        return (step < 60_000 ? SECONDS : TIME).format(time);
    }

    private List<Label> everyMonths(int months) {
        List<Label> labels = new ArrayList<>();
        LocalDate first = LocalDateTime.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1);
        LocalDate month = first.minusMonths((first.getMonthValue() - 1) % months);
        for (long at = millis(month); at <= end; at = millis(month)) {
            if (at >= start) {
                labels.add(new Label(x(at), MONTH.format(month)));
            }
            month = month.plusMonths(months);
        }
        return labels;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** What the whole axis shows. */
    String caption() {
        if (relative) {
            return "time since the start of the recording, " + moment(start) + " to " + moment(end);
        }
        return moment(start) + " to " + moment(end) + " UTC";
    }

    String moment(long millis) {
        return relative
                ? DurationText.of(Duration.ofMillis(millis))
                : MOMENT.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }
}
