package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.directory.Losses.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All segments of a directory in order, the last of which is written: by one thread, while any may look at {@link #all()}.
 *
 * <p>A segment is opened when something has to be written, so a process without incidents writes nothing.
 */
final class Segments {

    private static final Logger log = LoggerFactory.getLogger(Segments.class);
    private static final int MOST_NAMES = 1_000;

    private final Disk disk;
    private final Path directory;
    private final Hold hold;
    private final DirectoryLimits limits;
    private final Losses losses;
    private final List<Segment> all = new CopyOnWriteArrayList<>();

    private @Nullable OpenSegment open;
    private boolean untouched = true;
    private volatile @Nullable String problem;

    Segments(Disk disk, Path directory, Hold hold, DirectoryLimits limits, Losses losses) {
        this.disk = disk;
        this.directory = directory;
        this.hold = hold;
        this.limits = limits;
        this.losses = losses;
    }

    void found(List<Segment> segments) {
        all.addAll(segments);
    }

    List<Segment> all() {
        return all;
    }

    /** Why nothing can be written any more until a restart; null while it can. From any thread. */
    @Nullable
    String problem() {
        return problem;
    }

    /**
     * Makes bytes durable at the end of the last segment, or in a new one when that is full or fails on the way.
     *
     * @param firstSeq the number behind that of the last line that was made durable
     * @return the segment that they were appended to; they begin where it {@link Segment#end() ended} until now
     */
    Segment append(byte[] bytes, int length, long firstSeq) throws IOException {
        OpenSegment present = withRoom(length, firstSeq);
        try {
            present.append(bytes, length);
        } catch (IOException failed) {
            if (present.isUsable()) {
                throw failed; // nothing stayed: as a rule the disk is full, and a new segment would not fit
            }
            losses.count(Reason.SEGMENT_GIVEN_UP);
            log.warn(
                    "journal segment {} is given up, since what it holds may not be on the disk",
                    newest().path(),
                    failed);
            giveUp(present);
            appendToANewOne(bytes, length, firstSeq);
        }
        if (isDeleted()) {
            letGoOfDeleted();
            appendToANewOne(bytes, length, firstSeq);
        }
        return newest();
    }

    /** Whether what was just made durable cannot be found again, since the name of its file is gone. */
    private boolean isDeleted() {
        return open != null && !(hold.isHeld() && disk.isThere(newest().path()));
    }

    private void letGoOfDeleted() {
        OpenSegment deleted = open;
        open = null;
        if (deleted != null) {
            close(deleted);
        }
        List<String> left = hold.isInPlace() ? files() : List.of();
        for (Segment segment : List.copyOf(all)) {
            if (!left.contains(segment.name().file())) {
                all.remove(segment);
                losses.count(Reason.SEGMENT_DELETED);
                log.error(
                        "journal segment {} was deleted or moved while it was in use: unless it is put back, what happened in it"
                                + " is not known after a restart",
                        segment.path());
            }
        }
    }

    private List<String> files() {
        try {
            return disk.list(directory);
        } catch (IOException none) {
            log.debug("journal directory {} cannot be listed", directory, none);
            return List.of();
        }
    }

    private void appendToANewOne(byte[] bytes, int length, long firstSeq) throws IOException {
        OpenSegment next = create(firstSeq);
        try {
            next.append(bytes, length);
        } catch (IOException failedAgain) {
            if (!next.isUsable()) {
                giveUp(next);
            }
            throw failedAgain;
        }
    }

    private Segment newest() {
        return all.get(all.size() - 1);
    }

    private OpenSegment withRoom(int length, long firstSeq) throws IOException {
        if (open == null && untouched) {
            untouched = false;
            open = continueNewest();
        }
        OpenSegment present = open;
        if (present != null) {
            if (present.end() == 0 || present.end() + length <= limits.segmentBytes()) {
                return present;
            }
            if (isDeleted()) {
                letGoOfDeleted();
            } else {
                open = null;
                close(present);
            }
        }
        return create(firstSeq);
    }

    /** Goes on in the segment of the process before, so that restarts do not leave a small file each. */
    private @Nullable OpenSegment continueNewest() {
        if (all.isEmpty() || newest().isNewer() || newest().end() > limits.segmentBytes() / 2 || isBeforeOthers()) {
            return null;
        }
        Segment newest = newest();
        try {
            // Or a deleted segment that a power cut brings back hides what is written now.
            disk.forceDirectory(directory);
            Disk.File file = disk.open(newest.path());
            if (file.size() == newest.end()) {
                return over(file, newest.end());
            }
            file.close();
        } catch (IOException notThisOne) {
            log.debug("journal segment {} is not continued", newest.path(), notThisOne);
        }
        return null;
    }

    /** Whether behind the newest segment there is one that could not be read. */
    private boolean isBeforeOthers() {
        return files().stream()
                .flatMap(file -> SegmentName.parse(file).stream())
                .anyMatch(name -> name.compareTo(newest().name()) > 0);
    }

    private OpenSegment create(long firstSeq) throws IOException {
        if (!hold.isHeld()) {
            String what = hold.isInPlace() ? "the lock file of journal directory " : "journal directory ";
            String why = what + directory
                    + " was deleted, moved or replaced while in use; restart the process to go on there";
            problem = why;
            throw new IOException(why);
        }
        SegmentName name = new SegmentName(firstSeq, 0);
        for (int tries = 1; ; tries++) {
            try {
                return create(new Segment(directory, name));
            } catch (FileAlreadyExistsException taken) {
                if (tries == MOST_NAMES) {
                    throw taken;
                }
                name = name.next();
            }
        }
    }

    private OpenSegment create(Segment segment) throws IOException {
        Disk.File file = disk.create(segment.path());
        OpenSegment created;
        try {
            created = over(file, 0);
        } catch (IOException failed) {
            delete(segment);
            throw failed;
        }
        all.add(segment);
        open = created;
        try {
            disk.forceDirectory(directory);
        } catch (IOException failed) {
            giveUp(created);
            throw failed;
        }
        return created;
    }

    private OpenSegment over(Disk.File file, long end) throws IOException {
        OpenSegment segment = new OpenSegment(file, end);
        try {
            segment.fillAhead(limits.segmentBytes());
            return segment;
        } catch (IOException failed) {
            close(segment);
            throw failed;
        }
    }

    /** Never written again; without a confirmed line it is not kept either, or a broken disk would fill up with them. */
    private void giveUp(OpenSegment failed) {
        open = null;
        close(failed);
        Segment segment = newest();
        if (segment.end() == 0) {
            delete(segment);
        }
    }

    /** The oldest ones that are too old or too many. */
    List<Segment> expired() {
        return Retention.expired(all, limits);
    }

    void delete(Segment segment) {
        all.remove(segment);
        try {
            disk.delete(segment.path());
        } catch (IOException stays) {
            log.warn("journal segment {} could not be deleted", segment.path(), stays);
        }
    }

    /** What was confirmed is durable before; the next start copes with a file that is still longer. */
    private static void close(OpenSegment segment) {
        try {
            segment.close();
        } catch (IOException unclosed) {
            log.debug("a journal segment was not closed cleanly", unclosed);
        }
    }

    /** Closes the segment that is being written. */
    void close() {
        OpenSegment present = open;
        open = null;
        untouched = false;
        if (present != null) {
            close(present);
        }
    }
}
