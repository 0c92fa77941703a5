package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;

/** Writes what Slack lays a message out of, within Slack's limits. */
final class Blocks {

    /** Longest text of a section, after escaping. */
    static final int SECTION = 3_000;
    /** Longest field of a section. */
    static final int FIELD = 2_000;

    /** Longest header. */
    static final int HEADER = 150;

    private static final int FIELDS = 10;

    private Blocks() {}

    /**
     * An incident as it is now.
     *
     * @param known what was known before it, which matters as long as it is open
     * @param news what happened, already escaped; empty for nothing
     */
    static void ofIncident(JsonWriter message, IncidentSnapshot incident, Known known, String news) {
        message.array("blocks", blocks -> {
            header(blocks, Headline.of(incident, HEADER));
            List<String> fields = new Facts(incident).fields();
            for (int from = 0; from < fields.size(); from += FIELDS) {
                fields(blocks, fields.subList(from, Math.min(fields.size(), from + FIELDS)));
            }
            if (incident.isOpen()) {
                known.sections().forEach(words -> section(blocks, words));
            }
            section(blocks, Story.of(incident));
            section(blocks, news);
            context(blocks, Footer.of(incident));
        });
    }

    /** A few words with a line in small letters below. */
    static void ofWords(JsonWriter message, String words, String below) {
        message.array("blocks", blocks -> {
            section(blocks, words);
            context(blocks, below);
        });
    }

    /** A headline, words already escaped, and a line in small letters below. */
    static void ofBulletin(JsonWriter message, String headline, String words, String below) {
        message.array("blocks", blocks -> {
            header(blocks, headline);
            section(blocks, words);
            context(blocks, below);
        });
    }

    private static void header(JsonWriter blocks, String words) {
        blocks.addObject(block -> block.put("type", "header")
                .object(
                        "text",
                        text -> text.put("type", "plain_text")
                                .put("text", words)
                                .put("emoji", false)));
    }

    private static void section(JsonWriter blocks, String words) {
        if (!words.isEmpty()) { // which Slack refuses
            blocks.addObject(block -> block.put("type", "section").object("text", text -> mrkdwn(text, words)));
        }
    }

    private static void fields(JsonWriter blocks, List<String> words) {
        blocks.addObject(block -> block.put("type", "section")
                .array("fields", fields -> words.forEach(field -> fields.addObject(text -> mrkdwn(text, field)))));
    }

    private static void context(JsonWriter blocks, String words) {
        blocks.addObject(block -> block.put("type", "context")
                .array("elements", elements -> elements.addObject(text -> mrkdwn(text, words))));
    }

    /** Verbatim: Slack makes no links and mentions of its own out of what looks like one. */
    private static void mrkdwn(JsonWriter text, String words) {
        text.put("type", "mrkdwn").put("text", words).put("verbatim", true);
    }
}
