package io.github.incidentsdk;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.SnapshotLimits;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A year of a busy service, as a journal: a million lines, 120,000 incidents that are over, and 10,000 that are open. */
final class LongJournal {

    static final int OPEN = 10_000;
    private static final int OVER_FOR_EACH = 12;
    private static final Duration APART = Duration.ofMinutes(52);

    private final String service;
    private final List<String> sinks;
    private final List<JournalLine> batch = new ArrayList<>();
    private Instant now;
    private long seq;

    private LongJournal(String service, List<String> sinks) {
        this.service = service;
        this.sinks = sinks;
        this.now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(APART.multipliedBy(OPEN));
    }

    /** Writes it where nothing is: no snapshot of any part of it, so that whoever starts there has to read all of it. */
    static void write(Path directory, String service, List<String> sinks) throws IOException {
        DirectoryLimits limits = DirectoryLimits.DEFAULTS
                .withCommitBytes(4 << 20)
                .withSnapshots(new SnapshotLimits(Long.MAX_VALUE, Duration.ofDays(1)));
        LongJournal journal = new LongJournal(service, sinks);
        try (DirectoryStore store = DirectoryStore.open(directory, limits, "pod-1")) {
            store.load(none -> {});
            for (int number = 0; number < OPEN; number++) {
                journal.staysOpen(number);
                for (int over = 0; over < OVER_FOR_EACH; over++) {
                    journal.isOver(number * OVER_FOR_EACH + over);
                }
                journal.now = journal.now.plus(APART);
                if (journal.batch.size() > 4_000) {
                    store.append(journal.batch);
                    journal.batch.clear();
                }
            }
            store.append(journal.batch);
        }
    }

    private void staysOpen(int number) {
        IncidentSnapshot declared = declared("still-open", number);
        opening(declared);
        IncidentSnapshot noted = declared.toBuilder().seq(2).build();
        happened(new IncidentEvent.Noted(stamp(noted), "looked at it"), noted);
        told(What.ACCEPTED, seq, noted, Map.of());
    }

    private void isOver(int number) {
        IncidentSnapshot declared = declared("was-open", number);
        opening(declared);
        IncidentSnapshot resolved = declared.toBuilder()
                .seq(2)
                .status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolvedAt(now)
                .resolvedBy(Actor.CODE)
                .claims(List.of())
                .build();
        happened(new IncidentEvent.Resolved(stamp(resolved), Resolution.RESOLVED, "over"), resolved);
        told(What.ACCEPTED, seq, resolved, Map.of(Told.ENGAGEMENT, "ended"));
    }

    private void opening(IncidentSnapshot declared) {
        happened(new IncidentEvent.Declared(stamp(declared)), declared);
        long opening = seq;
        told(What.ENGAGED, opening, declared, Map.of());
        told(What.ACCEPTED, opening, declared, Map.of());
    }

    private IncidentSnapshot declared(String type, int number) {
        Map<String, String> by = Map.of("number", Integer.toString(number));
        String key = new IncidentKey(service, type, by, null, null).text();
        IncidentSnapshotBuilder incident = IncidentSnapshot.of(key, key.substring(3, 13) + "-" + number);
        return incident.service(service)
                .type(type)
                .by(by)
                .title("Number " + number)
                .severity(Severity.SEV3)
                .status(Status.DECLARED)
                .claims(List.of(new Claim(Actor.CODE, Severity.SEV3, Map.of(), now, Claim.State.HOLDS)))
                .declaredAt(now)
                .openedAt(now)
                .lastSeenAt(now)
                .seq(1)
                .build();
    }

    private IncidentEvent.Stamp stamp(IncidentSnapshot after) {
        return new IncidentEvent.Stamp(after.key(), after.id(), after.seq(), now, Actor.CODE);
    }

    private void happened(IncidentEvent event, IncidentSnapshot after) {
        batch.add(new Happened(++seq, event, after));
    }

    private void told(What what, long about, IncidentSnapshot incident, Map<String, String> details) {
        String event = incident.id() + "-" + incident.seq();
        for (String sink : sinks) {
            batch.add(new Told(++seq, now, sink, incident.key(), incident.id(), event, about, what, details));
        }
    }
}
