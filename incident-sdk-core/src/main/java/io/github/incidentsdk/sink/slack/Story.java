package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentSnapshot;

/** What is known of an incident's cause and its end; empty while nothing is. The stack trace stays at home. */
final class Story {

    private Story() {}

    static String of(IncidentSnapshot incident) {
        Mrkdwn text = new Mrkdwn(Blocks.SECTION);
        Cause cause = incident.cause();
        if (cause != null) {
            text.mark("*Cause* ").say(cause.exception() + (cause.message() == null ? "" : ": " + cause.message()));
        }
        String end = incident.resolutionText();
        if (end != null && !end.isEmpty()) {
            text.mark(text.isEmpty() ? "*End* " : "\n*End* ").say(end);
        }
        if (incident.duplicateOf() != null) {
            text.mark(text.isEmpty() ? "*Duplicate of* " : "\n*Duplicate of* ").say(incident.duplicateOf());
        }
        return text.toString();
    }
}
