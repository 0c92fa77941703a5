package io.github.incidentsdk.testing.promtool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random series for {@link RandomRules}: gauges, counters and a histogram, with gaps, resets, stale marks and odd numbers. */
final class RandomSeries {

    private final Random random;

    RandomSeries(Random random) {
        this.random = random;
    }

    /** Series for so many ticks. */
    List<String[]> series(int samples) {
        List<String[]> series = new ArrayList<>();
        for (String name : List.of("a", "b", "c_total")) {
            for (String x : List.of("1", "2", "3")) {
                for (String y : List.of("1", "2")) {
                    if (random.nextInt(100) < 55) {
                        String labels = "{x=\"" + x + "\",y=\"" + y + "\"}";
                        series.add(new String[] {name + labels, values(samples, name.endsWith("_total"))});
                    }
                }
            }
        }
        series.add(new String[] {"b{x=\"1\"}", values(samples, false)});
        for (String x : List.of("1", "2")) {
            buckets(series, x, samples);
        }
        return series;
    }

    /** A classic histogram: each bucket counts at least what the one below it does, but where a sample is missing. */
    private void buckets(List<String[]> series, String x, int samples) {
        List<String> bounds = List.of("0.5", "1", "2.5", "+Inf");
        int[] counts = new int[bounds.size()];
        List<StringBuilder> values = new ArrayList<>();
        bounds.forEach(bound -> values.add(new StringBuilder()));
        for (int i = 0; i < samples; i++) {
            if (random.nextInt(100) < 3) {
                Arrays.fill(counts, 0);
            }
            int least = 0;
            for (int bound = 0; bound < counts.length; bound++) {
                least += random.nextInt(3);
                counts[bound] += least;
                boolean missing = random.nextInt(100) < 4;
                values.get(bound).append(i == 0 ? "" : " ").append(missing ? "_" : String.valueOf(counts[bound]));
            }
        }
        for (int bound = 0; bound < counts.length; bound++) {
            String labels = "{x=\"" + x + "\",le=\"" + bounds.get(bound) + "\"}";
            series.add(new String[] {"h_bucket" + labels, values.get(bound).toString()});
        }
    }

    private String values(int samples, boolean counter) {
        StringBuilder values = new StringBuilder();
        int total = random.nextInt(20);
        for (int i = 0; i < samples; i++) {
            int dice = random.nextInt(100);
            String value;
            if (dice < 6) {
                value = "_";
            } else if (dice < 9) {
                value = "stale";
            } else if (counter) {
                total = dice < 14 ? random.nextInt(3) : total + random.nextInt(6);
                value = String.valueOf(total);
            } else if (dice < 12) {
                value = List.of("NaN", "Inf", "-Inf").get(random.nextInt(3));
            } else {
                value = dice < 60 ? String.valueOf(random.nextInt(12) - 2) : String.valueOf(random.nextInt(200) / 8.0);
            }
            values.append(i == 0 ? "" : " ").append(value);
        }
        return values.toString();
    }
}
