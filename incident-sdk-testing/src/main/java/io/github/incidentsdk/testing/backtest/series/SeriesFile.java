package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.CsvReader;
import io.github.incidentsdk.testing.backtest.text.TimeStamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded series, and what it does not say of itself; immutable.
 *
 * <p>The form is recognised by the content: JSON is an answer of Prometheus' {@code query_range}; lines {@code name{labels} value
 * time} are OpenMetrics; everything else is CSV with a header. A CSV of the columns {@code timestamp,metric,labels,value} or {@code
 * timestamp,value} needs nothing more; of others {@link #timeColumn} and {@link #column} name the columns. Separators are commas,
 * or semicolons or tabs where the header has no comma. Times are seconds or milliseconds since 1970, ISO-8601, {@code yyyy-MM-dd
 * HH:mm:ss} in UTC, or, with {@link #timeUnit}, numbers since the start of the recording.
 */
public final class SeriesFile {

    private final Path path;
    private final @Nullable String metric;
    private final @Nullable String timeColumn;
    private final Map<String, String> columns;
    private final @Nullable Duration timeUnit;

    private SeriesFile(
            Path path,
            @Nullable String metric,
            @Nullable String timeColumn,
            Map<String, String> columns,
            @Nullable Duration timeUnit) {
        this.path = path;
        this.metric = metric;
        this.timeColumn = timeColumn;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.timeUnit = timeUnit;
    }

    /** A file that says everything itself. */
    public static SeriesFile of(Path path) {
        return new SeriesFile(path, null, null, Map.of(), null);
    }

    /**
     * What the values of a file without metric names are, such as {@code cpu_percent} or {@code cpu_percent{host="a"}}; the file's
     * name unless said.
     */
    public SeriesFile metric(String series) {
        return new SeriesFile(path, series, timeColumn, columns, timeUnit);
    }

    /** In which column of a CSV times stand; {@code timestamp}, {@code time}, {@code date}, {@code datetime} or {@code ts} unless said. */
    public SeriesFile timeColumn(String header) {
        return new SeriesFile(path, metric, header, columns, timeUnit);
    }

    /**
     * Reads a column of a CSV as a series; may be said of several columns.
     *
     * @param header the column's name
     * @param series what it is, such as {@code replicas} or {@code replicas{run="b"}}
     */
    public SeriesFile column(String header, String series) {
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.put(header, series);
        return new SeriesFile(path, metric, timeColumn, more, timeUnit);
    }

    /** Takes times for numbers of {@code unit} since the start of the recording. */
    public SeriesFile timeUnit(ChronoUnit unit) {
        return new SeriesFile(path, metric, timeColumn, columns, unit.getDuration());
    }

    /**
     * Reads the file.
     *
     * @throws BadSeriesException when something in it cannot be understood; names file, line and column
     * @throws IOException when it cannot be read
     */
    public RecordedSeries read() throws IOException {
        SeriesCollector collector = new SeriesCollector();
        TimeStamps times = new TimeStamps(timeUnit);
        if (timeUnit != null) {
            collector.relative();
        }
        try (BufferedReader in = Files.newBufferedReader(path)) {
            skipByteOrderMark(in);
            switch (SeriesForm.of(in)) {
                case JSON -> new QueryRangeReader(path.toString(), metric, collector).read(in);
                case OPEN_METRICS -> new OpenMetricsReader(path.toString(), times, collector).read(in);
                case COMMAS -> csv(in, ',', times, collector);
                case SEMICOLONS -> csv(in, ';', times, collector);
                case TABS -> csv(in, '\t', times, collector);
                case NOTHING -> throw new BadSeriesException(path.toString(), "is empty");
            }
        } catch (MalformedInputException foreign) {
            throw new BadSeriesException(path.toString(), "is not UTF-8 text");
        }
        RecordedSeries read = collector.collected();
        if (read.series().isEmpty()) {
            throw new BadSeriesException(path.toString(), "holds no sample");
        }
        return read;
    }

    private static void skipByteOrderMark(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
    }

    private void csv(BufferedReader in, char separator, TimeStamps times, SeriesCollector collector)
            throws IOException {
        CsvReader csv = new CsvReader(path.toString(), in, separator);
        CsvColumns layout = new CsvColumns(timeColumn, columns, metric == null ? stem(path) : metric);
        layout.readHeader(csv, collector);
        layout.readRecords(csv, times, collector);
    }

    /** What a metric is called that only its file names. */
    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.indexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^a-zA-Z0-9_:]", "_");
        return stem.isEmpty() || Character.isDigit(stem.charAt(0)) ? "_" + stem : stem;
    }
}
