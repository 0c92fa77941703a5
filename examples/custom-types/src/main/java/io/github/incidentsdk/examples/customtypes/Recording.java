package io.github.incidentsdk.examples.customtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was said at which moment of the recorded day; each line stands until the next. */
final class Recording {

    /** When the recordings begin. */
    static final Instant BEGIN = Instant.parse("2026-05-12T12:00:00Z");

    /** How long they are. */
    static final Duration LENGTH = Duration.ofHours(14);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FIRST_SECOND = seconds("12:00:00");

    private final NavigableMap<Long, JsonNode> lines = new TreeMap<>();

    private Recording() {}

    /** Everything that a file holds, in one recording. */
    static Recording of(String name) throws IOException {
        Recording all = new Recording();
        for (JsonNode line : read(name)) {
            all.add(line);
        }
        return all;
    }

    /** What a file of answers holds, by what was asked. */
    static Map<String, Recording> byRequest(String name) throws IOException {
        Map<String, Recording> recordings = new TreeMap<>();
        for (JsonNode line : read(name)) {
            recordings
                    .computeIfAbsent(line.path("request").asText(), request -> new Recording())
                    .add(line);
        }
        return recordings;
    }

    private static List<JsonNode> read(String name) throws IOException {
        String resource = "/recordings/" + name + ".jsonl";
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream bytes = Recording.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IOException("there is no " + resource + " on the class path");
            }
            BufferedReader texts = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            for (String text = texts.readLine(); text != null; text = texts.readLine()) {
                lines.add(JSON.readTree(text));
            }
        }
        return lines;
    }

    private void add(JsonNode line) {
        lines.put(millis(line.path("at").asText()), line);
    }

    /** The milliseconds from the beginning to a time of day; {@code 24:10:00} is ten minutes into the next day. */
    static long millis(String time) {
        return Duration.ofSeconds(seconds(time) - FIRST_SECOND).toMillis();
    }

    private static long seconds(String time) {
        String[] parts = time.split(":", -1);
        return Long.parseLong(parts[0]) * 3_600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    }

    /** The line that stands {@code sinceBegin} milliseconds after the beginning. */
    JsonNode at(long sinceBegin) {
        Map.Entry<Long, JsonNode> line = lines.floorEntry(sinceBegin);
        return line == null ? lines.firstEntry().getValue() : line.getValue();
    }
}
