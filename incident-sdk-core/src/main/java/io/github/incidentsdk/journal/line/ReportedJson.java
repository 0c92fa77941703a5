package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.json.UnknownWordException;
import java.time.Instant;
import java.util.Locale;

/** How far a report came: the member {@code reported} of its line, written and read. */
final class ReportedJson implements JsonReader.Members {

    private Instant at = Instant.EPOCH;
    private String report = "";
    private String sink = "";
    private Instant slot = Instant.EPOCH;
    private String stage = "";
    private String why = "";

    static void write(JsonWriter json, Reported line) {
        json.object("reported", members -> {
            members.put("at", line.at())
                    .put("report", line.report())
                    .put("sink", line.sink())
                    .put("slot", line.slot())
                    .put("stage", line.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (!line.why().isEmpty()) {
                members.put("why", line.why());
            }
        });
    }

    @Override
    public void member(String name, JsonReader value) throws JsonException {
        switch (name) {
            case "at" -> at = value.time();
            case "report" -> report = value.text();
            case "sink" -> sink = value.text();
            case "slot" -> slot = value.time();
            case "stage" -> stage = value.text();
            case "why" -> why = value.text();
            default -> {} // a newer version wrote it
        }
    }

    Reported line(long seq) throws JsonException {
        for (Stage known : Stage.values()) {
            if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(stage)) {
                return new Reported(seq, at, report, sink, slot, known, why);
            }
        }
        throw new UnknownWordException("report that is " + stage, 1, 1);
    }
}
