package io.github.incidentsdk.journal.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process over real files whose machine loses power at one call of the disk. From then on every call fails; what was not forced
 * by then, chance keeps or takes back: bytes become zeros again, files get their old names.
 */
public final class MortalProcess {

    private final Random random;
    private long diesAt;
    private long calls;
    private final List<Undo> unforced = new ArrayList<>();

    /** How to take back what was not forced. */
    private record Undo(Path place, Action action) {}

    private interface Action {
        void run() throws IOException;
    }

    /** Dies at that call of the disk, counted from 1. */
    public MortalProcess(long diesAt, Random random) {
        this.diesAt = diesAt;
        this.random = random;
    }

    public DirectoryStore open(Path directory, DirectoryLimits limits) throws IOException {
        return DirectoryStore.open(directory, limits, "mortal", new MortalDisk());
    }

    public boolean isDead() {
        return calls >= diesAt;
    }

    /** It was no power cut: the disk works again. */
    public void revive() {
        diesAt = Long.MAX_VALUE;
    }

    /** The power is gone; once everything that the process had open is closed. */
    public void loseWhatWasNotForced() throws IOException {
        for (int i = unforced.size() - 1; i >= 0; i--) {
            if (random.nextBoolean()) {
                unforced.get(i).action().run();
            }
        }
        unforced.clear();
    }

    private void call() throws IOException {
        calls++;
        if (isDead()) {
            throw new IOException("the power is cut");
        }
    }

    private static void zero(Path file, long position, int length) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(length), position);
            }
        }
    }

    private final class MortalDisk implements Disk {
        private final Disk real = new RealDisk();

        @Override
        public List<String> list(Path directory) throws IOException {
            call();
            return real.list(directory);
        }

        @Override
        public File create(Path file) throws IOException {
            call();
            return new MortalFile(file, real.create(file));
        }

        @Override
        public File open(Path file) throws IOException {
            call();
            return new MortalFile(file, real.open(file));
        }

        @Override
        public File openToRead(Path file) throws IOException {
            call();
            return real.openToRead(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            call();
            real.rename(from, to);
            unforced.add(new Undo(to.getParent(), () -> {
                if (Files.exists(to) && !Files.exists(from)) {
                    Files.move(to, from);
                }
            }));
        }

        @Override
        public void delete(Path file) throws IOException {
            call();
            boolean isFile = Files.isRegularFile(file);
            byte[] bytes = isFile ? Files.readAllBytes(file) : new byte[0];
            real.delete(file);
            unforced.add(new Undo(file.getParent(), () -> {
                if (isFile && Files.isDirectory(file.getParent()) && !Files.exists(file)) {
                    Files.write(file, bytes);
                }
            }));
        }

        @Override
        public boolean isThere(Path file) {
            return real.isThere(file);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            call();
            unforced.removeIf(undo -> undo.place().equals(directory));
        }
    }

    private final class MortalFile implements Disk.File {
        private final Path path;
        private final Disk.File real;

        MortalFile(Path path, Disk.File real) {
            this.path = path;
            this.real = real;
        }

        @Override
        public long size() throws IOException {
            call();
            return real.size();
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            call();
            return real.read(into, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            call();
            int written = real.write(from, position);
            unforced.add(new Undo(path, () -> zero(path, position, written)));
            return written;
        }

        @Override
        public void force() throws IOException {
            call();
            unforced.removeIf(undo -> undo.place().equals(path));
        }

        @Override
        public void truncate(long size) throws IOException {
            call();
            real.truncate(size);
        }

        /** Also when the power is gone: the test has to clean up. */
        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
