package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Schedule;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.model.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutedLineTest {

    private static final Matching WHAT = Matching.type("outage", "cost-spike")
            .tag("account", "prod \"eu\"\n")
            .ofRule("hourly-spend")
            .below(Severity.SEV2);
    private static final Silence SILENCE = new Silence("move", WHAT, Lines.NOON.plusSeconds(3_600), "anna", "moving");

    static Mute[] mutes() {
        return new Mute[] {
            SILENCE,
            new Silence("all", Matching.everything(), Lines.NOON, "bo", "quiet"),
            new MaintenanceWindow(
                    "once", WHAT, new Schedule.Once(Lines.NOON, Lines.NOON.plusSeconds(60)), "anna", "moving"),
            new MaintenanceWindow(
                    "weekly",
                    WHAT,
                    new Schedule.Weekly(
                            Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                            LocalTime.of(22, 0),
                            LocalTime.of(6, 30),
                            ZoneId.of("Europe/Berlin")),
                    "anna",
                    "moving")
        };
    }

    private static byte[] encode(Muted line) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        new LineCodec("b007").encode(line, buffer);
        return buffer.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("mutes")
    void readsBackWhatItWrote(Mute mute) throws Exception {
        for (Muted line : new Muted[] {new Muted(7, Lines.NOON, mute, null), new Muted(8, Lines.NOON, mute, "bo")}) {
            byte[] bytes = encode(line);
            assertThat(LineChecksum.holds(bytes, 0, bytes.length - 1)).isTrue();
            assertThat(LineCodec.decode(bytes, 0, bytes.length - 1)).isEqualTo(line);
        }
    }

    @Test
    void isReadable() throws Exception {
        Silence silence = new Silence("move", Matching.type("outage"), Lines.NOON, "anna", "moving");
        assertThat(new String(encode(new Muted(8, Lines.NOON, silence, null)), UTF_8))
                .startsWith("{\"v\":1,\"seq\":8,\"boot\":\"b007\",\"mute\":{\"at\":\"2026-03-01T12:00:00.000Z\","
                        + "\"kind\":\"silence\",\"id\":\"move\",\"who\":\"anna\",\"why\":\"moving\",\"types\":[\"outage\"],"
                        + "\"until\":\"2026-03-01T12:00:00.000Z\"},\"crc\":\"");
    }

    @Test
    void passesOverWhatANewerVersionWroteSinceItMightHoldMore() throws Exception {
        String line = new String(encode(new Muted(8, Lines.NOON, SILENCE, null)), UTF_8);
        for (String newer : new String[] {
            line.replace("\"silence\"", "\"hush\""),
            line.replace("\"SEV2\"", "\"SEV9\""),
            line.replace("\"rules\"", "\"sinks\"")
        }) {
            assertThat(LineCodec.decodeIfUnderstood(newer.getBytes(UTF_8), 0, newer.length() - 1))
                    .isEmpty();
        }
    }
}
