package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.line.LineHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal directory as it lies there, also while a service writes into it: takes no lock, and changes nothing.
 *
 * <p>For whoever looks back: reviews, insights. Lines that are damaged or of a newer version are passed over.
 */
public final class JournalFiles {

    private static final Logger log = LoggerFactory.getLogger(JournalFiles.class);
    private static final int DEEPEST = 2;

    private final Disk disk = new RealDisk();
    private final Consumer<JournalLine> into;

    private JournalFiles(Consumer<JournalLine> into) {
        this.into = into;
    }

    /**
     * Hands over the lines that are kept in {@code directory} and in those below it, which other processes of the service have
     * or had: of each directory in order, one directory after the other. What goes on in another directory is in both, under the
     * same event id.
     *
     * @throws IOException when {@code directory} is none, or a file of it cannot be read
     */
    public static void read(Path directory, Consumer<JournalLine> into) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(
                    directory + " is no directory; name the one that incidents.journal.directory names");
        }
        JournalFiles files = new JournalFiles(into);
        for (Path each : directories(directory)) {
            files.readOne(each);
        }
    }

    private static List<Path> directories(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory, DEEPEST)) {
            return below.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void readOne(Path directory) throws IOException {
        List<SegmentName> held = new ArrayList<>();
        for (String file : disk.list(directory)) {
            Optional<SegmentName> name = SegmentName.parse(file);
            if (name.isPresent() && holdsALine(directory.resolve(file))) {
                held.add(name.get());
            }
        }
        held.sort(null);
        long first = held.isEmpty() ? Long.MAX_VALUE : held.get(0).first();
        readSnapshot(directory.resolve(Snapshots.NAME), first);
        for (int i = 0; i < held.size(); i++) {
            // a segment that was given up may show gaps in what the one after it has whole
            long below = i + 1 < held.size() ? held.get(i + 1).first() : Long.MAX_VALUE;
            readSegment(directory.resolve(held.get(i).file()), below);
        }
    }

    private boolean holdsALine(Path segment) throws IOException {
        boolean[] one = {false};
        scan(segment, (bytes, offset, length, position, behindAHole) -> {
            one[0] = true;
            return false;
        });
        return one[0];
    }

    private void readSegment(Path segment, long below) throws IOException {
        scan(segment, (bytes, offset, length, position, behindAHole) -> {
            if (LineHead.seq(bytes, offset, length) >= below) {
                return false;
            }
            LineCodec.decodeIfUnderstood(bytes, offset, length).ifPresent(into);
            return true;
        });
    }

    private void scan(Path segment, SegmentScan.Lines lines) throws IOException {
        try (Disk.File file = disk.openToRead(segment)) {
            SegmentScan.scan(file, 0, Long.MAX_VALUE, lines);
        } catch (NoSuchFileException retired) {
            log.debug("journal segment {} went while it was read", segment, retired);
        }
    }

    /** What a snapshot tells of segments that are gone, those before {@code below}. */
    private void readSnapshot(Path path, long below) throws IOException {
        try (Disk.File file = disk.openToRead(path)) {
            Snapshot snapshot = SnapshotForm.read(file);
            int end = snapshot.indexOf(below);
            for (int i = 0; i < end; i++) {
                byte[] line = Snapshots.readLine(snapshot, i, file);
                LineCodec.decodeIfUnderstood(line, 0, line.length - 1).ifPresent(into);
            }
        } catch (NoSuchFileException none) {
            log.debug("{} has no snapshot", path.getParent(), none);
        } catch (IOException unusable) {
            log.warn(
                    "the snapshot {} cannot be used; what it tells of segments that are gone is missing",
                    path,
                    unusable);
        }
    }
}
