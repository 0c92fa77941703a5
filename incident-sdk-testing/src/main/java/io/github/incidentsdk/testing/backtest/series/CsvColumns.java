package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.CsvReader;
import io.github.incidentsdk.testing.backtest.text.LabelBlock;
import io.github.incidentsdk.testing.backtest.text.Numbers;
import io.github.incidentsdk.testing.backtest.text.TimeStamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a CSV means what: times, and either a metric, its labels and its value, or series side by side. */
final class CsvColumns {

    private static final Set<String> TIME = Set.of("timestamp", "time", "date", "datetime", "ts");
    private static final int NONE = -1;

    private final @Nullable String timeColumn;
    private final Map<String, String> columns;
    private final String metric;

    private int width;
    private int time = NONE;
    private int name = NONE;
    private int labels = NONE;
    private int value = NONE;
    private final List<Wide> wide = new ArrayList<>();
    private final Map<String, SeriesCollector.Growing> byText = new HashMap<>();

    private record Wide(int index, String header, SeriesCollector.Growing series) {}

    CsvColumns(@Nullable String timeColumn, Map<String, String> columns, String metric) {
        this.timeColumn = timeColumn;
        this.columns = columns;
        this.metric = metric;
    }

    void readHeader(CsvReader csv, SeriesCollector collector) throws IOException {
        csv.next();
        List<String> header = List.copyOf(csv.fields());
        width = header.size();
        time = timeColumn(csv, header);
        if (!columns.isEmpty()) {
            for (Map.Entry<String, String> column : columns.entrySet()) {
                int index = header.indexOf(column.getKey());
                if (index == NONE) {
                    throw csv.bad(0, "there is no column \"" + column.getKey() + "\"; there are " + shown(header));
                }
                wide.add(new Wide(index, column.getKey(), series(csv, index, column.getValue(), collector)));
            }
            return;
        }
        value = find(header, "value");
        if (value == NONE) {
            throw csv.bad(
                    0,
                    "there is no column \"value\"; name the columns to read (--column COLUMN=METRIC) among "
                            + shown(header));
        }
        name = find(header, "metric");
        labels = find(header, "labels");
        if (name == NONE) {
            wide.add(new Wide(value, header.get(value), series(csv, value, metric, collector)));
        }
    }

    private int timeColumn(CsvReader csv, List<String> header) throws BadSeriesException {
        if (timeColumn != null) {
            int index = header.indexOf(timeColumn);
            if (index == NONE) {
                throw csv.bad(0, "there is no column \"" + timeColumn + "\"; there are " + shown(header));
            }
            return index;
        }
        for (int i = 0; i < header.size(); i++) {
            if (TIME.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        throw csv.bad(
                0,
                "no column is called timestamp; say in which one times stand (--time-column) among " + shown(header));
    }

    private static int find(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return NONE;
    }

    private static String shown(List<String> header) {
        return String.join(", ", header);
    }

    private static SeriesCollector.Growing series(CsvReader csv, int index, String text, SeriesCollector collector)
            throws BadSeriesException {
        try {
            LabelBlock series = LabelBlock.series(text);
            if (series.name() == null || series.end() != text.length()) {
                throw csv.bad(index, "\"" + text + "\" is no metric; expected such as cpu_percent or cpu{host=\"a\"}");
            }
            return collector.series(series.name(), series.labels());
        } catch (LabelBlock.Wrong wrong) {
            throw csv.bad(index, "\"" + text + "\" is no metric: " + wrong.getMessage());
        } catch (IllegalArgumentException refused) {
            throw csv.bad(index, String.valueOf(refused.getMessage()));
        }
    }

    void readRecords(CsvReader csv, TimeStamps times, SeriesCollector collector) throws IOException {
        while (csv.next()) {
            List<String> fields = csv.fields();
            if (fields.size() != width) {
                throw csv.bad(
                        Math.min(fields.size(), width) - 1,
                        "this line has " + fields.size() + (fields.size() == 1 ? " value" : " values")
                                + " and the header " + width);
            }
            long at = time(csv, fields, times);
            String doubt = times.takeDoubt();
            if (doubt != null) {
                collector.doubt(csv.bad(time, doubt));
            }
            for (Wide each : wide) {
                sample(csv, each.index, each.header, at, each.series);
            }
            if (name != NONE) {
                sample(csv, value, "value", at, longForm(csv, fields, collector));
            }
        }
    }

    private long time(CsvReader csv, List<String> fields, TimeStamps times) throws BadSeriesException {
        try {
            return times.millis(fields.get(time));
        } catch (IllegalArgumentException wrong) {
            throw csv.bad(time, String.valueOf(wrong.getMessage()));
        }
    }

    private static void sample(CsvReader csv, int index, String header, long at, SeriesCollector.Growing series)
            throws BadSeriesException {
        String text = csv.fields().get(index);
        if (!Numbers.isMissing(text)) {
            Double number = Numbers.number(text);
            if (number == null) {
                throw csv.bad(index, "\"" + text + "\" in column \"" + header + "\" is no number");
            }
            series.add(at, number);
        }
    }

    private SeriesCollector.Growing longForm(CsvReader csv, List<String> fields, SeriesCollector collector)
            throws BadSeriesException {
        String written = fields.get(name);
        String labelled = labels == NONE ? "" : fields.get(labels);
        String key = written + '\n' + labelled;
        SeriesCollector.Growing known = byText.get(key);
        if (known == null) {
            known = newSeries(csv, written, labelled, collector);
            byText.put(key, known);
        }
        return known;
    }

    private SeriesCollector.Growing newSeries(CsvReader csv, String written, String labelled, SeriesCollector collector)
            throws BadSeriesException {
        if (labelled.isEmpty()) {
            return series(csv, name, written, collector);
        }
        try {
            Labels of = LabelBlock.labels(labelled);
            return collector.series(written, of);
        } catch (LabelBlock.Wrong | IllegalArgumentException wrong) {
            throw csv.bad(labels, String.valueOf(wrong.getMessage()));
        }
    }
}
