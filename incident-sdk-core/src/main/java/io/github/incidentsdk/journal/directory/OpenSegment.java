package io.github.incidentsdk.journal.directory;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The segment that is being written, filled with zeros ahead so that a commit changes no length; for one thread. */
final class OpenSegment {

    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(256 * 1024).asReadOnlyBuffer();

    private final Disk.File file;
    private long end;
    private boolean usable = true;

    /** Takes over an open file whose good lines end at {@code end}. */
    OpenSegment(Disk.File file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Makes the file {@code length} long, as far as the disk has room. */
    void fillAhead(long length) throws IOException {
        file.truncate(end);
        try {
            for (long at = end; at < length; ) {
                ByteBuffer zeros = ZEROS.duplicate();
                zeros.limit((int) Math.min(zeros.capacity(), length - at));
                at = writeFully(zeros, at);
            }
            file.force();
        } catch (IOException noRoom) {
            file.truncate(end); // being fast is all that is lost: what is left of the disk is kept for lines
        }
    }

    long end() {
        return end;
    }

    /** Whether more may be appended: false after a failed force, when nobody can know what is on the disk. */
    boolean isUsable() {
        return usable;
    }

    /**
     * Appends bytes and returns when they are durable.
     *
     * @throws IOException when they may not be; they count as not there
     */
    void append(byte[] bytes, int length) throws IOException {
        long to;
        try {
            to = writeFully(ByteBuffer.wrap(bytes, 0, length), end);
        } catch (IOException failed) {
            cutBack(failed);
            throw failed;
        }
        try {
            file.force();
        } catch (IOException failed) {
            usable = false; // a second force would report success for pages that the first one dropped
            throw failed;
        }
        end = to;
    }

    /** A full disk shows as a short write without an exception first, so the rest is tried until one comes. */
    private long writeFully(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            int count = file.write(bytes, at);
            if (count <= 0) {
                throw new IOException("the disk took none of " + bytes.remaining() + " bytes");
            }
            at += count;
        }
        return at;
    }

    private void cutBack(IOException why) {
        try {
            file.truncate(end);
        } catch (IOException alsoFailed) {
            usable = false;
            why.addSuppressed(alsoFailed);
        }
    }

    /** Cuts off the zeros, and what is not confirmed, and closes the file. */
    void close() throws IOException {
        try (Disk.File closing = file) {
            closing.truncate(end);
        }
    }
}
