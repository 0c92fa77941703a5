package io.github.incidentsdk.explain;

import io.github.incidentsdk.delivery.LaneStatus.Answer;
import io.github.incidentsdk.delivery.Standing;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of an incident, and what keeps the others from being told. Immutable.
 *
 * @param incident as it is now
 * @param answer who was told, or why nobody was, in one sentence
 * @param sinks where each sink stands with it
 */
public record IncidentExplanation(IncidentSnapshot incident, String answer, List<Standing> sinks) {

    public IncidentExplanation {
        sinks = List.copyOf(sinks);
    }

    /** Explains an incident by where each sink stands with it. */
    public static IncidentExplanation of(IncidentSnapshot incident, List<Standing> sinks) {
        return new IncidentExplanation(incident, answer(incident, sinks), sinks);
    }

    private static String answer(IncidentSnapshot incident, List<Standing> sinks) {
        if (!incident.isOpen()) {
            return over(incident, sinks);
        }
        List<Standing> told =
                sinks.stream().filter(sink -> sink.what() == Standing.What.TOLD).toList();
        if (!told.isEmpty()) {
            return "Told: " + names(told) + ".";
        }
        if (sinks.isEmpty()) {
            return "Nobody is told: there is no sink.";
        }
        return "Nobody is told: "
                + (sinks.stream().allMatch(sink -> sink.what() == Standing.What.FILTERED)
                        ? filtered(sinks)
                        : sinks.stream()
                                        .filter(sink -> sink.what() != Standing.What.FILTERED)
                                        .map(IncidentExplanation::hindrance)
                                        .distinct()
                                        .collect(Collectors.joining("; "))
                                + ".");
    }

    private static String filtered(List<Standing> sinks) {
        List<Standing> about = sinks.stream().filter(Standing::isAboutItself).toList();
        if (about.isEmpty()) {
            return "it passes no sink's filter.";
        }
        String why = about.stream().map(IncidentExplanation::hindrance).collect(Collectors.joining("; "));
        return why + (about.size() == sinks.size() ? "." : "; it passes no other sink's filter.");
    }

    private static String over(IncidentSnapshot incident, List<Standing> sinks) {
        String owed = sinks.stream()
                .filter(sink -> sink.what() != Standing.What.OVER)
                .map(sink -> sink.what() == Standing.What.TOLD ? sink.sink() : hindrance(sink))
                .collect(Collectors.joining("; "));
        if (!owed.isEmpty()) {
            return "It is over, and its end is still to be told: " + owed + ".";
        }
        List<Claim> overruled = overruled(incident);
        if (overruled.isEmpty()) {
            return "It is over, and nobody is told of it any more.";
        }
        Actor ending = incident.resolvedBy();
        String by = ending == null ? "somebody" : ending.toString();
        return overruled.stream()
                .map(claim -> "Nobody is told: " + by + " ended it at " + incident.resolvedAt() + " over "
                        + claim.reporter() + ", which returns once it has seen it end, or at worse than "
                        + claim.severity() + ".")
                .collect(Collectors.joining(" "));
    }

    private static List<Claim> overruled(IncidentSnapshot incident) {
        return incident.claims().stream().filter(claim -> !claim.holds()).toList();
    }

    private static String names(List<Standing> sinks) {
        return sinks.stream().map(Standing::sink).collect(Collectors.joining(", "));
    }

    private static String hindrance(Standing sink) {
        String why = sink.why().isEmpty() ? "" : ": " + sink.why();
        return switch (sink.what()) {
            case TOLD -> sink.sink() + " was told";
            case TRIED -> sink.sink() + (why.isEmpty() ? " is being told" : " cannot be told" + why);
            case UNWRITTEN -> sink.sink() + " is told once the journal has written it";
            case WAITING -> sink.sink() + (why.isEmpty() ? " is about to be told" : " is behind, since it fails" + why);
            case HELD -> sink.sink() + " is told later" + why;
            case REFUSED -> sink.sink() + " did not take it" + why;
            case FILTERED -> sink.sink() + " is not for it" + why;
            case OVER -> sink.sink() + " is told no more";
        };
    }

    /** The explanation as lines for people. */
    public String text() {
        return text(true);
    }

    /** The lines without the answer, which stands before them already. */
    String details() {
        return text(false);
    }

    private String text(boolean withAnswer) {
        StringBuilder text = new StringBuilder();
        text.append("incident ").append(incident.type()).append(' ').append(incident.severity());
        text.append(' ').append(incident.status().name().toLowerCase(Locale.ROOT));
        text.append(" [").append(incident.key()).append("]\n");
        if (withAnswer) {
            text.append(answer).append('\n');
        }
        if (!incident.by().isEmpty()) {
            text.append("  ").append(Wording.pairs(incident.by())).append('\n');
        }
        for (Claim claim : incident.claims()) {
            text.append("  ").append(claim.reporter()).append(claim.holds() ? " holds it at " : " was overruled at ");
            text.append(claim.severity()).append('\n');
        }
        for (Standing sink : sinks) {
            text.append("  sink ").append(hindrance(sink)).append("; last answer: ");
            Answer last = sink.lastAnswer();
            text.append(last == null ? "none" : last.text() + " at " + last.at())
                    .append('\n');
        }
        return text.toString();
    }

    /** The explanation as one JSON object. */
    public String json() {
        return new String(JsonWriter.bytes(this::write), StandardCharsets.UTF_8);
    }

    void write(JsonWriter json) {
        Actor ending = incident.resolvedBy();
        json.put("key", incident.key())
                .put("id", incident.id())
                .put("type", incident.type())
                .put("severity", incident.severity().name())
                .put("status", incident.status().name().toLowerCase(Locale.ROOT))
                .putTexts("by", incident.by())
                .put("answer", answer)
                .put("resolved_at", incident.resolvedAt())
                .put("resolved_by", ending == null ? null : ending.toString())
                .array(
                        "claims",
                        claims -> incident.claims()
                                .forEach(claim -> claims.addObject(one -> one.put(
                                                "reporter", claim.reporter().toString())
                                        .put("severity", claim.severity().name())
                                        .put("holds", claim.holds()))))
                .array("sinks", all -> sinks.forEach(sink -> all.addObject(one -> write(one, sink))));
    }

    private static void write(JsonWriter json, Standing sink) {
        json.put("sink", sink.sink())
                .put("standing", sink.what().name().toLowerCase(Locale.ROOT))
                .put("why", orNull(sink.why()));
        if (!sink.holds().isEmpty()) {
            json.array("holds", holds -> sink.holds().forEach(hold -> holds.addObject(one -> write(one, hold))));
        }
        Answer last = sink.lastAnswer();
        if (last != null) {
            json.object(
                    "last_answer",
                    answer -> answer.put("at", last.at())
                            .put("event_id", last.eventId())
                            .put("text", last.text()));
        }
    }

    private static void write(JsonWriter json, Hold hold) {
        json.put("kind", hold.kind().name().toLowerCase(Locale.ROOT))
                .put("id", orNull(hold.id()))
                .put("who", orNull(hold.who()))
                .put("why", orNull(hold.why()))
                .put("until", hold.until());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The explanation's lines. */
    @Override
    public String toString() {
        return text();
    }
}
