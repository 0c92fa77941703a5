package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final Stamp STAMP = new Stamp("v1-k", "k-1", 3, Instant.parse("2026-03-01T12:00:00Z"), Actor.CODE);

    @Test
    void readsBackWhatItWrote() throws Exception {
        long seed = new Random().nextLong();
        for (int round = 0; round < 20; round++) {
            RandomEvents events = new RandomEvents(seed + round);
            for (IncidentEvent event : events.oneOfEachKind()) {
                IncidentSnapshot incident = events.after(event);
                EventJson.Reader read = read(bytes(event, incident));

                assertThat(read.event()).as("seed %d", seed + round).isEqualTo(event);
                assertThat(read.incident())
                        .as("seed %d", seed + round)
                        .usingRecursiveComparison()
                        .isEqualTo(incident);
            }
        }
    }

    @Test
    void knowsEveryKindByTheWordThatTheModelGivesIt() throws Exception {
        Set<Class<?>> seen = new HashSet<>();
        for (IncidentEvent event : new RandomEvents(1).oneOfEachKind()) {
            assertThat(EventKind.named(event.kind())).isSameAs(EventKind.of(event));
            seen.add(event.getClass());
        }
        assertThat(seen).containsExactlyInAnyOrder(IncidentEvent.class.getPermittedSubclasses());
    }

    @Test
    void saysAPlainEventInPlainWords() {
        IncidentSnapshot incident = IncidentSnapshot.of("v1-k", "k-1")
                .seq(3)
                .service("checkout")
                .type("cost-spike")
                .by(Map.of("account", "prod-eu"))
                .title("Cloud spend spike in prod-eu")
                .metrics(Map.of("usd_per_hour", 412.0))
                .severity(Severity.SEV2)
                .build();

        assertThat(new String(bytes(new Noted(STAMP, "rolled back"), incident), UTF_8))
                .isEqualTo(
                        "{\"key\":\"v1-k\",\"incident_id\":\"k-1\",\"event_seq\":3,\"at\":\"2026-03-01T12:00:00.000Z\","
                                + "\"kind\":\"noted\",\"actor\":\"code\",\"body\":{\"text\":\"rolled back\"},"
                                + "\"incident\":{\"key\":\"v1-k\",\"id\":\"k-1\",\"seq\":3,\"service\":\"checkout\","
                                + "\"type\":\"cost-spike\",\"by\":{\"account\":\"prod-eu\"},\"title\":\"Cloud spend spike in prod-eu\","
                                + "\"severity\":\"SEV2\",\"claimed_severity\":\"SEV3\",\"status\":\"declared\",\"count\":1,\"reopened\":0,"
                                + "\"declared_at\":\"1970-01-01T00:00:00.000Z\",\"opened_at\":\"1970-01-01T00:00:00.000Z\","
                                + "\"last_seen_at\":\"1970-01-01T00:00:00.000Z\",\"claims\":[],\"metrics\":{\"usd_per_hour\":412.0},"
                                + "\"detected_by\":\"code\",\"customer_impact\":\"unknown\"}}");
    }

    @Test
    void replacesHalfASurrogatePairAndKeepsTheRest() throws Exception {
        for (String hostile : new String[] {"\ud83d", "\ude00", "a\ud83d\ud83d\ude00\ude00z", "\ude00\ud83d"}) {
            Noted read = (Noted) read(bytes(new Noted(STAMP, hostile), plain())).event();

            assertThat(read.text()).isEqualTo(new String(hostile.getBytes(UTF_8), UTF_8).replace('?', '\ufffd'));
        }
    }

    @Test
    void writesTextsOfAnySize() {
        byte[] bytes = bytes(new Noted(STAMP, "é\u0000\ud800".repeat(3_000_000)), plain());

        assertThat(bytes.length).isGreaterThan(30_000_000);
    }

    @Test
    void leavesOutMetricsThatAreNoFiniteNumbers() throws Exception {
        IncidentSnapshot incident = plain().toBuilder()
                .metrics(Map.of("nan", Double.NaN, "infinite", Double.POSITIVE_INFINITY, "max", Double.MAX_VALUE))
                .build();

        assertThat(read(bytes(new Noted(STAMP, ""), incident)).incident().metrics())
                .isEqualTo(Map.of("max", Double.MAX_VALUE));
    }

    @Test
    void passesOverWhatANewerVersionAdded() throws Exception {
        String newer = new String(bytes(new Noted(STAMP, "text"), plain()), UTF_8)
                .replace("\"body\":{", "\"mood\":[{\"a\":[1]}],\"body\":{\"colour\":{\"x\":1},")
                .replace("\"service\":", "\"future\":{\"a\":{}},\"service\":");

        EventJson.Reader read = read(newer.getBytes(UTF_8));
        assertThat(read.event()).isEqualTo(new Noted(STAMP, "text"));
        assertThat(read.incident()).usingRecursiveComparison().isEqualTo(plain());
    }

    @Test
    void saysWhatItDoesNotKnowOrMisses() {
        String line = new String(bytes(new Noted(STAMP, "text"), plain()), UTF_8);

        assertThatThrownBy(() ->
                        read(line.replace("noted", "levitated").getBytes(UTF_8)).event())
                .isInstanceOf(UnknownWordException.class)
                .hasMessageContaining("kind of event \"levitated\"");
        assertThatThrownBy(
                        () -> read(line.replace("\"declared\"", "\"foreseen\"").getBytes(UTF_8)))
                .isInstanceOf(UnknownWordException.class)
                .hasMessageContaining("Status \"foreseen\"");
        assertThatThrownBy(() -> read(line.replace("{\"text\":\"text\"}", "{}").getBytes(UTF_8))
                        .event())
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("text is missing");
        assertThatThrownBy(() -> read(line.replace("2026-03-01", "2026-02-30").getBytes(UTF_8)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("2026-02-30");
    }

    @Test
    void neverThrowsAnythingButAJsonExceptionAtDamagedBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = bytes(new Noted(STAMP, "text"), new RandomEvents(seed).after(new Noted(STAMP, "text")));
        for (int round = 0; round < 5_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(3); i >= 0 && bad.length > 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                read(bad).event();
            } catch (JsonException expected) {
                assertThat(expected.problem())
                        .as("seed %d, round %d", seed, round)
                        .isNotEmpty();
            }
        }
    }

    private static IncidentSnapshot plain() {
        return IncidentSnapshot.of("v1-k", "k-1").build();
    }

    private static byte[] bytes(IncidentEvent event, IncidentSnapshot incident) {
        return JsonWriter.bytes(json -> EventJson.write(json, event, incident));
    }

    private static EventJson.Reader read(byte[] bytes) throws JsonException {
        EventJson.Reader reader = new EventJson.Reader();
        JsonReader.object(bytes, 0, bytes.length, reader::member);
        return reader;
    }
}
