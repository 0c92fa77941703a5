package io.github.incidentsdk;

import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.MemoryStore;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.SnapshotLimits;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the store that was chosen; a directory that cannot be used is a warning, and the journal is in memory. */
final class Journals {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private Journals() {}

    /** Opens {@code chosen} where code chose a directory, else what is configured; for the instance that {@code settings} name. */
    static IncidentStore open(JournalConfig journal, @Nullable Path chosen, LifecycleSettings settings) {
        Path directory = chosen != null ? chosen : journal.directory();
        if (directory == null) {
            return new MemoryStore();
        }
        try {
            return DirectoryStore.open(
                    directory,
                    new DirectoryLimits(
                            journal.segmentBytes(),
                            journal.retention().bytes(),
                            journal.retention().age(),
                            journal.commit().bytes(),
                            SnapshotLimits.of(settings.reopenWithin())),
                    settings.instance());
        } catch (IOException | RuntimeException unusable) { // whatever is in there, the service has to start
            log.warn(
                    "The journal cannot use the directory {}: incidents are kept in memory and do not survive the process."
                            + " Make it a directory of its own that this process may write to.",
                    directory,
                    unusable);
            return MemoryStore.insteadOf("the directory " + directory + " cannot be used: " + unusable);
        }
    }
}
