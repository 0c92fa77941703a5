package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was changed around an incident, each change once, of however many incidents it was told. */
final class ChangeDraft {

    /** A change of the service is told of what is open at once; so much later it is another one of the same words. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final Evidence record;
    private final Roles roles;

    ChangeDraft(Evidence record, Roles roles) {
        this.record = record;
        this.roles = roles;
    }

    List<TimelineEntry> entries() {
        List<TimelineEntry> entries = new ArrayList<>();
        record.serviceChanges().forEach((change, told) -> entries.add(changed(change, told)));
        nearby().forEach(told -> entries.add(nearby(told)));
        return entries;
    }

    /** Whether a change that was told of an incident is one of the service, which has an entry of its own. */
    boolean isOfService(Happened line) {
        return line.event() instanceof ChangeNearby nearby
                && record.serviceChanges().entrySet().stream()
                        .anyMatch(told -> isSame(nearby, told.getKey()) && isAtOnce(line.at(), told.getValue()));
    }

    private static boolean isSame(ChangeNearby nearby, Change change) {
        return nearby.kindOfChange().equals(change.kind()) && nearby.text().equals(change.text());
    }

    private static boolean isAtOnce(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(AT_ONCE) <= 0;
    }

    private TimelineEntry changed(Change change, Instant told) {
        String what = "Changed: " + change.kind() + (change.text().isEmpty() ? "" : ": " + change.text());
        String source = change.link() == null ? "" : change.link().url();
        Knowledge known = told.isAfter(record.endedAt()) ? Knowledge.FOUND_LATER : Knowledge.KNOWN_THEN;
        return new TimelineEntry(change.at(), roles.of(change.by()), what, source, known);
    }

    /** What was told of other incidents, together what was told at once. */
    private List<List<Happened>> nearby() {
        List<List<Happened>> nearby = new ArrayList<>();
        for (Happened line : record.changes()) {
            if (!isOfService(line)) {
                nearby.stream()
                        .filter(told -> isSame(told.get(0), line))
                        .findFirst()
                        .orElseGet(() -> {
                            List<Happened> another = new ArrayList<>();
                            nearby.add(another);
                            return another;
                        })
                        .add(line);
            }
        }
        return nearby;
    }

    private static boolean isSame(Happened one, Happened other) {
        return EntryWords.of(one).equals(EntryWords.of(other)) && isAtOnce(one.at(), other.at());
    }

    private TimelineEntry nearby(List<Happened> told) {
        Happened first = told.get(0);
        String more = told.size() == 1 ? "" : " and " + (told.size() - 1) + " more";
        String what = EntryWords.of(first) + " (told of \"" + first.incident().title() + "\"" + more + ")";
        String by = roles.of(first.event().stamp().actor());
        return new TimelineEntry(first.at(), by, what, first.event().stamp().eventId(), Knowledge.FOUND_LATER);
    }
}
