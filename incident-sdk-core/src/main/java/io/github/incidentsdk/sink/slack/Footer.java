package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.IncidentSnapshot;

/** What an incident is called in the journal and elsewhere, when it began and how often it was reported. */
final class Footer {

    private Footer() {}

    static String of(IncidentSnapshot incident) {
        Mrkdwn text = new Mrkdwn(Blocks.FIELD);
        text.say(incident.type() + (incident.category() == null ? "" : " (" + incident.category() + ")"));
        if (incident.startedAt() != null) {
            text.say(", began " + Words.of(incident.startedAt()));
        }
        text.say(", declared " + Words.of(incident.declaredAt()));
        text.say(", reported " + times(incident.count()));
        if (incident.reopened() > 0) {
            text.say(", came back " + times(incident.reopened()) + ", last " + Words.of(incident.openedAt()));
        }
        if (incident.cut()) {
            text.say(", more than is kept");
        }
        return text.say(", " + incident.key()).toString();
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
