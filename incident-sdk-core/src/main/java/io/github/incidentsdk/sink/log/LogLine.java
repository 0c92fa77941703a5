package io.github.incidentsdk.sink.log;

import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.EventWords;
import java.util.StringJoiner;

/**
 * One event as one line: {@code SEV2 cost-spike declared by code: Cloud spend spike in prod-eu (account=prod-eu, usd_per_hour=412)
 * [v1-…]}.
 */
final class LogLine {

    private static final double EXACT = 1e15;

    private LogLine() {}

    static String of(Delivery delivery) {
        IncidentEvent event = delivery.event();
        IncidentSnapshot incident = delivery.incident();
        String words = EventWords.of(event);
        String line = (incident.drill() ? "DRILL " : "") + incident.severity() + " " + incident.type() + " "
                + event.kind()
                + " by " + event.stamp().actor() + ": " + incident.title() + (words.isEmpty() ? "" : " - " + words)
                + facts(incident)
                + (delivery.opens() ? KnownBefore.of(delivery.briefing()) : "");
        return OneLine.of(line) + " [" + incident.key() + "]";
    }

    /** A digest as one line: its title, then what there is to tell. */
    static String of(Digest digest) {
        return OneLine.of(digest.title() + ": " + String.join(" ", digest.lines()));
    }

    private static String facts(IncidentSnapshot incident) {
        StringJoiner facts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        incident.by().forEach((name, value) -> facts.add(name + "=" + value));
        incident.tags().forEach((name, value) -> facts.add(name + "=" + value));
        incident.metrics().forEach((name, value) -> facts.add(name + "=" + number(value)));
        return facts.toString();
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
