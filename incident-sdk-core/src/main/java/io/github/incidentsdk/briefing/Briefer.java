package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was known before an incident; for all threads.
 *
 * <p>An incident that is restricted is part of the past of restricted ones alone. What was before counts from the incident's last
 * opening, so that a briefing says the same each time that it is asked.
 */
public final class Briefer {

    private static final int MOST_CONTACTS = 10;
    private static final int MOST_PAST = 3;
    private static final int MOST_CHANGES = 10;
    private static final Duration BEFORE = Duration.ofHours(1);

    private final Map<Severity, SeverityMeaning> severities;
    private final Map<String, List<Contact>> contacts;
    private final Function<String, @Nullable IncidentType> types;
    private volatile History history = History.NONE;

    /**
     * @param contacts by owner
     * @param types the type of that name; null when nobody defined it
     */
    public Briefer(
            Map<Severity, SeverityMeaning> severities,
            Map<String, List<Contact>> contacts,
            Function<String, @Nullable IncidentType> types) {
        this.severities = severities;
        this.contacts = contacts;
        this.types = types;
    }

    /** Asks {@code history} from now on. */
    public void remember(History remembered) {
        history = remembered;
    }

    /** What was known before {@code incident}. */
    public Briefing of(IncidentSnapshot incident) {
        Briefing.Builder briefing =
                Briefing.builder().severity(severities.get(incident.severity())).contacts(contacts(incident.owner()));
        IncidentType type = types.apply(incident.type());
        if (type != null) {
            prepare(briefing, type.preparation(), incident);
        }
        return briefing.past(past(incident)).changes(changes(incident)).build();
    }

    private List<Contact> contacts(@Nullable String owner) {
        List<Contact> all = owner == null ? List.of() : contacts.getOrDefault(owner, List.of());
        return all.subList(0, Math.min(MOST_CONTACTS, all.size()));
    }

    private static void prepare(Briefing.Builder briefing, Preparation known, IncidentSnapshot incident) {
        int number = 0;
        for (PlaybookStep step : known.playbook()) {
            number++;
            boolean done = incident.stepsDone().contains(step.text());
            String link = page(step.link(), incident);
            briefing.step(new BriefedStep(number, new PlaybookStep(step.text(), link, step.who()), done));
        }
        briefing.bridge(filled(known.bridge(), incident)).channel(filled(known.channel(), incident));
    }

    /** Null where it leads to no page, since the incident has no such tag or one that is too long. */
    private static @Nullable String page(@Nullable String template, IncidentSnapshot incident) {
        String filled = filled(template, incident);
        return filled == null || !new Link("", filled).isWeb() ? null : filled;
    }

    private static @Nullable String filled(@Nullable String template, IncidentSnapshot incident) {
        return template == null ? null : Template.fill(template, incident);
    }

    private List<PastIncident> past(IncidentSnapshot incident) {
        return history.past(incident.type()).stream()
                .filter(past -> !past.id().equals(incident.id()))
                .filter(past -> incident.restricted() || !past.restricted())
                .map(PastIncident::of)
                .filter(Objects::nonNull)
                .filter(past -> !past.resolvedAt().isAfter(incident.openedAt()))
                .limit(MOST_PAST)
                .toList();
    }

    /** The last ones, where there were many. */
    private List<Change> changes(IncidentSnapshot incident) {
        List<Change> all = history.changes(incident.openedAt(), BEFORE);
        return all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size());
    }
}
