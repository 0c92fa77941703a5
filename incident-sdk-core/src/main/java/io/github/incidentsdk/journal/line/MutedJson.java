package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Schedule;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.json.UnknownWordException;
import io.github.incidentsdk.model.Severity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A silence or maintenance window: the member {@code mute} of its line, written and read. */
final class MutedJson implements JsonReader.Members {

    private Instant at = Instant.EPOCH;
    private @Nullable String endedBy;
    private String kind = "";
    private String id = "";
    private String who = "";
    private String why = "";
    private List<String> types = List.of();
    private Map<String, String> tags = Map.of();
    private List<String> rules = List.of();
    private String below = "";
    private Instant from = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private List<String> days = List.of();
    private String begin = "";
    private String end = "";
    private String zone = "";

    static void write(JsonWriter json, Muted line) {
        json.object("mute", members -> {
            Mute mute = line.mute();
            members.put("at", line.at())
                    .put("ended_by", line.endedBy())
                    .put("kind", mute.kind().name().toLowerCase(Locale.ROOT))
                    .put("id", mute.id())
                    .put("who", mute.who())
                    .put("why", mute.why());
            write(members, mute.what());
            if (mute instanceof Silence silence) {
                members.put("until", silence.until());
            } else if (mute instanceof MaintenanceWindow window) {
                write(members, window.when());
            }
        });
    }

    private static void write(JsonWriter json, Matching what) {
        write(json, "types", what.types());
        if (!what.tags().isEmpty()) {
            json.putTexts("tags", what.tags());
        }
        write(json, "rules", what.rules());
        if (what.below() != null) {
            json.put("below", what.below().name());
        }
    }

    private static void write(JsonWriter json, Schedule when) {
        if (when instanceof Schedule.Once once) {
            json.put("from", once.from()).put("until", once.until());
        } else if (when instanceof Schedule.Weekly weekly) {
            write(json, "days", weekly.days().stream().map(DayOfWeek::name).toList());
            json.put("begin", weekly.from().toString())
                    .put("end", weekly.to().toString())
                    .put("zone", weekly.zone().getId());
        }
    }

    private static void write(JsonWriter json, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            json.array(name, elements -> texts.stream().sorted().forEach(elements::add));
        }
    }

    @Override
    public void member(String name, JsonReader value) throws JsonException {
        switch (name) {
            case "at" -> at = value.time();
            case "ended_by" -> endedBy = value.text();
            case "kind" -> kind = value.text();
            case "id" -> id = value.text();
            case "who" -> who = value.text();
            case "why" -> why = value.text();
            case "types" -> types = value.list(JsonReader::text);
            case "tags" -> tags = value.texts();
            case "rules" -> rules = value.list(JsonReader::text);
            case "below" -> below = value.text();
            case "from" -> from = value.time();
            case "until" -> until = value.time();
            case "days" -> days = value.list(JsonReader::text);
            case "begin" -> begin = value.text();
            case "end" -> end = value.text();
            case "zone" -> zone = value.text();
            default -> throw unknown("member \"" + name + "\""); // without it more might be held than was said
        }
    }

    Muted line(long seq) throws JsonException {
        try {
            return new Muted(seq, at, mute(), endedBy);
        } catch (IllegalArgumentException | DateTimeException newer) {
            throw unknown(kind + " \"" + id + "\"");
        }
    }

    private Mute mute() throws JsonException {
        Severity severity = below.isEmpty() ? null : Severity.valueOf(below);
        Matching what = new Matching(Set.copyOf(types), tags, Set.copyOf(rules), severity);
        return switch (kind) {
            case "silence" -> new Silence(id, what, until, who, why);
            case "maintenance" -> new MaintenanceWindow(id, what, when(), who, why);
            default -> throw unknown("kind \"" + kind + "\"");
        };
    }

    private Schedule when() {
        if (days.isEmpty()) {
            return new Schedule.Once(from, until);
        }
        Set<DayOfWeek> on = days.stream().map(DayOfWeek::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Schedule.Weekly(on, LocalTime.parse(begin), LocalTime.parse(end), ZoneId.of(zone));
    }

    private static UnknownWordException unknown(String what) {
        return new UnknownWordException("mute with " + what, 1, 1);
    }
}
