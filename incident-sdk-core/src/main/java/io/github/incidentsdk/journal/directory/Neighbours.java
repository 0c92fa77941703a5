package io.github.incidentsdk.journal.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The journal directories of a service beside the one of this process: the configured one, called {@code 1}, and those below it.
 *
 * <p>One whose lock is free was left by a process that is gone. Who takes it writes into it where it goes on, before it copies
 * anything: should that process end on the way, whoever has that other directory by then finishes it, and nobody else begins anew.
 */
public final class Neighbours {

    private static final String BASE = "1";
    private static final int MOST = 100;

    private final Path base;
    private final String own;
    private final DirectoryLimits limits;
    private final Disk disk;
    private final Archive archive;

    Neighbours(Path base, Path own, DirectoryLimits limits, Disk disk) {
        this.base = base;
        this.own = own.equals(base) ? BASE : String.valueOf(own.getFileName());
        this.limits = limits;
        this.disk = disk;
        this.archive = new Archive(base, limits, disk);
    }

    /** What the directory of this process is called. */
    public String own() {
        return own;
    }

    /** The names of the others that hold a journal, whether somebody is there or not. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (!own.equals(BASE) && holdsAJournal(base)) {
            names.add(BASE);
        }
        for (String name : numbered()) {
            if (!name.equals(own) && holdsAJournal(base.resolve(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private List<String> numbered() throws IOException {
        SortedMap<Integer, String> byNumber = new TreeMap<>();
        for (Path path : RealDisk.entries(base)) {
            String name = String.valueOf(path.getFileName());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && name.matches("[1-9]\\d{0,2}")
                    && Integer.parseInt(name) > 1
                    && Integer.parseInt(name) <= MOST) {
                byNumber.put(Integer.valueOf(name), name);
            }
        }
        return List.copyOf(byNumber.values());
    }

    private boolean holdsAJournal(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return Claim.of(directory, disk).isMade()
                    || files.anyMatch(file -> SegmentName.parse(String.valueOf(file.getFileName()))
                            .isPresent());
        }
    }

    /**
     * Takes the journal of that name if its process is gone, and before it those that this process had begun to go on with;
     * empty when somebody has one of them, or is to go on with it.
     */
    public List<LeftJournal> take(String name) throws IOException {
        Taken taken = new Taken(name);
        try {
            if (taken.take(name, own)) {
                return taken.all;
            }
            taken.close();
            return List.of();
        } catch (IOException | RuntimeException failed) {
            taken.close();
            throw failed;
        }
    }

    private Path directory(String name) {
        return name.equals(BASE) ? base : base.resolve(name);
    }

    /** Those of one {@link #take}; what one was to go on with comes before it. */
    private final class Taken {
        private final String asked;
        private final List<LeftJournal> all = new ArrayList<>();

        Taken(String asked) {
            this.asked = asked;
        }

        /** Takes {@code name} unless others than {@code rightful} are to go on with it. */
        boolean take(String name, String rightful) throws IOException {
            Optional<DirectoryLock> free = DirectoryLock.tryLock(directory(name));
            if (free.isEmpty()) {
                return false;
            }
            LeftJournal left = new LeftJournal(name, DirectoryStore.over(free.get(), limits, disk), disk, archive);
            int at = all.size();
            all.add(left);
            if (left.isPutAway()) {
                return false;
            }
            Claim claim = Claim.of(directory(name), disk);
            Optional<String> by = claim.by();
            if (by.isPresent() && !by.get().equals(own) && !by.get().equals(rightful) && !isMoot(by.get())) {
                return false;
            }
            // what it had begun to go on with stays its own, so that both are taken together the next time, too
            if (name.equals(asked) && !by.equals(Optional.of(own))) {
                claim.make(own);
            }
            return takeWhatWentOnIn(name, at);
        }

        private boolean takeWhatWentOnIn(String name, int at) throws IOException {
            for (String other : names()) {
                Optional<String> by = Claim.of(directory(other), disk).by();
                if (by.isPresent() && by.get().equals(name) && !take(other, name)) {
                    return false;
                }
            }
            all.add(all.remove(at)); // what it had begun to copy is older than the copies
            return true;
        }

        /** Whether nothing was copied to there, so that nobody else can go on with it. */
        private boolean isMoot(String name) throws IOException {
            return !name.equals(own) && (!Files.isDirectory(directory(name)) || isFreeAndEmpty(name));
        }

        private boolean isFreeAndEmpty(String name) throws IOException {
            Optional<DirectoryLock> lock = DirectoryLock.tryLock(directory(name));
            if (lock.isEmpty()) {
                return false;
            }
            try (DirectoryLock held = lock.get()) {
                return !holdsAJournal(held.directory());
            }
        }

        void close() throws IOException {
            for (LeftJournal left : all) {
                left.close();
            }
        }
    }
}
