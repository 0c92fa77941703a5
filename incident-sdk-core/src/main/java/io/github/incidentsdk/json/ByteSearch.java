package io.github.incidentsdk.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at text eight bytes at a time: most of what a start reads is passed over. */
public final class ByteSearch {

    private static final VarHandle EIGHTS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long FEEDS = LOW * '\n';
    private static final long QUOTES = LOW * '"';
    private static final long BACKSLASHES = LOW * '\\';
    private static final long SPACES = LOW * ' ';

    private ByteSearch() {}

    /** Returns where the first line feed stands from {@code from} on and before {@code end}; -1 when none does. */
    public static int lineFeed(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long marks = zeros(eight(bytes, at) ^ FEEDS) & HIGH;
            if (marks != 0) {
                return at + first(marks);
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /**
     * Returns where the first byte stands, from {@code from} on, that does not stand for itself within a JSON text: a quotation
     * mark, a backslash, a control character, or one of a character of several bytes; {@code end} when none does before it.
     */
    static int unordinary(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = eight(bytes, at);
            long marks = (zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | (eight - SPACES) | eight) & HIGH;
            if (marks != 0) {
                return at + first(marks);
            }
        }
        while (at < end && isOrdinary(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Whether all of {@code what} stands at {@code from}, where there are as many bytes. */
    static boolean stands(byte[] what, byte[] bytes, int from) {
        return stands(what, 0, what.length, bytes, from);
    }

    /** Whether the {@code length} bytes that stand in {@code what} at {@code begin} also stand at {@code from}. */
    static boolean stands(byte[] what, int begin, int length, byte[] bytes, int from) {
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (what[begin + i] != bytes[from + i]) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (eight(what, begin + i) != eight(bytes, from + i)) {
                return false;
            }
        }
        return eight(what, begin + last) == eight(bytes, from + last); // some of them once more
    }

    /** Up to eight bytes from {@code from} on as a number, the first one lowest; zeros from {@code end} on. */
    static long upToEight(byte[] bytes, int from, int end) {
        if (from <= end - Long.BYTES) {
            return eight(bytes, from);
        }
        long few = 0;
        for (int i = end - 1; i >= from; i--) {
            few = few << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return few;
    }

    private static long eight(byte[] bytes, int at) {
        return (long) EIGHTS.get(bytes, at);
    }

    private static boolean isOrdinary(byte one) {
        return one >= ' ' && one != '"' && one != '\\';
    }

    /** Marks each byte that is zero by its highest bit; may mark others behind the first, by what they carry. */
    private static long zeros(long eight) {
        return (eight - LOW) & ~eight;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
