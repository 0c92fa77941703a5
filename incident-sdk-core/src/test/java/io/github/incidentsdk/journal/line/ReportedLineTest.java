package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.UnknownWordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportedLineTest {

    private static byte[] encode(Reported line) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        new LineCodec("b007").encode(line, buffer);
        return buffer.toByteArray();
    }

    private static Reported line(Stage stage, String why) {
        return new Reported(7, Lines.NOON.plusSeconds(2), "weekly", "team", Lines.NOON, stage, why);
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(Stage stage) throws Exception {
        for (Reported line : new Reported[] {line(stage, ""), line(stage, "status 503")}) {
            byte[] bytes = encode(line);
            assertThat(LineChecksum.holds(bytes, 0, bytes.length - 1)).isTrue();
            assertThat(LineCodec.decode(bytes, 0, bytes.length - 1)).isEqualTo(line);
        }
    }

    @Test
    void isReadable() throws Exception {
        assertThat(new String(encode(line(Stage.GIVEN_UP, "status 404")), UTF_8))
                .startsWith("{\"v\":1,\"seq\":7,\"boot\":\"b007\",\"reported\":{\"at\":\"2026-03-01T12:00:02.000Z\","
                        + "\"report\":\"weekly\",\"sink\":\"team\",\"slot\":\"2026-03-01T12:00:00.000Z\",\"stage\":\"given-up\","
                        + "\"why\":\"status 404\"},\"crc\":\"");
    }

    @Test
    void passesOverAStageThatOnlyANewerVersionKnows() throws Exception {
        byte[] newer = new String(encode(line(Stage.TOLD, "")), UTF_8)
                .replace("\"told\"", "\"sung\"")
                .getBytes(UTF_8);
        assertThatThrownBy(() -> LineCodec.decode(newer, 0, newer.length - 1)).isInstanceOf(UnknownWordException.class);
    }
}
