package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Reopened;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.StateKept;
import io.github.incidentsdk.model.IncidentEvent.Waiting;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.sink.EventWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the record says nothing, or nobody could go on. */
final class GapDraft {

    /** So long an incident may be open without a word before somebody is asked what happened then. */
    static final Duration SILENCE = Duration.ofHours(1);

    private final Evidence record;
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<String> undelivered = new HashSet<>();

    GapDraft(Evidence record) {
        this.record = record;
    }

    List<Gap> gaps() {
        blind();
        silent();
        waiting();
        notKept();
        notDelivered();
        troubles();
        gaps.addAll(new RuleGaps(record).gaps());
        gaps.sort(Comparator.comparing(Gap::from));
        return gaps;
    }

    private void blind() {
        IncidentSnapshot incident = record.incident();
        if (record.beganAt().isBefore(incident.declaredAt())) {
            add(record.beganAt(), incident.declaredAt(), Gap.Kind.BLIND, "It was on, and nobody had declared it.");
        }
    }

    /** Hours, while it was open, in which no person wrote anything. */
    private void silent() {
        Instant since = null;
        for (Happened line : record.events()) {
            IncidentEvent event = line.event();
            boolean isWord = event.stamp().actor().kind() == Actor.Kind.PERSON;
            if (isWord || event instanceof Resolved) {
                silent(since, line.at());
                since = line.incident().isOpen() ? line.at() : null;
            } else if (event instanceof Declared || event instanceof Reopened) {
                since = line.at();
            }
        }
        if (record.incident().isOpen()) {
            silent(since, record.last().at());
        }
    }

    private void silent(@Nullable Instant since, Instant until) {
        if (since != null && Duration.between(since, until).compareTo(SILENCE) > 0) {
            add(since, until, Gap.Kind.SILENT, "Nobody wrote anything down.");
        }
    }

    private void waiting() {
        Happened since = null;
        for (Happened line : record.events()) {
            boolean isWaiting = line.event() instanceof Waiting;
            if (since != null && (isWaiting || line.event() instanceof Resolved)) {
                add(since.at(), line.at(), Gap.Kind.WAITING, waitsFor(since));
                since = null;
            }
            if (line.event() instanceof Waiting waiting && waiting.what() != null) {
                since = line;
            }
        }
        if (since != null) {
            add(since.at(), null, Gap.Kind.WAITING, waitsFor(since));
        }
    }

    private static String waitsFor(Happened line) {
        return "Waited " + EventWords.of(line.event());
    }

    /** Events are numbered, so that one that is missing shows. */
    private void notKept() {
        long expected = 1;
        Instant before = record.first().at();
        for (Happened line : record.events()) {
            long seq = line.event().stamp().seq();
            if (seq > expected || line.event() instanceof StateKept) {
                String which = seq > expected ? " (events " + expected + " to " + (seq - 1) + ")" : "";
                add(before, line.at(), Gap.Kind.NOT_KEPT, "The journal does not have all that happened" + which + ".");
            }
            expected = seq + 1;
            before = line.at();
        }
    }

    /** A backend that refuses one event after the other was not told from the first on, until it took one again. */
    private void notDelivered() {
        Map<String, Told> since = new LinkedHashMap<>();
        for (Told line : record.receipts()) {
            if (line.what() == What.DEAD) {
                since.putIfAbsent(line.sink(), line);
            } else if (line.what() == What.ACCEPTED && since.containsKey(line.sink())) {
                notDelivered(since.remove(line.sink()), line.at());
            }
        }
        since.values().forEach(line -> notDelivered(line, null));
    }

    private void notDelivered(@Nullable Told dead, @Nullable Instant until) {
        if (dead != null) {
            String why = dead.details().getOrDefault("why", "no reason was given");
            add(dead.at(), until, Gap.Kind.NOT_DELIVERED, dead.sink() + " was not told: " + why);
            undelivered.add(dead.sink());
        }
    }

    /** What the SDK said of itself, where it is about a rule or a sink that had to do with the incident. */
    private void troubles() {
        Set<String> subjects = new HashSet<>(RuleGaps.rulesOf(record));
        record.receipts().forEach(told -> subjects.add(told.sink()));
        for (IncidentSnapshot trouble : record.troubles()) {
            String subject = trouble.by().getOrDefault(SelfReported.SUBJECT, "");
            if (subjects.contains(subject)) {
                boolean isOfSink =
                        trouble.by().getOrDefault(SelfReported.KIND, "").startsWith(SelfReported.SINK);
                Gap.Kind kind = isOfSink ? Gap.Kind.NOT_DELIVERED : Gap.Kind.UNKNOWN;
                if (!isOfSink || !undelivered.contains(subject)) { // else the receipts say the same, and more of it
                    add(trouble.declaredAt(), trouble.resolvedAt(), kind, trouble.title());
                }
            }
        }
    }

    private void add(Instant from, @Nullable Instant to, Gap.Kind kind, String what) {
        gaps.add(new Gap(from, to, kind, what));
    }
}
