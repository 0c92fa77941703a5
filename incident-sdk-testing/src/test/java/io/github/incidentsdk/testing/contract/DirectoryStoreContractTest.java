package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreContractTest implements IncidentStoreContract {

    @TempDir
    Path temporary;

    @Override
    public IncidentStore store() throws IOException {
        return reopened();
    }

    @Override
    public IncidentStore reopened() throws IOException {
        return DirectoryStore.open(
                temporary.resolve("journal"),
                DirectoryLimits.DEFAULTS.withSegmentBytes(64 * 1024).withCommitBytes(16 * 1024));
    }
}
