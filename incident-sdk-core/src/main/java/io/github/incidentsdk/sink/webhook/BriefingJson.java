package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.PastIncident;
import io.github.incidentsdk.briefing.SeverityMeaning;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Link;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What was known before an incident, as JSON; what nobody said is absent. */
final class BriefingJson {

    private BriefingJson() {}

    static void write(JsonWriter json, Briefing briefing) {
        briefing.severity().ifPresent(meaning -> json.object("severity", one -> write(one, meaning)));
        each(json, "contacts", briefing.contacts(), BriefingJson::write);
        each(json, "playbook", briefing.playbook(), BriefingJson::write);
        json.put("bridge", briefing.bridge().orElse(null))
                .put("channel", briefing.channel().orElse(null));
        each(json, "past", briefing.past(), BriefingJson::write);
        each(json, "changes", briefing.changes(), BriefingJson::write);
    }

    private static <T> void each(JsonWriter json, String name, List<T> items, BiConsumer<JsonWriter, T> write) {
        if (!items.isEmpty()) {
            json.array(name, array -> items.forEach(item -> array.addObject(one -> write.accept(one, item))));
        }
    }

    private static void write(JsonWriter json, SeverityMeaning meaning) {
        json.put("severity", meaning.severity().name())
                .put("meaning", meaning.meaning())
                .put("expects", meaning.expects());
        if (!meaning.updateEvery().isEmpty()) {
            json.object(
                    "update_every_seconds",
                    every -> meaning.updateEvery()
                            .forEach((audience, pause) ->
                                    every.put(audience.name().toLowerCase(Locale.ROOT), pause.toSeconds())));
        }
    }

    private static void write(JsonWriter json, Contact contact) {
        json.put("name", contact.name())
                .put("role", contact.role())
                .put("phone", contact.phone())
                .put("chat", contact.chat())
                .put("email", contact.email());
    }

    private static void write(JsonWriter json, BriefedStep step) {
        json.put("step", step.number())
                .put("text", step.step().text())
                .put("link", step.step().link())
                .put("who", step.step().who())
                .put("done", step.done());
    }

    private static void write(JsonWriter json, PastIncident past) {
        json.put("incident_id", past.id())
                .put("title", past.title())
                .put("severity", past.severity().name())
                .put("declared_at", past.declaredAt())
                .put("resolved_at", past.resolvedAt())
                .put("how", past.how());
    }

    private static void write(JsonWriter json, Change change) {
        Link link = change.link();
        json.put("at", change.at())
                .put("kind", change.kind())
                .put("text", change.text())
                .put("by", change.by().toString())
                .put("link", link == null ? null : link.url());
    }
}
