package io.github.incidentsdk;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.lifecycle.Changes;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.model.Change;
import java.time.Instant;

/** Where changes of the service go: into the journal, into memory, and onto the record of what is open. */
final class ChangeLog {

    /** Of the most severe incidents that are open; a caller who tells of a change in a storm is not to wait for all of them. */
    private static final int MOST_TOLD = 100;

    private final Changes recent = new Changes();
    private final IncidentTable table;
    private final Journal journal;

    ChangeLog(IncidentTable table, Journal journal) {
        this.table = table;
        this.journal = journal;
    }

    /** The last ones. */
    Changes recent() {
        return recent;
    }

    /** Takes a line that the journal kept. */
    void restore(JournalLine line) {
        if (line instanceof Changed changed) {
            recent.note(changed.change());
        }
    }

    /** Takes a change that was told at {@code now}. */
    void add(Change told, Instant now) {
        Change change = told.redacted(table.redaction());
        recent.note(change);
        journal.append(new Changed(0, now, change));
        table.open().stream()
                .limit(MOST_TOLD)
                .forEach(incident -> table.verbs(incident, change.by()).changeNearby(change.kind(), change.text()));
    }

    /** Goes on with what another manager was told. */
    void takeOver(ChangeLog earlier, Instant now) {
        earlier.recent.all().forEach(told -> {
            Change change = told.redacted(table.redaction());
            recent.note(change);
            journal.append(new Changed(0, now, change));
        });
    }
}
