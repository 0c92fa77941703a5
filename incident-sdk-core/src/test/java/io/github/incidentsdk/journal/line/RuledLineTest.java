package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.RuleState.Level;
import io.github.incidentsdk.model.RuleState.Phase;
import io.github.incidentsdk.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuledLineTest {

    private static final Ruled LINE = new Ruled(
            7,
            Lines.NOON,
            List.of("disk-full"),
            List.of(
                    new RuleState(
                            "hourly-spend",
                            Map.of("account", "prod \"eu\"\n"),
                            "1a2b3c4d",
                            List.of(
                                    new Level(Severity.SEV1, Phase.PENDING, 30_000, 0, false, "> 0.20"),
                                    new Level(Severity.SEV2, Phase.FIRING, 90_000, 0, false, "> \"5\""),
                                    new Level(Severity.SEV4, Phase.RECOVERING, 95_000, 15_000, true, "")),
                            (1L << 21) + 5,
                            Map.of("usd_per_hour", 412.5)),
                    new RuleState("over", Map.of(), "00000000", List.of())));

    private static byte[] encode(Ruled line) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        new LineCodec("b007").encode(line, buffer);
        return buffer.toByteArray();
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        byte[] bytes = encode(LINE);

        assertThat(LineChecksum.holds(bytes, 0, bytes.length - 1)).isTrue();
        assertThat(LineCodec.decode(bytes, 0, bytes.length - 1)).isEqualTo(LINE);
    }

    @Test
    void isShortAndReadable() throws Exception {
        Ruled moment = new Ruled(8, Lines.NOON, List.of("disk-full"), List.of());
        String line = new String(encode(moment), UTF_8);

        assertThat(line)
                .startsWith("{\"v\":1,\"seq\":8,\"boot\":\"b007\",\"rules\":{\"at\":\"2026-03-01T12:00:00.000Z\","
                        + "\"evaluated\":[\"disk-full\"]},\"crc\":\"");
        assertThat(new String(encode(LINE), UTF_8))
                .contains(
                        "\"condition\":\"1a2b3c4d\",\"results\":2097157,\"values\":{\"usd_per_hour\":412.5},\"levels\":[",
                        "\"condition\":\"00000000\",\"levels\":[",
                        "{\"severity\":\"SEV1\",\"phase\":\"pending\",\"true_ms\":30000,\"when\":\"> 0.20\"}",
                        "{\"severity\":\"SEV4\",\"phase\":\"recovering\",\"true_ms\":95000,\"false_ms\":15000,\"over\":true}");
    }

    @Test
    void passesOverStatesOfANewerVersion() throws Exception {
        String newer = new String(encode(LINE), UTF_8).replace("\"pending\"", "\"dreaming\"");

        assertThat(LineCodec.decodeIfUnderstood(newer.getBytes(UTF_8), 0, newer.length() - 1))
                .isEmpty();
    }
}
