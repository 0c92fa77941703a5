package io.github.incidentsdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 bytes that objects are written to, one after the other; kept and used again where much is written.
 *
 * <p>For one thread at a time.
 */
public final class JsonBuffer {

    private static final byte[] EMPTY = {};
    private static final int KEPT = 1024 * 1024;

    private byte[] bytes = EMPTY;
    private int length;
    private @Nullable JsonWriter writer;

    /** Writes one object behind what is there; when {@code members} throws, nothing of it stays. */
    public void object(Consumer<JsonWriter> members) {
        int before = length;
        JsonWriter now = writer == null ? newWriter() : writer;
        writer = null; // a writer that was left in the middle of an object is not used again
        try {
            now.whole(members);
            writer = now;
        } finally {
            if (writer == null) {
                length = before;
            }
        }
    }

    /** Appends bytes as they are. */
    public void append(byte[] more, int offset, int count) {
        ensure(count);
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
    }

    /** Appends one byte. */
    public void append(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    /** Cuts back to {@code shorter} bytes. */
    public void truncate(int shorter) {
        if (shorter < 0 || shorter > length) {
            throw new IllegalArgumentException(shorter + " is not within 0 and " + length);
        }
        length = shorter;
    }

    /** Begins anew; memory beyond one MiB is given back. */
    public void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = EMPTY;
        }
    }

    /** The bytes themselves, of which the first {@link #length()} count; valid until the next change. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Gives back what was borrowed to write; what was written stays. */
    void release() {
        JsonWriter present = writer;
        writer = null;
        if (present != null) {
            present.release();
        }
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            int wanted = Math.addExact(length, more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, bytes.length * 2L)));
        }
    }

    private JsonWriter newWriter() {
        try {
            JsonGenerator generator = Json.FACTORY.createGenerator(new Stream());
            return new JsonWriter(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    private final class Stream extends OutputStream {
        @Override
        public void write(int value) {
            append(value);
        }

        @Override
        public void write(byte[] more, int offset, int count) {
            append(more, offset, count);
        }
    }
}
