package io.github.incidentsdk.metric.saved;

import io.github.incidentsdk.metric.series.SavedSeries;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file beside a journal that windows over an hour are saved in: whole or not at all, since a new one replaces the old when it
 * is on the disk. For one thread at a time, never the tick's.
 */
public final class WindowFile {

    private static final Logger log = LoggerFactory.getLogger(WindowFile.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Path next;
    private final Path damaged;

    /** Names the file {@code windows.bin} in a directory that belongs to this process. */
    public WindowFile(Path directory) {
        this.file = directory.resolve("windows.bin");
        this.next = directory.resolve("windows.next");
        this.damaged = directory.resolve("windows.damaged");
    }

    /**
     * Replaces what was saved before.
     *
     * @param series hands over every series once, to the consumer that it is given
     * @throws IOException when it cannot be written; what was saved before is untouched
     */
    public void save(long atMillis, Consumer<Consumer<SavedSeries>> series) throws IOException {
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(
                        next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), access());
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            WindowWriter writer = new WindowWriter(out, atMillis);
            series.accept(each -> {
                try {
                    writer.write(each);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            writer.end();
            out.flush();
            channel.force(true);
        } catch (UncheckedIOException failed) {
            throw new IOException("Windows cannot be written: " + failed.getMessage(), failed);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] access() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Returns what was saved; null when that is nothing, or damaged: then the file is set aside, and the log says so. */
    public @Nullable SavedWindows load() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return WindowReader.read(in);
        } catch (NoSuchFileException nothingSaved) {
            return null;
        } catch (IOException unreadable) {
            log.warn(
                    "The windows over an hour saved in {} cannot be read and are set aside as {}; they fill up anew.",
                    file,
                    damaged.getFileName(),
                    unreadable);
            setAside();
            return null;
        }
    }

    private void setAside() {
        try {
            Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            log.debug("{} could not be set aside", file, stays);
        }
    }
}
