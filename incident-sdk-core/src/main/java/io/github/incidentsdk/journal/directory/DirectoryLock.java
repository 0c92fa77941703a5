package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that this process alone writes to, as long as it holds the lock file in it.
 *
 * <p>The lock file is opened once per JVM and never again before it is closed: closing a second handle would drop the lock that
 * the first one holds. Since two class loaders of one JVM cannot see each other's fields, the JVM's system properties say what is
 * taken.
 */
final class DirectoryLock implements Hold {

    private static final Logger log = LoggerFactory.getLogger(DirectoryLock.class);
    private static final String TAKEN = "io.github.incidentsdk.journal.taken:";
    private static final String FILE = "journal.lock";
    private static final int MOST = 100;

    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final FileChannel channel;
    private final String mark;
    private final @Nullable Object identity;
    private final @Nullable Object place;

    private DirectoryLock(Path directory, FileChannel channel, String mark) throws IOException {
        this.directory = directory;
        this.channel = channel;
        this.mark = mark;
        this.identity = identity(directory.resolve(FILE));
        this.place = identity(directory);
    }

    /** Takes {@code wanted}, or a free directory below it; never one that somebody else goes on with. */
    static DirectoryLock take(Path wanted) throws IOException {
        Path directory = wanted.toAbsolutePath().normalize();
        Optional<DirectoryLock> lock = tryUnclaimed(directory);
        for (int nth = 2; lock.isEmpty() && nth <= MOST; nth++) {
            lock = tryUnclaimed(directory.resolve(Integer.toString(nth)));
        }
        if (lock.isEmpty()) {
            throw new IOException("journal directory " + directory + " and " + MOST + " below it are all in use");
        }
        DirectoryLock taken = lock.get();
        if (!taken.directory.equals(directory)) {
            warnOfAnother(directory, taken.directory);
        }
        return taken;
    }

    private static void warnOfAnother(Path wanted, Path taken) {
        if (Claim.of(wanted, new RealDisk()).isMade()) {
            log.warn(
                    "journal directory {} was left by a process that is gone, and carries the mark of another one that goes on with"
                            + " it: this one writes to {}",
                    wanted,
                    taken);
        } else {
            log.warn(
                    "journal directory {} is in use by another process: this one writes to {}; give each process of a service a"
                            + " directory of its own",
                    wanted,
                    taken);
        }
    }

    Path directory() {
        return directory;
    }

    private static Optional<DirectoryLock> tryUnclaimed(Path directory) throws IOException {
        prepare(directory);
        Optional<DirectoryLock> lock = tryLock(directory);
        if (lock.isPresent() && Claim.of(directory, new RealDisk()).isMade()) {
            lock.get().close();
            return Optional.empty();
        }
        return lock;
    }

    /** Takes a directory that exists; empty while another has it. */
    static Optional<DirectoryLock> tryLock(Path directory) throws IOException {
        String mark = TAKEN + directory.toRealPath();
        if (System.getProperties().putIfAbsent(mark, "") != null) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve(FILE),
                    Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    access("rw-------"));
            if (isLocked(channel)) {
                return Optional.of(new DirectoryLock(directory, channel, mark));
            }
            channel.close();
        } catch (OverlappingFileLockException heldByOtherMeans) {
            return Optional.empty(); // somebody in this JVM: neither the handle is closed nor the mark removed
        } catch (IOException failed) {
            System.getProperties().remove(mark);
            throw new IOException("journal directory " + directory + " cannot be locked: " + failed, failed);
        }
        System.getProperties().remove(mark);
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null; // the channel holds on to its lock
        } catch (IOException noLocks) {
            channel.close();
            throw noLocks;
        }
    }

    static void prepare(Path directory) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            throw new IOException("journal directory " + directory
                    + " is a symbolic link, which somebody else may turn; configure the directory that it leads to");
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            create(directory);
        }
        if (RealDisk.POSIX && !Collections.disjoint(Files.getPosixFilePermissions(directory), OTHERS_WRITE)) {
            throw new IOException(
                    "journal directory " + directory
                            + " can be written by others; use chmod go-w, or configure a directory below it, which will be made");
        }
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, access("rwx------"));
        } catch (FileAlreadyExistsException meanwhile) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("journal directory " + directory + " is a file", meanwhile);
            }
        }
    }

    static FileAttribute<?>[] access(String permissions) {
        return RealDisk.POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Writes into the lock file who has it, for people. */
    void belongsTo(String instance) throws IOException {
        byte[] line = (instance + "\n").getBytes(UTF_8);
        channel.write(ByteBuffer.wrap(line), 0);
        channel.truncate(line.length);
    }

    @Override
    public boolean isHeld() {
        return isStill(identity, directory.resolve(FILE));
    }

    @Override
    public boolean isInPlace() {
        return isStill(place, directory);
    }

    private boolean isStill(@Nullable Object taken, Path there) {
        try {
            return Objects.equals(taken, identity(there));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unknown) {
            log.debug("whether journal directory {} is still the same is not known", directory, unknown);
            return true;
        }
    }

    /** What tells a file from every other while it is open, or a directory; null where the file system has no such thing. */
    private static @Nullable Object identity(Path there) throws IOException {
        return Files.readAttributes(there, BasicFileAttributes.class).fileKey();
    }

    /** Lets the next process in. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(mark);
        }
    }
}
