package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Link;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change: the member {@code changed} of its line, written and read. */
final class ChangedJson implements JsonReader.Members {

    private Instant at = Instant.EPOCH;
    private @Nullable Instant since;
    private String kind = "";
    private String text = "";
    private Actor by = Actor.CODE;
    private @Nullable Link link;

    static void write(JsonWriter json, Changed line) {
        Change change = line.change();
        json.object("changed", members -> {
            members.put("at", line.at());
            if (!change.at().equals(line.at())) {
                members.put("since", change.at());
            }
            members.put("kind", change.kind())
                    .put("text", change.text())
                    .put("by", change.by().toString());
            Link link = change.link();
            if (link != null) {
                members.object("link", each -> each.put("text", link.text()).put("url", link.url()));
            }
        });
    }

    @Override
    public void member(String name, JsonReader value) throws JsonException {
        switch (name) {
            case "at" -> at = value.time();
            case "since" -> since = value.time();
            case "kind" -> kind = value.text();
            case "text" -> text = value.text();
            case "by" -> by = Actor.parse(value.text());
            case "link" -> link = link(value.texts());
            default -> {} // a newer version wrote it
        }
    }

    private static @Nullable Link link(Map<String, String> members) {
        String url = members.get("url");
        return url == null ? null : new Link(members.getOrDefault("text", url), url);
    }

    Changed line(long seq) {
        return new Changed(seq, at, new Change(since == null ? at : since, kind, text, by, link));
    }
}
