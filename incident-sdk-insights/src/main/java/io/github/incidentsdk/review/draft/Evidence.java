package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.SelfReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the journal says of one incident, and of what was around it. */
final class Evidence implements Consumer<JournalLine> {

    /** How long before it began a change is of interest. */
    static final Duration BEFORE = Duration.ofHours(1);

    private final Search.Found found;
    private final Set<String> seen = new HashSet<>();
    private final List<Happened> events = new ArrayList<>();
    private final List<Told> receipts = new ArrayList<>();
    private final List<Ruled> rules = new ArrayList<>();
    private final Map<String, Mute> mutes = new HashMap<>();
    private final List<Happened> changes = new ArrayList<>();
    private final Map<Change, Instant> serviceChanges = new LinkedHashMap<>();
    private final Map<String, IncidentSnapshot> troubles = new HashMap<>();

    Evidence(Search.Found found) {
        this.found = found;
    }

    @Override
    public void accept(JournalLine line) {
        if (line instanceof Happened happened) {
            happened(happened);
        } else if (line instanceof Told told && told.incidentId().equals(found.id())) {
            receipts.add(told);
        } else if (line instanceof Ruled ruled && isNear(ruled.at())) {
            rules.add(ruled);
        } else if (line instanceof Muted muted) {
            mutes.put(muted.mute().id(), muted.mute());
        } else if (line instanceof Changed changed && isNear(changed.change().at())) {
            serviceChanges.merge(changed.change(), changed.at(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    private void happened(Happened line) {
        boolean isOwn = line.outline().id().equals(found.id());
        boolean isToldOfAnother =
                line.event() instanceof ChangeNearby && !line.outline().restricted();
        boolean isOfInterest = isOwn || isToldOfAnother || SelfReported.is(line.outline());
        if (!isOfInterest
                || !(isOwn || isNear(line.at()))
                || !seen.add(line.event().stamp().eventId())) {
            return;
        }
        if (isOwn) {
            events.add(line);
        } else if (line.event() instanceof ChangeNearby) {
            changes.add(line);
        } else {
            troubles.put(line.outline().id(), line.incident());
        }
    }

    private boolean isNear(Instant at) {
        return !at.isBefore(found.began().minus(BEFORE)) && !at.isAfter(found.end());
    }

    void complete() {
        events.sort(Comparator.comparingLong(line -> line.event().stamp().seq()));
        receipts.sort(Comparator.comparing(Told::at));
        rules.sort(Comparator.comparing(Ruled::at));
    }

    /** In the order in which they happened; at least one. */
    List<Happened> events() {
        return events;
    }

    Happened first() {
        return events.get(0);
    }

    Happened last() {
        return events.get(events.size() - 1);
    }

    /** The incident as it is now. */
    IncidentSnapshot incident() {
        return last().incident();
    }

    /** When it began, as far as that is known. */
    Instant beganAt() {
        return found.began();
    }

    /** When it ended, or its last event where it has not. */
    Instant endedAt() {
        Instant resolved = incident().resolvedAt();
        return resolved == null ? last().at() : resolved;
    }

    List<Told> receipts() {
        return receipts;
    }

    List<Ruled> rules() {
        return rules;
    }

    /** Whether the state is of a label set of the incident. */
    boolean isAbout(RuleState state) {
        Map<String, String> by = incident().by();
        return state.by().entrySet().stream()
                .allMatch(one -> by.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
    }

    /** Changes that were told of other incidents, restricted ones left out. */
    List<Happened> changes() {
        return changes;
    }

    /** Changes of the service, with when they were told. */
    Map<Change, Instant> serviceChanges() {
        return serviceChanges;
    }

    /** What the SDK declared of itself at that time. */
    List<IncidentSnapshot> troubles() {
        return troubles.values().stream()
                .filter(trouble -> !trouble.declaredAt().isAfter(endedAt()))
                .filter(trouble ->
                        trouble.resolvedAt() == null || !trouble.resolvedAt().isBefore(beganAt()))
                .sorted(Comparator.comparing(IncidentSnapshot::declaredAt).thenComparing(IncidentSnapshot::id))
                .toList();
    }

    /** Silences and windows that somebody set. */
    Collection<Mute> mutes() {
        return mutes.values();
    }

    @Nullable
    Mute mute(String id) {
        return mutes.get(id);
    }
}
