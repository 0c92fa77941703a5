package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.time.Instant;
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
    private static final int LEAST = 2048;
    private static final int KEPT = 1024 * 1024;

    /** What follows the backslash of a character that has one; {@code u} for those that have no letter of their own. */
    private static final byte[] ESCAPES = new byte[0x80];

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

    static {
        Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private final JsonWriter writer = new JsonWriter(this);
    private byte[] bytes = EMPTY;
    private int length;

    /** The time that was written last, within quotes: that of an event is most times that of an incident, too. */
    private final byte[] time = new byte[IsoTime.LENGTH + 2];

    private @Nullable Instant lastTime;

    /** A buffer that holds nothing yet. */
    public JsonBuffer() {
        Arrays.fill(time, (byte) '"');
    }

    /** Writes one object behind what is there; when {@code members} throws, nothing of it stays. */
    public void object(Consumer<JsonWriter> members) {
        int before = length;
        boolean isWhole = false;
        try {
            writer.whole(members);
            isWhole = true;
        } finally {
            if (!isWhole) {
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

    /** Appends characters that need no quotes and no escape. */
    void appendAscii(String text) {
        int count = text.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void appendNumber(double value) {
        appendAscii(NumberOutput.toString(value, true));
    }

    void appendNumber(long value) {
        if (value < 0) {
            appendAscii(Long.toString(value));
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        ensure(digits);
        length += digits;
        long rest = value;
        for (int at = length; digits > 0; digits--, rest /= 10) {
            bytes[--at] = (byte) ('0' + rest % 10);
        }
    }

    void appendTime(Instant at) {
        if (!at.equals(lastTime)) {
            if (!IsoTime.write(at, time, 1)) {
                appendText(at.toString());
                return;
            }
            lastTime = at;
        }
        append(time, 0, time.length);
    }

    /** Appends a text within quotes; half a surrogate pair becomes U+FFFD. */
    void appendText(String text) {
        int count = text.length();
        ensure(Math.addExact(count, 2));
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        int i = 0;
        for (; i < count; i++) {
            char next = text.charAt(i);
            if (next >= ESCAPES.length || ESCAPES[next] != 0) {
                break;
            }
            to[at + i] = (byte) next;
        }
        length = at + i;
        while (i < count) {
            int point = text.codePointAt(i);
            appendPoint(point);
            i += Character.charCount(point);
        }
        append('"');
    }

    private void appendPoint(int point) {
        ensure(6);
        if (point < 0x80) {
            appendAscii(point);
        } else if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
            bytes[length++] = last(point);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            appendPoint(0xFFFD);
        } else if (point < 0x10000) {
            bytes[length++] = (byte) (0xE0 | point >> 12);
            bytes[length++] = last(point >> 6);
            bytes[length++] = last(point);
        } else {
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = last(point >> 12);
            bytes[length++] = last(point >> 6);
            bytes[length++] = last(point);
        }
    }

    private void appendAscii(int point) {
        byte escape = ESCAPES[point];
        if (escape == 0) {
            bytes[length++] = (byte) point;
            return;
        }
        bytes[length++] = '\\';
        bytes[length++] = escape;
        if (escape == 'u') {
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[point >> 4];
            bytes[length++] = HEX[point & 15];
        }
    }

    /** Six bits in a byte that is not the first of its character. */
    private static byte last(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            int wanted = Math.max(LEAST, Math.addExact(length, more));
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, bytes.length * 2L)));
        }
    }
}
