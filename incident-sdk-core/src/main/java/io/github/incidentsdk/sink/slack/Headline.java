package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import org.jspecify.annotations.Nullable;

/** What an incident is called and how bad it is, in one line that can be told apart from across the room. */
final class Headline {

    private Headline() {}

    static String of(IncidentSnapshot incident, int max) {
        String mark =
                incident.isOpen() ? lamp(incident) + " " + incident.severity() : "✅ " + ended(incident.resolution());
        return new Mrkdwn(max).mark(mark + " ").say(incident.title()).toString();
    }

    private static String lamp(IncidentSnapshot incident) {
        return switch (incident.severity()) {
            case SEV1 -> "🔴";
            case SEV2 -> "🟠";
            case SEV3 -> "🟡";
            case SEV4 -> "🔵";
            case SEV5 -> "⚪";
        };
    }

    private static String ended(@Nullable Resolution resolution) {
        return (resolution == null ? "Over" : Words.of(resolution)) + ":";
    }
}
