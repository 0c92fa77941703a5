package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Link;
import org.junit.jupiter.api.Test;

class ChangedLineTest {

    private static final Change SMALL = new Change(Lines.NOON, "deploy", "checkout 1.4.2", Actor.CODE, null);
    private static final Change LARGE = new Change(
            Lines.NOON.minusSeconds(60),
            "flag \"x\"\n",
            "t".repeat(5_000),
            Actor.person("anna"),
            new Link("request 12", "https://git.example.com/12"));

    private static byte[] encode(Change change) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        new LineCodec("b007").encode(new Changed(7, Lines.NOON, change), buffer);
        return buffer.toByteArray();
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        for (Change change : new Change[] {SMALL, LARGE}) {
            byte[] bytes = encode(change);
            assertThat(LineChecksum.holds(bytes, 0, bytes.length - 1)).isTrue();
            assertThat(LineCodec.decode(bytes, 0, bytes.length - 1)).isEqualTo(new Changed(7, Lines.NOON, change));
        }
    }

    @Test
    void isReadable() throws Exception {
        assertThat(new String(encode(SMALL), UTF_8))
                .startsWith("{\"v\":1,\"seq\":7,\"boot\":\"b007\",\"changed\":{\"at\":\"2026-03-01T12:00:00.000Z\","
                        + "\"kind\":\"deploy\",\"text\":\"checkout 1.4.2\",\"by\":\"code\"},\"crc\":\"");
    }

    @Test
    void boundsItsTexts() throws Exception {
        assertThat(encode(LARGE).length).isLessThan(2_000);
    }

    @Test
    void passesOverWhatANewerVersionSaysMore() throws Exception {
        byte[] newer = new String(encode(SMALL), UTF_8)
                .replace("\"kind\"", "\"risk\":\"low\",\"kind\"")
                .getBytes(UTF_8);
        assertThat(LineCodec.decode(newer, 0, newer.length - 1)).isEqualTo(new Changed(7, Lines.NOON, SMALL));
    }
}
