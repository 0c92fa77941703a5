package io.github.incidentsdk.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Searches text eight bytes at a time: most of what a start reads is looked at for nothing else. */
public final class ByteSearch {

    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long FEEDS = LOW * '\n';
    private static final long QUOTES = LOW * '"';
    private static final long BACKSLASHES = LOW * '\\';
    private static final long SPACES = LOW * ' ';

    private ByteSearch() {}

    /** Returns where the first line feed stands from {@code from} on and before {@code end}; -1 when none does. */
    public static int lineFeed(byte[] bytes, int from, int end) {
        ByteBuffer eights = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long marks = zeros(eights.getLong(at) ^ FEEDS) & HIGH;
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
        ByteBuffer eights = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = eights.getLong(at);
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
