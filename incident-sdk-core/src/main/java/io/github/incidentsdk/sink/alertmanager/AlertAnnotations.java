package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.BriefingWords;
import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.EventWords;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an alert shows of its incident; Alertmanager takes texts alone, and keeps the newest ones. */
final class AlertAnnotations {

    private static final double EXACT = 1e15;

    private final Map<String, String> texts = new LinkedHashMap<>();

    private AlertAnnotations() {}

    static Map<String, String> of(Delivery delivery) {
        AlertAnnotations annotations = new AlertAnnotations();
        annotations.progress(delivery);
        annotations.facts(delivery.incident());
        if (delivery.incident().isOpen()) {
            annotations.known(delivery.briefing());
        }
        annotations.lists(delivery.incident());
        return annotations.texts;
    }

    private void progress(Delivery delivery) {
        IncidentSnapshot incident = delivery.incident();
        Resolution resolution = incident.resolution();
        put("summary", incident.title());
        put("severity", incident.severity());
        put("status", word(incident.status()));
        put("event", delivery.event().kind());
        put("event_text", EventWords.of(delivery.event()));
        put("event_by", delivery.event().stamp().actor());
        put("acknowledged_by", incident.acknowledgedBy());
        put("resolution", resolution == null ? null : word(resolution));
        put("resolution_text", incident.resolutionText());
        put("duplicate_of", incident.duplicateOf());
    }

    private void facts(IncidentSnapshot incident) {
        Cause cause = incident.cause();
        put("owner", incident.owner());
        put("category", incident.category());
        put("component", incident.component());
        put("started_at", incident.startedAt());
        put("reported", incident.count());
        put("customer_impact", word(incident.customerImpact()));
        put(
                "cause",
                cause == null ? null : cause.exception() + (cause.message() == null ? "" : ": " + cause.message()));
        put("incident_id", incident.id());
    }

    private void known(Briefing briefing) {
        briefing.severity().ifPresent(meaning -> {
            put("severity_means", meaning.meaning());
            put("severity_expects", meaning.expects());
            put("update", BriefingWords.updates(meaning));
        });
        put("bridge", briefing.bridge().orElse(null));
        put("channel", briefing.channel().orElse(null));
        lines("playbook", briefing.playbook().stream().map(AlertAnnotations::step));
        lines("contacts", briefing.contacts().stream().map(Contact::line));
        lines("last_of_this_type", briefing.past().stream().map(BriefingWords::past));
        lines("changed_in_the_hour_before", briefing.changes().stream().map(BriefingWords::change));
    }

    private static String step(BriefedStep step) {
        String link = step.step().link();
        return (step.done() ? "[done] " : "") + BriefingWords.step(step) + (link == null ? "" : " " + link);
    }

    private void lines(String name, Stream<String> lines) {
        put(name, lines.collect(Collectors.joining("\n")));
    }

    private void lists(IncidentSnapshot incident) {
        incident.metrics().forEach((name, value) -> put("metric_" + LabelNames.of(name), number(value)));
        incident.tags().forEach((name, value) -> put("tag_" + LabelNames.of(name), value));
        incident.links().forEach(link -> put(nameOf(link), link.url()));
    }

    private static String nameOf(Link link) {
        String name = LabelNames.of(link.text());
        return link.isWeb() && !name.endsWith("_url") ? name + "_url" : name;
    }

    private void put(String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            texts.putIfAbsent(name, text);
        }
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
