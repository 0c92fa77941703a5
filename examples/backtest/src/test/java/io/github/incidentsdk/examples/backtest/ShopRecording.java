package io.github.incidentsdk.examples.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Four weeks of a shop, a sample every five minutes: busy by day, quiet by night and at weekends, and four times in trouble. The same
 * every time.
 */
final class ShopRecording {

    private static final long SEED = 20_240_401;
    private static final long START = Instant.parse("2024-04-01T00:00:00Z").getEpochSecond();
    private static final int STEP = 300;
    private static final int DAY = 86_400 / STEP;
    private static final int SAMPLES = 28 * DAY;

    private static final int ERRORS = 15 * DAY + 26;
    private static final int SLOW = 18 * DAY + 150;
    private static final int QUIET = 24 * DAY + 132;
    private static final int FULL = 26 * DAY + 80;

    private ShopRecording() {}

    static void write(Path folder) throws IOException {
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder("timestamp,metric,labels,value\n");
        double requests = 0;
        double errors = 0;
        for (int i = 0; i < SAMPLES; i++) {
            boolean weekend = i / DAY % 7 >= 5;
            double byHour = 1 - StrictMath.cos(2 * Math.PI * (i % DAY - 36) / DAY);
            double perSecond = (20 + 60 * byHour) * (weekend ? 0.5 : 1) * (1 + 0.06 * random.nextGaussian());
            perSecond *= during(i, QUIET, 24) ? 0.35 : 1;
            requests += perSecond * STEP;
            double failing = during(i, ERRORS, 10) ? 0.09 : 0.004 * (1 + 0.5 * random.nextDouble());
            errors += perSecond * failing * STEP;
            double latency = 0.2 + 0.0006 * perSecond + 0.012 * Math.abs(random.nextGaussian());
            latency *= during(i, SLOW, 9) ? 2.2 : 1;
            double queue = 40 + 25 * random.nextDouble() + (during(i, FULL, 12) ? 60 : 0);
            line(csv, i, "requests_total", requests);
            line(csv, i, "errors_total", errors);
            line(csv, i, "latency_seconds", latency);
            line(csv, i, "queue_depth", queue);
        }
        Files.writeString(folder.resolve("shop.csv"), csv);
        Files.writeString(
                folder.resolve("trouble.csv"),
                "from,to,name\n" + window(ERRORS, 10, "errors") + window(SLOW, 9, "slow")
                        + window(QUIET, 24, "no orders") + window(FULL, 12, "backlog"));
    }

    private static boolean during(int i, int from, int length) {
        return i >= from && i < from + length;
    }

    private static void line(StringBuilder csv, int i, String metric, double value) {
        csv.append(START + (long) i * STEP)
                .append(',')
                .append(metric)
                .append(",,")
                .append(String.format(Locale.ROOT, "%.4f", value))
                .append('\n');
    }

    private static String window(int from, int length, String name) {
        return START + (long) from * STEP + "," + (START + (from + (long) length) * STEP) + "," + name + "\n";
    }
}
