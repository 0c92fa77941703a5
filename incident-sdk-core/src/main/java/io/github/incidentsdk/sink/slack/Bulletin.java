package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Digest;

/** A digest as a message of its own, which nothing changes later. */
final class Bulletin {

    private Bulletin() {}

    static void write(JsonWriter message, Digest digest) {
        String title =
                new Mrkdwn(Blocks.HEADER).mark("🗒️ ").say(digest.title()).toString();
        Mrkdwn text = new Mrkdwn(Blocks.SECTION);
        for (String line : digest.lines()) {
            (text.isEmpty() ? text : text.line()).mark("• ").say(line);
        }
        message.put("text", title);
        Blocks.ofBulletin(
                message,
                title,
                text.toString(),
                new Mrkdwn(Blocks.FIELD)
                        .say("counted by " + digest.instance() + ", " + Words.of(digest.at()))
                        .toString());
    }
}
