package io.github.incidentsdk.testing.backtest.series;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.Numbers;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Prometheus' {@code /api/v1/query_range} answers: for each series its labels and its values. */
final class QueryRangeReader {

    private final String file;
    private final @Nullable String metric;
    private final SeriesCollector collector;
    private boolean found;

    /** @param metric what series without a name are */
    QueryRangeReader(String file, @Nullable String metric, SeriesCollector collector) {
        this.file = file;
        this.metric = metric;
        this.collector = collector;
    }

    void read(Reader in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            value(json, "");
            if (!found) {
                throw new BadSeriesException(file, 1, 1, "is no answer of query_range: it has no data.result");
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

    private void value(JsonParser json, String path) throws IOException {
        boolean result =
                json.currentToken() == JsonToken.START_ARRAY && (path.equals("/data/result") || path.isEmpty());
        if (path.equals("/status") && json.getText().equals("error")) {
            throw bad(json, "is the answer to a query that failed");
        } else if (path.equals("/data/resultType") && !json.getText().equals("matrix")) {
            throw bad(json, "is a " + json.getText() + ", one moment alone; ask query_range for a matrix");
        } else if (result) {
            found = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                series(json);
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT && (path.isEmpty() || path.equals("/data"))) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                value(json, path + '/' + name);
            }
        } else {
            json.skipChildren();
        }
    }

    private void series(JsonParser json) throws IOException {
        require(json, JsonToken.START_OBJECT, "an object with metric and values");
        Map<String, String> labels = new LinkedHashMap<>();
        SeriesCollector.Growing samples = new SeriesCollector.Growing();
        JsonLocation start = json.currentTokenLocation();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metric" -> {
                    require(json, JsonToken.START_OBJECT, "labels");
                    while (json.nextToken() != JsonToken.END_OBJECT) {
                        String label = json.currentName();
                        json.nextToken();
                        labels.put(label, json.getText());
                    }
                }
                case "values" -> {
                    require(json, JsonToken.START_ARRAY, "a list of [time, \"value\"]");
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        sample(json, samples);
                    }
                }
                default -> json.skipChildren();
            }
        }
        keep(labels, samples, start);
    }

    private void keep(Map<String, String> labels, SeriesCollector.Growing samples, JsonLocation at)
            throws BadSeriesException {
        String said = labels.remove(Labels.NAME);
        String name = said == null ? metric : said;
        if (name == null) {
            throw new BadSeriesException(
                    file,
                    at.getLineNr(),
                    at.getColumnNr(),
                    "the series " + labels + " has no name; say which metric it is (--metric NAME)");
        }
        try {
            samples.addTo(collector.series(name, Labels.of(labels)));
        } catch (IllegalArgumentException refused) {
            throw new BadSeriesException(file, at.getLineNr(), at.getColumnNr(), String.valueOf(refused.getMessage()));
        }
    }

    private void sample(JsonParser json, SeriesCollector.Growing samples) throws IOException {
        require(json, JsonToken.START_ARRAY, "[time, \"value\"]");
        json.nextToken();
        if (!json.currentToken().isNumeric()) {
            throw bad(json, "\"" + json.getText() + "\" is no time in seconds");
        }
        long at = Math.round(json.getDoubleValue() * 1_000);
        json.nextToken();
        Double value = Numbers.number(json.getText());
        if (value == null) {
            throw bad(json, "\"" + json.getText() + "\" is no value");
        }
        samples.add(at, value);
        json.nextToken();
        require(json, JsonToken.END_ARRAY, "two elements");
    }

    private void require(JsonParser json, JsonToken token, String expected) throws IOException {
        if (json.currentToken() != token) {
            throw bad(json, "expected " + expected + " here");
        }
    }

    private BadSeriesException bad(JsonParser json, String why) throws IOException {
        JsonLocation at = json.currentTokenLocation();
        return new BadSeriesException(file, at.getLineNr(), at.getColumnNr(), why);
    }
}
