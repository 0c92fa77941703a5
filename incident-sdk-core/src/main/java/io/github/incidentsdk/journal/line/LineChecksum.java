package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.incidentsdk.json.JsonBuffer;
import java.util.zip.CRC32C;

/** The last member of a line, {@code ,"crc":"89abcdef"}}: CRC-32C over every byte before its comma. */
public final class LineChecksum {

    private static final byte[] NAME = ",\"crc\":\"".getBytes(US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final int HEX = 8;
    private static final int TAIL = NAME.length + HEX + 2;

    /** How much a line grows when it is sealed: the member and the line feed. */
    static final int LENGTH = TAIL;

    private LineChecksum() {}

    /** Puts the checksum into the object that begins at {@code start}, and a line feed behind it. */
    public static void seal(JsonBuffer line, int start) {
        line.truncate(line.length() - 1); // the closing brace comes again
        long crc = of(line.array(), start, line.length() - start);
        line.append(NAME, 0, NAME.length);
        for (int shift = 28; shift >= 0; shift -= 4) {
            line.append(DIGITS[(int) (crc >>> shift) & 15]);
        }
        line.append('"');
        line.append('}');
        line.append('\n');
    }

    /** Whether bytes, without a line feed, are a line as it was sealed. */
    public static boolean holds(byte[] bytes, int offset, int length) {
        int content = length - TAIL;
        if (content < 2 || bytes[offset] != '{') {
            return false;
        }
        int tail = offset + content;
        for (int i = 0; i < NAME.length; i++) {
            if (bytes[tail + i] != NAME[i]) {
                return false;
            }
        }
        int hex = tail + NAME.length;
        return bytes[hex + HEX] == '"'
                && bytes[hex + HEX + 1] == '}'
                && written(bytes, hex) == of(bytes, offset, content);
    }

    /** The checksum that stands there; -1 when none does. */
    private static long written(byte[] bytes, int hex) {
        long crc = 0;
        for (int i = 0; i < HEX; i++) {
            byte digit = bytes[hex + i];
            boolean number = digit >= '0' && digit <= '9';
            if (!number && (digit < 'a' || digit > 'f')) {
                return -1;
            }
            crc = crc << 4 | (number ? digit - '0' : digit - 'a' + 10);
        }
        return crc;
    }

    private static long of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return crc.getValue();
    }
}
