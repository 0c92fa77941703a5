package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which directory goes on with another one's journal: a file in the latter, written before the first of its lines is copied, so
 * that what a crash cut short is ended by whoever has those copies, and by nobody else.
 */
final class Claim {

    private static final String GOES_ON_IN = "goes-on-in";
    private static final String GONE_ON = "gone-on";

    private final Path directory;
    private final Disk disk;

    private Claim(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    static Claim of(Path directory, Disk disk) {
        return new Claim(directory, disk);
    }

    /** Whether the directory is not for a process that looks for one of its own. */
    boolean isMade() {
        return Files.exists(directory.resolve(GOES_ON_IN)) || isDone();
    }

    /** Whether all of the journal is durable elsewhere, and only its files are still to be put away. */
    boolean isDone() {
        return Files.isRegularFile(directory.resolve(GONE_ON));
    }

    /** The name of the directory that goes on with this one. */
    Optional<String> by() throws IOException {
        try {
            return Optional.of(
                    Files.readString(directory.resolve(GOES_ON_IN), UTF_8).strip());
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        }
    }

    /** Makes or changes the claim, whole or not at all; durable when this returns. */
    void make(String name) throws IOException {
        Path unfinished = directory.resolve(GOES_ON_IN + Recovery.UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (Disk.File file = disk.create(unfinished)) {
            ByteBuffer bytes = UTF_8.encode(name + "\n");
            while (bytes.hasRemaining()) {
                file.write(bytes, bytes.position());
            }
            file.force();
        }
        disk.rename(unfinished, directory.resolve(GOES_ON_IN));
        disk.forceDirectory(directory);
    }

    /** Nothing was copied. */
    void drop() throws IOException {
        disk.delete(directory.resolve(GOES_ON_IN));
        disk.forceDirectory(directory);
    }

    /** All of the journal is durable elsewhere. */
    void done() throws IOException {
        disk.rename(directory.resolve(GOES_ON_IN), directory.resolve(GONE_ON));
        disk.forceDirectory(directory);
    }

    /** The files are put away: the directory is as good as new. */
    void end() throws IOException {
        disk.delete(directory.resolve(GONE_ON));
        disk.forceDirectory(directory);
    }
}
