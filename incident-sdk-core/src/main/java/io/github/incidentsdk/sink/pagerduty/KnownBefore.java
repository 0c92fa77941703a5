package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.BriefingWords;
import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was known before an incident, as an alert shows it. */
final class KnownBefore {

    private final Briefing briefing;

    KnownBefore(Briefing briefing) {
        this.briefing = briefing;
    }

    /** Adds it to an alert's details. */
    void write(JsonWriter details) {
        briefing.severity().ifPresent(meaning -> {
            String updates = BriefingWords.updates(meaning);
            details.put("severity_means", meaning.meaning())
                    .put("severity_expects", meaning.expects())
                    .put("update", updates.isEmpty() ? null : updates);
        });
        details.put("bridge", briefing.bridge().orElse(null))
                .put("channel", briefing.channel().orElse(null));
        lines(details, "playbook", briefing.playbook().stream().map(KnownBefore::step));
        lines(details, "contacts", briefing.contacts().stream().map(Contact::line));
        lines(details, "last_of_this_type", briefing.past().stream().map(BriefingWords::past));
        lines(details, "changed_in_the_hour_before", briefing.changes().stream().map(BriefingWords::change));
    }

    private static String step(BriefedStep step) {
        return (step.done() ? "[done] " : "") + BriefingWords.step(step);
    }

    private static void lines(JsonWriter details, String name, Stream<String> lines) {
        List<String> all = lines.toList();
        if (!all.isEmpty()) {
            details.array(name, array -> all.forEach(array::add));
        }
    }

    /** Where responders meet and what explains the steps, as far as these are pages. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        add(links, "Bridge", briefing.bridge());
        add(links, "Channel", briefing.channel());
        for (BriefedStep step : briefing.playbook()) {
            add(links, BriefingWords.step(step), Optional.ofNullable(step.step().link()));
        }
        return links;
    }

    private static void add(List<Link> links, String text, Optional<String> url) {
        url.map(address -> new Link(text, address)).filter(Link::isWeb).ifPresent(links::add);
    }
}
