package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.LabelBlock;
import io.github.incidentsdk.testing.backtest.text.Numbers;
import io.github.incidentsdk.testing.backtest.text.TimeStamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads lines {@code name{labels} value time}: OpenMetrics, Prometheus' text format, and what {@code promtool tsdb dump} writes. */
final class OpenMetricsReader {

    private static final String EXEMPLAR = " # ";

    private final String file;
    private final TimeStamps times;
    private final SeriesCollector collector;
    private final Map<String, SeriesCollector.Growing> byText = new HashMap<>();
    private long number;

    OpenMetricsReader(String file, TimeStamps times, SeriesCollector collector) {
        this.file = file;
        this.times = times;
        this.collector = collector;
    }

    void read(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String sample = line.strip();
            if (!sample.isEmpty() && sample.charAt(0) != '#') {
                sample(sample);
            }
        }
    }

    private void sample(String line) throws BadSeriesException {
        int end = endOfSeries(line);
        SeriesCollector.Growing series = series(line.substring(0, end));
        int exemplar = line.indexOf(EXEMPLAR, end);
        String[] rest = line.substring(end, exemplar < 0 ? line.length() : exemplar)
                .strip()
                .split("\\s+", -1);
        if (rest.length != 2) {
            throw bad(
                    end,
                    rest.length == 1 && !rest[0].isEmpty()
                            ? "the sample has no time; recorded series need one on every line, as in "
                                    + line.substring(0, end) + " " + rest[0] + " 1711962000"
                            : "expected a value and a time after the series");
        }
        int value = line.indexOf(rest[0], end);
        Double read = Numbers.number(rest[0]);
        if (read == null) {
            throw bad(value, "\"" + rest[0] + "\" is no number");
        }
        try {
            series.add(times.millis(rest[1]), read);
            String doubt = times.takeDoubt();
            if (doubt != null) {
                collector.doubt(bad(value + rest[0].length() + 1, doubt));
            }
        } catch (IllegalArgumentException wrong) {
            throw bad(value + rest[0].length() + 1, String.valueOf(wrong.getMessage()));
        }
    }

    private static int endOfSeries(String line) {
        boolean quoted = false;
        boolean braces = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                braces = true;
            } else if (!quoted && c == '}') {
                return i + 1;
            } else if (!braces && (c == ' ' || c == '\t')) {
                return i;
            }
        }
        return line.length();
    }

    private SeriesCollector.Growing series(String text) throws BadSeriesException {
        SeriesCollector.Growing known = byText.get(text);
        if (known == null) {
            known = newSeries(text);
            byText.put(text, known);
        }
        return known;
    }

    private SeriesCollector.Growing newSeries(String text) throws BadSeriesException {
        try {
            LabelBlock series = LabelBlock.series(text);
            if (series.name() == null || series.end() != text.length()) {
                throw bad(0, "\"" + text + "\" is no series");
            }
            Labels labels = series.labels();
            return collector.series(series.name(), labels);
        } catch (LabelBlock.Wrong wrong) {
            throw bad(wrong.at(), String.valueOf(wrong.getMessage()));
        } catch (IllegalArgumentException refused) {
            throw bad(0, String.valueOf(refused.getMessage()));
        }
    }

    private BadSeriesException bad(int index, String why) {
        return new BadSeriesException(file, number, index + 1, why);
    }
}
