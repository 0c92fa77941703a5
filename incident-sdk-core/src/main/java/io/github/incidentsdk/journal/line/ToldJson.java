package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.json.UnknownWordException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A receipt: the member {@code told} of its line, written and read. */
final class ToldJson implements JsonReader.Members {

    private static final Map<String, What> WORDS =
            Arrays.stream(What.values()).collect(Collectors.toUnmodifiableMap(ToldJson::word, what -> what));

    private Instant at = Instant.EPOCH;
    private String sink = "";
    private String key = "";
    private String incidentId = "";
    private String eventId = "";
    private long about;
    private String what = "";
    private Map<String, String> details = Map.of();

    static void write(JsonWriter json, Told line) {
        json.object("told", told -> {
            told.put("at", line.at()).put("sink", line.sink()).put("what", word(line.what()));
            if (!line.incidentId().isEmpty()) {
                told.put("key", line.key())
                        .put("incident_id", line.incidentId())
                        .put("event_id", line.eventId());
            }
            told.put("about", line.about());
            if (!line.details().isEmpty()) {
                told.putTexts("details", line.details());
            }
        });
    }

    private static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void member(String name, JsonReader value) throws JsonException {
        switch (name) {
            case "at" -> at = value.time();
            case "sink" -> sink = value.text();
            case "what" -> what = value.text();
            case "key" -> key = value.text();
            case "incident_id" -> incidentId = value.text();
            case "event_id" -> eventId = value.text();
            case "about" -> about = value.number();
            case "details" -> details = value.texts();
            default -> {} // a newer version wrote it
        }
    }

    Told line(long seq) throws JsonException {
        What known = WORDS.get(what);
        if (known == null) {
            throw new UnknownWordException("receipt \"" + what + "\"", 1, 1);
        }
        return new Told(seq, at, sink, key, incidentId, eventId, about, known, details);
    }
}
