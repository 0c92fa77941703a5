package io.github.incidentsdk.journal.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where journals lie that go on in another one: a directory each below {@code archive}, readable as before, the oldest go first. */
final class Archive {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);
    private static final String NAME = "archive";
    private static final int MOST_NAMES = 1_000;

    private final Path directory;
    private final DirectoryLimits limits;
    private final Disk disk;

    /** Loaded when something is put away: as a rule nothing is. */
    private static final class Stamp {
        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    Archive(Path base, DirectoryLimits limits, Disk disk) {
        this.disk = disk;
        this.directory = base.resolve(NAME);
        this.limits = limits;
    }

    /**
     * Puts away the segments of {@code from}, also damaged ones; those that are left by a crash on the way go into a directory of
     * their own.
     *
     * @param name what the directory was called
     * @param newest the wall time of its newest line
     */
    void take(Path from, String name, Instant newest) throws IOException {
        List<String> files = segments(from);
        if (files.isEmpty()) {
            return;
        }
        Path to = create(Stamp.FORM.format(newest) + "-" + name);
        for (String file : files) {
            disk.rename(from.resolve(file), to.resolve(file));
        }
        disk.forceDirectory(to);
        disk.forceDirectory(from);
        log.info("journal directory {} goes on in this process; its files are in {}", from, to);
        retire(to, Stamp.FORM.format(newest.minus(limits.kept())));
    }

    /** Puts away the segments that a crash left in the middle of {@link #take}; they are as old as the file that was written last. */
    void takeRest(Path from, String name) throws IOException {
        Instant newest = Instant.EPOCH;
        for (String file : segments(from)) {
            Instant written = Files.getLastModifiedTime(from.resolve(file)).toInstant();
            newest = written.isAfter(newest) ? written : newest;
        }
        take(from, name, newest);
    }

    private List<String> segments(Path directory) throws IOException {
        return disk.list(directory).stream()
                .filter(file -> file.contains(".jsonl") || file.startsWith(Snapshots.NAME))
                .sorted()
                .toList();
    }

    private Path create(String name) throws IOException {
        DirectoryLock.prepare(directory);
        for (int nth = 1; ; nth++) {
            Path wanted = directory.resolve(nth == 1 ? name : name + "-" + nth);
            try {
                Files.createDirectory(wanted, DirectoryLock.access("rwx------"));
                disk.forceDirectory(directory);
                return wanted;
            } catch (FileAlreadyExistsException taken) {
                if (nth == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    /** Deletes the oldest while there is more, or what is older, than the journal may keep; the one that came last stays. */
    private void retire(Path last, String oldest) throws IOException {
        List<Path> all = archives();
        long bytes = 0;
        for (Path each : all) {
            bytes += size(each);
        }
        for (Path each : all) {
            boolean old = String.valueOf(each.getFileName()).compareTo(oldest) < 0;
            if (each.equals(last) || (bytes <= limits.keptBytes() && !old)) {
                return;
            }
            bytes -= size(each);
            for (String file : disk.list(each)) {
                disk.delete(each.resolve(file));
            }
            disk.delete(each);
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).sorted().collect(Collectors.toList());
        }
    }

    private long size(Path archive) throws IOException {
        long bytes = 0;
        for (String file : disk.list(archive)) {
            bytes += Files.size(archive.resolve(file));
        }
        return bytes;
    }
}
