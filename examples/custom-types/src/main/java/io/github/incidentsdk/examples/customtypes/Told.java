package io.github.incidentsdk.examples.customtypes;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.EventWords;
import io.github.incidentsdk.sink.IncidentSink;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** A sink that keeps and shows a line for each event that brings something new. */
final class Told implements IncidentSink {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Consumer<String> screen;

    Told(Consumer<String> screen) {
        this.screen = screen;
    }

    @Override
    public synchronized DeliveryOutcome deliver(Delivery delivery) {
        IncidentSnapshot incident = delivery.incident();
        boolean isDescribedAnew = !incident.tags().equals(tags.put(incident.id(), incident.tags()));
        if (isDescribedAnew || isNews(delivery.event())) {
            String line = line(delivery.event(), incident);
            lines.add(line);
            screen.accept(line);
        }
        return DeliveryOutcome.accepted();
    }

    /** A reporter that left is followed by others, or by the end. */
    private static boolean isNews(IncidentEvent event) {
        return !(event instanceof IncidentEvent.Observed || event instanceof IncidentEvent.ReporterLeft);
    }

    private static String line(IncidentEvent event, IncidentSnapshot incident) {
        String words = event instanceof IncidentEvent.Observed ? "" : EventWords.of(event);
        return "%s  %s  %-16s  %s%s%s"
                .formatted(
                        TIME.format(event.stamp().at()),
                        incident.severity(),
                        event.kind(),
                        incident.title(),
                        facts(incident),
                        words.isEmpty() ? "" : ": " + words);
    }

    private static String facts(IncidentSnapshot incident) {
        String headline = incident.tags().get("headline");
        return headline == null
                ? metrics(incident.metrics())
                : " (" + incident.tags().get("area") + ": " + headline + ")";
    }

    private static String metrics(Map<String, Double> metrics) {
        StringJoiner all = new StringJoiner(", ", " (", ")").setEmptyValue("");
        metrics.forEach((name, value) -> all.add(name + " " + number(value)));
        return all.toString();
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value);
        return String.format(Locale.ROOT, whole || Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
