package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.json.EventJson;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F20: whatever is declared, what is kept is bounded, marked where it was cut, and read again; and the next one passes. */
@Tag("F20")
@Timeout(240)
class PoisonTest {

    private static final int LINE = 64 << 10;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManager manager() {
        return Desk.manager(time, pager)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .build();
    }

    private static final class Unprintable {
        @Override
        public String toString() {
            throw new UnsupportedOperationException("no text");
        }
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }
    }

    private static String poison(Random random) {
        int length = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10);
            case 1 -> 1_000 + random.nextInt(50);
            case 2 -> 16_370 + random.nextInt(30);
            default -> 100_000;
        };
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> (char) random.nextInt(0x20);
                        case 1 -> (char) (0xd800 + random.nextInt(0x800));
                        case 2 -> '\0';
                        case 3 -> (char) random.nextInt(0x10000);
                        default -> '"';
                    });
        }
        return text.toString();
    }

    private static void describe(IncidentDetails details, Random random) {
        for (int i = random.nextInt(3) == 0 ? 200 : 3; i > 0; i--) {
            details.tag("t" + i + poison(random).substring(0, 1), poison(random))
                    .metric("m" + i, i);
            details.metric(poison(random), random.nextBoolean() ? Double.NaN : Double.MAX_VALUE);
        }
        details.by("n", random.nextInt(5)).by("b", random.nextBoolean() ? poison(random) : new Unprintable());
        details.tag("null", null).tag(null, "x").component(poison(random)).title(poison(random));
        details.cause(random.nextBoolean() ? new Unspeakable() : new IOException(poison(random)));
    }

    @Test
    void nothingThatIsSaidStopsTheJournalOrASink() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (IncidentManager manager = manager()) {
            for (int round = 0; round < 60; round++) {
                Incident incident = manager.declare("poison", d -> describe(d, random));
                incident.note(poison(random)).update(Audience.CUSTOMERS, poison(random));
                incident.link(poison(random), poison(random)).role(poison(random), poison(random));
                incident.changeNearby(poison(random), poison(random)).severity(Severity.SEV2, poison(random));
                incident.as(poison(random)).resolve(poison(random));
            }
            manager.declare("last");
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(pager.accepted("last")).as("seed %d", seed).hasSize(1);
            assertThat(manager.deadLetters("pager")).isEmpty();
        }
        long lines = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                for (String line : text.replace("\0", "").lines().toList()) {
                    lines++;
                    assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .as("seed %d, line %d", seed, lines)
                            .isLessThanOrEqualTo(LINE);
                    JsonValue read = read(line, seed);
                    assertThat(read).isInstanceOf(JsonValue.JsonObject.class);
                }
            }
        }
        assertThat(lines).isGreaterThan(300);
        for (Delivery delivery : pager.accepted()) {
            byte[] body = JsonWriter.bytes(json -> EventJson.write(json, delivery.incident()));
            assertThat(strictly(body, seed)).as("seed %d", seed).doesNotContain("\\u0000");
        }
    }

    /** Half a surrogate pair has no UTF-8; a decoder that is not strict would hide it. */
    private static String strictly(byte[] body, long seed) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw new AssertionError("seed " + seed + ": " + noUtf8.getMessage(), noUtf8);
        }
    }

    private static JsonValue read(String line, long seed) {
        try {
            return JsonTree.parse(line);
        } catch (JsonException broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage() + " in " + line, broken);
        }
    }

    @Test
    void fiveMegabytesAreCutWithAMark() {
        String large = "x".repeat(5_000_000);
        try (IncidentManager manager = manager()) {
            Incident incident = manager.declare("large", d -> {
                for (int i = 0; i < 1_000; i++) {
                    d.tag("t" + i, large.substring(0, 2_000)).metric("m" + i, i);
                }
                d.tag(large, "x").title(large);
            });
            incident.note(large);
            manager.flush(Duration.ofSeconds(5));
            IncidentSnapshot kept = incident.snapshot();
            assertThat(kept.tags())
                    .hasSize(64)
                    .allSatisfy((name, value) ->
                            assertThat(value).hasSize(Text.VALUE).endsWith(Text.CUT));
            assertThat(kept.metrics()).hasSize(64);
            assertThat(kept.title()).hasSize(Text.VALUE).endsWith(Text.CUT);
            assertThat(kept.cut()).isTrue();
            assertThat(((io.github.incidentsdk.model.IncidentEvent.Noted)
                                    pager.last().event())
                            .text())
                    .hasSize(Text.NOTE)
                    .endsWith(Text.CUT);
            assertThat(JsonWriter.bytes(
                            json -> EventJson.write(json, pager.last().event())))
                    .hasSizeLessThan(LINE);
        }
    }
}
