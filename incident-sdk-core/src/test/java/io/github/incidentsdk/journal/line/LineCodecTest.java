package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCodecTest {

    private final LineCodec codec = new LineCodec("b007");

    @Test
    void readsBackWhatItWrote() throws Exception {
        long seed = new Random().nextLong();
        for (long seq = 1; seq < 200; seq++) {
            JournalLine line = Lines.random(seed, seq);

            assertThat(decode(encode(line)))
                    .as("seed %d, line %d", seed, seq)
                    .usingRecursiveComparison(Lines.BY_CONTENT)
                    .isEqualTo(line);
        }
        for (What what : What.values()) {
            assertThat(decode(encode(Lines.told(7, what)))).isEqualTo(Lines.told(7, what));
        }
        Told opened = new Told(8, Lines.NOON, "team", "", "", "", 5, What.LANE_OPENED, Map.of());
        assertThat(decode(encode(opened))).isEqualTo(opened);
    }

    @Test
    void writesALineThatPeopleCanRead() throws Exception {
        String line = new String(encode(Lines.told(7, What.LANE_OPENED)), UTF_8);

        assertThat(line)
                .startsWith("{\"v\":1,\"seq\":7,\"boot\":\"b007\",\"told\":{\"at\":\"2026-03-01T12:00:00.000Z\","
                        + "\"sink\":\"team\",\"what\":\"lane-opened\"")
                .matches("(?s).*,\"crc\":\"[0-9a-f]{8}\"}\n");
        JsonNode note = new ObjectMapper().readTree(encode(Lines.note(9)));
        assertThat(note.fieldNames())
                .toIterable()
                .containsExactly(
                        "v",
                        "seq",
                        "boot",
                        "key",
                        "incident_id",
                        "event_seq",
                        "at",
                        "kind",
                        "actor",
                        "body",
                        "incident",
                        "crc");
    }

    @Test
    void noticesEveryChangedBit() throws Exception {
        byte[] line = encode(Lines.note(1));
        assertThat(LineChecksum.holds(line, 0, line.length - 1)).isTrue();
        for (int bit = 0; bit < (line.length - 1) * 8; bit++) {
            line[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(LineChecksum.holds(line, 0, line.length - 1))
                    .as("bit %d", bit)
                    .isFalse();
            line[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void boundsAnEventTo64KiB() throws Exception {
        String hostile = "\u0001\ud800é\"".repeat(2_500_000);
        for (IncidentEvent event : List.of(
                new Noted(Lines.note(1).event().stamp(), hostile),
                new IncidentEvent.CauseLearned(Lines.note(1).event().stamp(), new Cause(hostile, hostile, hostile)),
                new IncidentEvent.Observed(Lines.note(1).event().stamp(), 1, manyNumbers()),
                new IncidentEvent.Linked(Lines.note(1).event().stamp(), new Link(hostile, hostile)))) {
            byte[] line = encode(new Happened(1, event, Lines.note(1).incident()));

            assertThat(line.length).as(event.kind()).isLessThan(69 * 1024);
            assertThat(decode(line)).isInstanceOf(Happened.class);
        }
        Happened note = (Happened) decode(encode(Lines.note(1, "x".repeat(1_000_000))));
        assertThat(((Noted) note.event()).text()).hasSize(16 * 1024).endsWith("…[cut]");
    }

    @Test
    void boundsAnIncidentTo4KiBAndNeverCutsWhatItIs() throws Exception {
        IncidentSnapshot large = Lines.note(1).incident().toBuilder()
                .title("t".repeat(1_024))
                .by(Map.of("account", "a".repeat(1_024)))
                .severity(Severity.SEV1)
                .claims(List.of(
                        new Claim(Actor.rule("r"), Severity.SEV1, Map.of("usd", 1.0), Lines.NOON, Claim.State.HOLDS)))
                .tags(manyTexts())
                .roles(manyTexts())
                .metrics(manyNumbers())
                .cause(new Cause("java.io.IOException", "m".repeat(50_000), "s".repeat(50_000)))
                .links(List.of(new Link("l".repeat(5_000), "u".repeat(5_000))))
                .build();

        Happened read = (Happened) decode(encode(new Happened(1, Lines.note(1).event(), large)));

        assertThat(encode(new Happened(1, Lines.note(1).event(), large)).length).isLessThan(4_096 + 400);
        assertThat(read.incident().cut()).isTrue();
        assertThat(read.incident().title()).isEqualTo(large.title());
        assertThat(read.incident().by()).isEqualTo(large.by());
        assertThat(read.incident().severity()).isEqualTo(Severity.SEV1);
        assertThat(read.incident().claims()).isEqualTo(large.claims());
    }

    @Test
    void leavesAnIncidentThatFitsAsItIs() throws Exception {
        IncidentSnapshot full = Lines.note(1).incident().toBuilder()
                .tags(Map.of("region", "r".repeat(1_024), "team", "t".repeat(1_024)))
                .build();

        Happened read = (Happened) decode(encode(
                new Happened(1, Lines.note(1, "n".repeat(16_000)).event(), full)));

        assertThat(read.incident()).usingRecursiveComparison().isEqualTo(full);
    }

    @Test
    void refusesOnlyWhatNoCuttingMakesFit() throws Exception {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            claims.add(new Claim(Actor.rule("r" + i), Severity.SEV1, Map.of(), Lines.NOON, Claim.State.HOLDS));
        }
        IncidentSnapshot monstrous =
                Lines.note(1).incident().toBuilder().claims(claims).build();
        JsonBuffer buffer = new JsonBuffer();
        codec.encode(Lines.note(1), buffer);
        int before = buffer.length();

        assertThatThrownBy(() -> codec.encode(new Happened(2, Lines.note(2).event(), monstrous), buffer))
                .isInstanceOf(LineTooLongException.class)
                .hasMessageContaining("line 2");
        assertThat(buffer.length()).isEqualTo(before);
    }

    private static Map<String, String> manyTexts() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("name" + i, "v".repeat(i % 2_000));
        }
        return many;
    }

    private static Map<String, Double> manyNumbers() {
        Map<String, Double> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("name" + i + "x".repeat(i % 2_000), (double) i);
        }
        return many;
    }

    private byte[] encode(JournalLine line) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        codec.encode(line, buffer);
        return buffer.toByteArray();
    }

    private static JournalLine decode(byte[] line) throws Exception {
        assertThat(line[line.length - 1]).isEqualTo((byte) '\n');
        assertThat(LineChecksum.holds(line, 0, line.length - 1)).isTrue();
        return LineCodec.decode(line, 0, line.length - 1);
    }
}
