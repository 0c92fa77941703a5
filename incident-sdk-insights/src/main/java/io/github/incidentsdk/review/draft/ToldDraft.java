package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.review.evidence.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each audience and each backend was told. */
final class ToldDraft {

    private static final Set<What> OUTCOMES = EnumSet.of(What.ENGAGED, What.ACCEPTED, What.SKIPPED, What.DEAD);

    private final Evidence record;
    private final Map<String, String> kinds = new HashMap<>();

    ToldDraft(Evidence record) {
        this.record = record;
        for (Happened line : record.events()) {
            kinds.put(line.event().stamp().eventId(), line.event().kind().replace('-', ' '));
        }
    }

    List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (Happened line : record.events()) {
            if (line.event() instanceof Updated update) {
                String audience = update.audience().name().toLowerCase(Locale.ROOT);
                told.add(new Told(line.at(), audience, Told.Kind.AUDIENCE, "told", update.text()));
            }
        }
        for (JournalLine.Told line : record.receipts()) {
            if (OUTCOMES.contains(line.what())) {
                told.add(new Told(
                        line.at(), line.sink(), Told.Kind.BACKEND, line.what().name(), words(line)));
            }
        }
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    private String words(JournalLine.Told line) {
        String why = line.details().getOrDefault("why", "");
        String attempts = line.details().getOrDefault("attempts", "");
        return kinds.getOrDefault(line.eventId(), line.eventId())
                + (attempts.isEmpty() ? "" : ", after " + attempts + " attempts")
                + (why.isEmpty() ? "" : ": " + why);
    }
}
