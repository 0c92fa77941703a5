package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import io.github.incidentsdk.testing.backtest.series.SeriesFile;
import io.github.incidentsdk.testing.backtest.series.WindowsFile;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of series that the command line names, as recordings to run over one after the other. */
final class GivenSeries {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private final BacktestOptions options;
    private final @Nullable ChronoUnit unit;

    GivenSeries(BacktestOptions options) throws WrongUsage {
        this.options = options;
        String text = options.one("--time-unit");
        this.unit = text == null ? null : UNITS.get(text);
        if (text != null && unit == null) {
            throw new WrongUsage("--time-unit " + text + ": expected ms, s, m, h or d");
        }
    }

    /**
     * One run's input.
     *
     * @param file the file, where each is run over by itself; null where they are run over together
     */
    record Recorded(@Nullable Path file, RecordedSeries series, List<LabelledWindow> windows) {

        /** The file's name, where it is run over by itself. */
        String name() {
            return file == null ? "" : String.valueOf(file.getFileName());
        }

        /** A warning with the file that it is of, unless it names that itself. */
        String whose(String warning) {
            return file == null || series.doubts().contains(warning) ? warning : file + ": " + warning;
        }

        /** What most likely is wrong with the labelled windows. */
        Optional<String> doubt() {
            String whose = file == null ? "the series" : file.toString();
            if (windows.isEmpty()) {
                return Optional.of("no labelled window is of " + whose);
            }
            Instant from = Instant.ofEpochMilli(series.startMillis());
            Instant to = Instant.ofEpochMilli(series.endMillis());
            return windows.stream().anyMatch(window -> window.meets(from, to))
                    ? Optional.empty()
                    : Optional.of("no labelled window lies within " + whose + ", recorded from " + from + " to " + to);
        }
    }

    List<Recorded> read(ProgressBar progress) throws BadSeriesException, WrongUsage {
        WindowsFile windows = windows();
        List<Recorded> all = new ArrayList<>();
        for (String name : options.all("--series")) {
            Path path = Path.of(name);
            List<LabelledWindow> of = windows == null ? List.of() : windows.of(path);
            progress.reading(path);
            all.add(new Recorded(path, read(path), of));
        }
        progress.end();
        return options.has("--each") ? all : List.of(together(all));
    }

    private @Nullable WindowsFile windows() throws BadSeriesException {
        String name = options.one("--windows");
        if (name == null) {
            return null;
        }
        Path path = Path.of(name);
        try {
            return WindowsFile.read(path, unit == null ? null : unit.getDuration());
        } catch (IOException unreadable) {
            throw bad(path, unreadable);
        }
    }

    private static BadSeriesException bad(Path path, IOException thrown) {
        return thrown instanceof BadSeriesException bad
                ? bad
                : new BadSeriesException(path.toString(), Unreadable.why(path, thrown));
    }

    private RecordedSeries read(Path path) throws BadSeriesException, WrongUsage {
        SeriesFile file = SeriesFile.of(path);
        String metric = options.one("--metric");
        String timeColumn = options.one("--time-column");
        file = metric == null ? file : file.metric(metric);
        file = timeColumn == null ? file : file.timeColumn(timeColumn);
        file = unit == null ? file : file.timeUnit(unit);
        for (String column : options.all("--column")) {
            int equals = column.lastIndexOf('=', column.indexOf('{') < 0 ? column.length() : column.indexOf('{'));
            if (equals <= 0) {
                throw new WrongUsage("--column " + column + ": expected COLUMN=METRIC");
            }
            file = file.column(column.substring(0, equals), column.substring(equals + 1));
        }
        try {
            return file.read();
        } catch (IOException unreadable) {
            throw bad(path, unreadable);
        }
    }

    private static Recorded together(List<Recorded> all) throws BadSeriesException {
        RecordedSeries series = all.get(0).series();
        List<LabelledWindow> windows = new ArrayList<>(all.get(0).windows());
        for (Recorded each : all.subList(1, all.size())) {
            try {
                series = series.and(each.series());
            } catch (IllegalArgumentException twice) {
                throw new BadSeriesException(
                        String.valueOf(each.file()), twice.getMessage() + ", or run over each file by itself (--each)");
            }
            each.windows().stream().filter(window -> !windows.contains(window)).forEach(windows::add);
        }
        return new Recorded(null, series, windows);
    }
}
