package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.CauseLearned;
import io.github.incidentsdk.model.IncidentEvent.Fact;
import io.github.incidentsdk.model.IncidentEvent.FactLearned;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened, entry by entry. */
final class TimelineDraft {

    private final Evidence record;
    private final Roles roles;
    private final List<TimelineEntry> entries = new ArrayList<>();

    TimelineDraft(Evidence record, Roles roles) {
        this.record = record;
        this.roles = roles;
    }

    List<TimelineEntry> entries() {
        began();
        ChangeDraft changes = new ChangeDraft(record, roles);
        entries.addAll(changes.entries());
        List<Happened> events = record.events();
        for (int i = 0; i < events.size(); i++) {
            Happened line = events.get(i);
            if (line.event() instanceof Observed) {
                i = observed(i);
            } else if (!changes.isOfService(line)) {
                entries.add(entry(line, words(line), known(line)));
            }
        }
        engaged();
        entries.sort(Comparator.comparing(TimelineEntry::at));
        return entries;
    }

    /** The SDK names who silenced an incident; here they are what they acted as. */
    private String words(Happened line) {
        String words = EntryWords.of(line);
        if (line.event().stamp().actor().kind() == Actor.Kind.SDK) {
            for (Mute mute : record.mutes()) {
                words = words.replace(
                        " " + mute.id() + " by " + mute.who(), " " + mute.id() + " by " + roles.ofPerson(mute.who()));
            }
        }
        return words;
    }

    private void engaged() {
        Set<String> sinks = new HashSet<>();
        for (Told told : record.receipts()) {
            if (told.what() == What.ENGAGED && sinks.add(told.sink())) {
                String what = "Told " + told.sink() + " for the first time";
                entries.add(new TimelineEntry(told.at(), "sdk", what, told.eventId(), Knowledge.KNOWN_THEN));
            }
        }
    }

    /** That it was on before anybody said so was not known then. */
    private void began() {
        IncidentSnapshot incident = record.incident();
        Instant started = incident.startedAt();
        if (started == null || !started.isBefore(incident.declaredAt())) {
            return;
        }
        String source = record.events().stream()
                .filter(line -> line.event() instanceof FactLearned learned && learned.fact() == Fact.STARTED_AT)
                .map(line -> line.event().stamp().eventId())
                .findFirst()
                .orElse(record.first().event().stamp().eventId());
        entries.add(new TimelineEntry(started, "", "It began", source, Knowledge.FOUND_LATER));
    }

    /** Repetitions in a row are one entry. */
    private int observed(int first) {
        List<Happened> events = record.events();
        int end = first;
        while (end < events.size() && events.get(end).event() instanceof Observed) {
            end++;
        }
        entries.add(entry(events.get(first), ObservedWords.of(events.subList(first, end)), Knowledge.KNOWN_THEN));
        return end - 1;
    }

    private TimelineEntry entry(Happened line, String what, Knowledge known) {
        IncidentEvent.Stamp stamp = line.event().stamp();
        return new TimelineEntry(line.at(), roles.of(stamp.actor()), what, stamp.eventId(), known);
    }

    /** What was learned after the end helped nobody before it. */
    private Knowledge known(Happened line) {
        boolean isLearned = line.event() instanceof FactLearned || line.event() instanceof CauseLearned;
        Instant resolved = record.incident().resolvedAt();
        boolean isLate = isLearned && resolved != null && line.at().isAfter(resolved);
        return isLate ? Knowledge.FOUND_LATER : Knowledge.KNOWN_THEN;
    }
}
