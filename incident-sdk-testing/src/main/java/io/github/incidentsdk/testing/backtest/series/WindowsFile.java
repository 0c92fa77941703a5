package io.github.incidentsdk.testing.backtest.series;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.CsvReader;
import io.github.incidentsdk.testing.backtest.text.TimeStamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labelled windows of one or several recordings; immutable.
 *
 * <p>Read from JSON, by the name of the file of series that they speak of ({@code {"cpu.csv": [["2014-02-18 16:02:00", "2014-02-19
 * 08:42:00"]]}}) or of all ({@code [[from, to], …]}), or from CSV with a header and the columns {@code from,to} or {@code
 * from,to,name}. Times are as in series.
 */
public final class WindowsFile {

    private static final String OF_ALL = "";

    private final String file;
    private final TimeStamps times;
    private final Map<String, List<LabelledWindow>> byFile = new LinkedHashMap<>();

    private WindowsFile(String file, TimeStamps times) {
        this.file = file;
        this.times = times;
    }

    /**
     * Reads a file.
     *
     * @param timeUnit what times that are numbers count from the start of the recording; null when they are times since 1970
     * @throws BadSeriesException when something in it cannot be understood; names file, line and column
     * @throws IOException when it cannot be read
     */
    public static WindowsFile read(Path path, @Nullable Duration timeUnit) throws IOException {
        WindowsFile windows = new WindowsFile(path.toString(), new TimeStamps(timeUnit));
        try (BufferedReader in = Files.newBufferedReader(path)) {
            switch (SeriesForm.of(in)) {
                case JSON -> windows.json(in);
                case NOTHING -> throw new BadSeriesException(path.toString(), "is empty");
                default -> windows.csv(new CsvReader(path.toString(), in, ','));
            }
        }
        return windows;
    }

    /** Returns the windows that speak of the series in {@code seriesFile}, and those that speak of all; earliest first. */
    public List<LabelledWindow> of(Path seriesFile) {
        List<LabelledWindow> found = new ArrayList<>(byFile.getOrDefault(OF_ALL, List.of()));
        found.addAll(byFile.getOrDefault(String.valueOf(seriesFile.getFileName()), List.of()));
        found.sort((a, b) -> a.from().compareTo(b.from()));
        return found;
    }

    private void csv(CsvReader csv) throws IOException {
        csv.next();
        int from = csv.fields().indexOf("from");
        int to = csv.fields().indexOf("to");
        int name = csv.fields().indexOf("name");
        if (from < 0 || to < 0) {
            throw csv.bad(0, "expected a header with from and to, and name if there are any");
        }
        while (csv.next()) {
            List<String> fields = csv.fields();
            if (fields.size() <= Math.max(name, Math.max(from, to))) {
                throw csv.bad(0, "this line has " + fields.size() + " values, fewer than the header");
            }
            try {
                add(OF_ALL, fields.get(from), fields.get(to), name < 0 ? "" : fields.get(name));
            } catch (IllegalArgumentException wrong) {
                throw csv.bad(from, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void json(BufferedReader in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                list(json, OF_ALL);
            } else {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String of = json.currentName();
                    json.nextToken();
                    list(json, of);
                }
            }
        } catch (JacksonException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new BadSeriesException(
                    file,
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "is no JSON: " + malformed.getOriginalMessage());
        }
    }

    private void list(JsonParser json, String of) throws IOException {
        require(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, JsonToken.START_ARRAY);
            JsonLocation at = json.currentTokenLocation();
            List<String> window = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                window.add(json.getText());
                json.skipChildren();
            }
            if (window.size() != 2 && window.size() != 3) {
                throw bad(at, "expected [from, to] or [from, to, name]");
            }
            try {
                add(of, window.get(0), window.get(1), window.size() == 2 ? "" : window.get(2));
            } catch (IllegalArgumentException wrong) {
                throw bad(at, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void add(String of, String from, String to, String name) {
        byFile.computeIfAbsent(of, first -> new ArrayList<>())
                .add(new LabelledWindow(
                        Instant.ofEpochMilli(times.millis(from)), Instant.ofEpochMilli(times.millis(to)), name));
    }

    private void require(JsonParser json, JsonToken token) throws BadSeriesException {
        if (json.currentToken() != token) {
            throw bad(json.currentTokenLocation(), "expected lists of [from, to], or such lists by file");
        }
    }

    private BadSeriesException bad(JsonLocation at, String why) {
        return new BadSeriesException(file, at.getLineNr(), at.getColumnNr(), why);
    }
}
