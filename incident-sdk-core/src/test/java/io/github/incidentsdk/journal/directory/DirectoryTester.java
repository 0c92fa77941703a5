package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens and reads stores on a simulated disk. */
final class DirectoryTester {

    static final Path DIRECTORY = Path.of("/journal");
    static final DirectoryLimits SMALL = new DirectoryLimits(4_096, 1 << 20, Duration.ofDays(200 * 366));

    private DirectoryTester() {}

    static DirectoryStore on(SimulatedDisk disk) {
        return on(disk, SMALL);
    }

    static DirectoryStore on(SimulatedDisk disk, DirectoryLimits limits) {
        return new DirectoryStore(disk, DIRECTORY, new Ours(), limits);
    }

    /** Nobody else can see a simulated disk. */
    private record Ours() implements Hold {

        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public boolean isInPlace() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** What a process that starts now finds. */
    static List<JournalLine> restart(SimulatedDisk disk) throws IOException {
        List<JournalLine> found = new ArrayList<>();
        on(disk).loadAll(found::add);
        return found;
    }

    static List<String> segments(SimulatedDisk disk) throws IOException {
        return disk.list(DIRECTORY).stream()
                .filter(name -> name.endsWith(".jsonl"))
                .toList();
    }
}
