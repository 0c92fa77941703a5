package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The beginning of a line, its members {@code v} and {@code seq}, read without the rest of it. */
public final class LineHead {

    static final byte[] BEGIN = "{\"v\":".getBytes(US_ASCII);

    private static final byte[] SEQ = ",\"seq\":".getBytes(US_ASCII);

    private LineHead() {}

    /** The number of a line whose checksum is right; 0 when it has none where every version puts it. */
    public static long seq(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset + BEGIN.length;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (!stands(SEQ, bytes, at, end)) {
            return 0;
        }
        long seq = 0;
        for (at += SEQ.length; at < end && isDigit(bytes[at]); at++) {
            seq = seq * 10 + bytes[at] - '0';
        }
        return seq;
    }

    /** Where the last beginning of a line stands between {@code from} and {@code end}; -1 when none does. */
    public static int lastBegin(byte[] bytes, int from, int end) {
        for (int at = end - BEGIN.length; at >= from; at--) {
            if (stands(BEGIN, bytes, at, end)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean stands(byte[] what, byte[] bytes, int at, int end) {
        if (at + what.length > end) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (bytes[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
