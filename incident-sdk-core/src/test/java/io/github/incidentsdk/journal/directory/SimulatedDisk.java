package io.github.incidentsdk.journal.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A disk in memory that forgets at a crash what was not forced: of the writes, truncations and new names since then a random
 * subset stays, writes torn at any byte. Calls can be made to fail, writes to be short.
 */
final class SimulatedDisk implements Disk {

    /** Decides what becomes of the next call. */
    interface Fault {
        /** Throws to make the call fail. */
        void before(String call) throws IOException;
    }

    private final Random random;
    private final Map<String, Content> names = new TreeMap<>();
    private Map<String, Content> durableNames = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    private Fault fault = call -> {};
    private String unreadable = "";
    private boolean shortWrites;
    private long room = Long.MAX_VALUE;
    private int written;

    SimulatedDisk(Random random) {
        this.random = random;
    }

    void fault(Fault next) {
        fault = next;
    }

    /** Of all files only that one cannot be read. */
    void unreadable(String name) {
        unreadable = name;
    }

    void shortWrites() {
        shortWrites = true;
    }

    /** The bytes that files may have together. */
    void room(long bytes) {
        room = bytes;
    }

    List<String> calls() {
        return calls;
    }

    /** How many bytes were written so far. */
    int written() {
        return written;
    }

    /** The power is cut: what was not forced is kept or lost by chance. */
    void crash() {
        Map<String, Content> kept = new TreeMap<>(durableNames);
        names.forEach((name, content) -> {
            if (random.nextBoolean()) {
                kept.put(name, content);
            }
        });
        for (String name : List.copyOf(kept.keySet())) {
            if (!names.containsKey(name) && random.nextBoolean()) {
                kept.remove(name);
            }
        }
        kept.values().forEach(content -> content.crash(random));
        names.clear();
        names.putAll(kept);
        durableNames = new TreeMap<>(kept);
        fault = call -> {};
    }

    byte[] bytes(String name) {
        return names.get(name).bytes.clone();
    }

    void put(String name, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes.clone();
        content.durable = bytes.clone();
        names.put(name, content);
        durableNames.put(name, content);
    }

    void change(String name, UnaryOperator<byte[]> change) {
        put(name, change.apply(bytes(name)));
    }

    private void call(String call) throws IOException {
        calls.add(call);
        fault.before(call);
    }

    private Content existing(Path file) throws IOException {
        Content content = names.get(name(file));
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        call("list");
        return new ArrayList<>(names.keySet());
    }

    @Override
    public File create(Path file) throws IOException {
        if (names.containsKey(name(file))) {
            throw new FileAlreadyExistsException(file.toString());
        }
        call("create");
        Content content = new Content();
        names.put(name(file), content);
        return new Open(content);
    }

    @Override
    public File open(Path file) throws IOException {
        call("open");
        return new Open(existing(file));
    }

    @Override
    public File openToRead(Path file) throws IOException {
        call("read");
        if (name(file).equals(unreadable)) {
            throw new IOException(unreadable + ": Permission denied");
        }
        return new Open(existing(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call("rename");
        names.put(name(to), existing(from));
        names.remove(name(from));
    }

    @Override
    public void delete(Path file) throws IOException {
        call("delete");
        existing(file);
        names.remove(name(file));
    }

    @Override
    public boolean isThere(Path file) {
        return names.containsKey(name(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        call("force-directory");
        durableNames = new TreeMap<>(names);
    }

    private static final class Content {
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];
        private final List<UnaryOperator<byte[]>> unforced = new ArrayList<>();

        void apply(UnaryOperator<byte[]> change) {
            bytes = change.apply(bytes);
            unforced.add(change);
        }

        void force() {
            durable = bytes.clone();
            unforced.clear();
        }

        void crash(Random random) {
            for (UnaryOperator<byte[]> change : unforced) {
                if (random.nextBoolean()) {
                    durable = change.apply(durable);
                }
            }
            bytes = durable.clone();
            unforced.clear();
        }
    }

    private final class Open implements File {
        private final Content content;

        Open(Content content) {
            this.content = content;
        }

        @Override
        public long size() throws IOException {
            call("size");
            return content.bytes.length;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            call("read");
            long left = Math.max(0, content.bytes.length - position);
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, into.remaining());
            into.put(content.bytes, (int) position, count);
            return count;
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            call("write");
            long used =
                    names.values().stream().mapToLong(file -> file.bytes.length).sum();
            long growth = Math.max(0, position + from.remaining() - content.bytes.length);
            long most = from.remaining() - Math.max(0, growth - (room - used));
            if (most <= 0) {
                throw new IOException("No space left on device");
            }
            if (shortWrites && most > 1) {
                most = 1L + random.nextInt((int) most - 1);
            }
            byte[] part = new byte[(int) most];
            from.get(part);
            // The kernel keeps pages, not calls: each part of a write is kept or lost on its own.
            for (int at = 0; at < part.length; ) {
                int length = Math.min(part.length - at, 1 + random.nextInt(4096));
                byte[] piece = Arrays.copyOfRange(part, at, at + length);
                int to = Math.toIntExact(position + at);
                content.apply(bytes -> {
                    byte[] longer = bytes.length < to + length ? Arrays.copyOf(bytes, to + length) : bytes.clone();
                    System.arraycopy(piece, 0, longer, to, length);
                    return longer;
                });
                at += length;
            }
            written += part.length;
            return part.length;
        }

        @Override
        public void force() throws IOException {
            try {
                call("force");
            } catch (IOException failed) {
                content.crash(random); // as Linux does: the pages are marked clean, the next force succeeds
                throw failed;
            }
            content.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            call("truncate");
            if (content.bytes.length > size) {
                content.apply(bytes -> bytes.length > size ? Arrays.copyOf(bytes, (int) size) : bytes);
            }
        }

        @Override
        public void close() throws IOException {
            call("close");
        }
    }
}
