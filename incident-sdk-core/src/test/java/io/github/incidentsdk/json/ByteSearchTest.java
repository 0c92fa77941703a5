package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

    @Test
    void findsTheSameAsLookingAtByteAfterByte() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = bytes(random);
            int from = random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            String said = "seed " + seed + ", round " + round;
            assertThat(ByteSearch.lineFeed(bytes, from, end)).as(said).isEqualTo(lineFeed(bytes, from, end));
            assertThat(ByteSearch.unordinary(bytes, from, end)).as(said).isEqualTo(unordinary(bytes, from, end));
        }
    }

    @Test
    void knowsEachByteAtEachPlace() {
        for (int place = 0; place < 24; place++) {
            for (int is = Byte.MIN_VALUE; is <= Byte.MAX_VALUE; is++) {
                byte[] bytes = "abcdefghijklmnopqrstuvwxyz".getBytes(US_ASCII);
                bytes[place] = (byte) is;
                assertThat(ByteSearch.lineFeed(bytes, 0, bytes.length)).isEqualTo(is == '\n' ? place : -1);
                boolean ordinary = is >= ' ' && is != '"' && is != '\\';
                assertThat(ByteSearch.unordinary(bytes, 0, bytes.length)).isEqualTo(ordinary ? bytes.length : place);
            }
        }
    }

    @Test
    void comparesTheSameAsLookingAtByteAfterByte() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int alike = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] what = bytes(random);
            byte[] bytes = Arrays.copyOf(bytes(random), 120);
            int from = random.nextInt(bytes.length - what.length);
            System.arraycopy(what, 0, bytes, from, what.length);
            if (what.length > 0 && random.nextBoolean()) {
                bytes[from + random.nextInt(what.length)] ^= (byte) (1 << random.nextInt(8));
            }
            boolean is = Arrays.equals(what, Arrays.copyOfRange(bytes, from, from + what.length));
            alike += is ? 1 : 0;
            assertThat(ByteSearch.stands(what, bytes, from))
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(is);
        }
        assertThat(alike).isBetween(5_000, 15_000);
    }

    @Test
    void tellsTheNextBytesAsANumberAndNothingOfWhatIsBehindTheEnd() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, -1, 9, 10};
        assertThat(ByteSearch.upToEight(bytes, 0, 10)).isEqualTo(0xFF07060504030201L);
        assertThat(ByteSearch.upToEight(bytes, 0, 8)).isEqualTo(0xFF07060504030201L);
        assertThat(ByteSearch.upToEight(bytes, 5, 10)).isEqualTo(0x0A09FF0706L);
        assertThat(ByteSearch.upToEight(bytes, 0, 3)).isEqualTo(0x030201L);
        assertThat(ByteSearch.upToEight(bytes, 4, 4)).isZero();
        assertThat(ByteSearch.upToEight(bytes, 11, 10)).isZero();
    }

    /** Mostly letters, so that searches run far, and now and then any byte or one next to what is searched. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        byte[] near = {
            '\n', '\n' - 1, '\n' + 1, '"', '"' - 1, '"' + 1, '\\', '\\' - 1, '\\' + 1, ' ', ' ' - 1, 127, -128, -1, 0
        };
        for (int i = 0; i < bytes.length; i++) {
            int kind = random.nextInt(12);
            bytes[i] = (byte) (kind == 0 ? random.nextInt(256) : kind == 1 ? near[random.nextInt(near.length)] : 'a');
        }
        return bytes;
    }

    private static int lineFeed(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int unordinary(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] < ' ' || bytes[i] == '"' || bytes[i] == '\\') {
                return i;
            }
        }
        return end;
    }
}
