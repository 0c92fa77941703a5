package io.github.incidentsdk.sink.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.TestDelivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F20: nothing in an incident is too long or too strange to be sent. */
@Tag("F20")
class EventLimitsTest {

    private static final String LONG_KEY = "v1-" + "k".repeat(300);

    private final EventBody body = new EventBody(Secret.of("0".repeat(32)), Urgency.of(Map.of()));

    private byte[] trigger(IncidentSnapshotBuilder incident) {
        return body.alert(new Message.Trigger(), TestDelivery.of(incident, IncidentEvent.Declared::new));
    }

    private static JsonNode read(byte[] json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void aSummaryEndsVisiblyWherePagerDutyTakesNoMore() throws Exception {
        String summary = read(trigger(TestDelivery.costSpike().title("x".repeat(3_000))))
                .at("/payload/summary")
                .textValue();
        assertThat(summary).hasSize(1_024).startsWith("[SEV2] xxx").endsWith("x…[cut]");
    }

    @Test
    void aSummaryIsNotCutThroughACharacter() throws Exception {
        for (int before = 0; before < 4; before++) {
            String title = "x".repeat(before) + "🔥".repeat(1_000);
            String summary = read(trigger(TestDelivery.costSpike().title(title)))
                    .at("/payload/summary")
                    .textValue();
            assertThat(summary)
                    .hasSizeLessThanOrEqualTo(1_024)
                    .endsWith("🔥…[cut]")
                    .doesNotContain("\uFFFD");
        }
    }

    @Test
    void aChangesSummaryIsCutToo() throws Exception {
        IncidentSnapshot incident = TestDelivery.costSpike().drill(true).build();
        IncidentEvent.ChangeNearby change =
                new IncidentEvent.ChangeNearby(TestDelivery.declared().event().stamp(), "deploy", "y".repeat(16_000));
        assertThat(read(body.change(change, incident)).at("/payload/summary").textValue())
                .hasSize(1_024)
                .startsWith("DRILL: deploy: yyy")
                .endsWith("y…[cut]");
    }

    /** Two keys that differ only where a cut would not show it stay two alerts. */
    @Test
    void aLongKeyBecomesItsBeginningAndTheHashOfTheWhole() {
        String one = DedupKey.of(LONG_KEY + "1");
        assertThat(one).hasSize(255).startsWith("v1-kkk").matches(".{190}-[0-9a-f]{64}");
        assertThat(DedupKey.of(LONG_KEY + "2")).hasSize(255).isNotEqualTo(one);
        assertThat(DedupKey.of(LONG_KEY + "1")).isEqualTo(one);
        assertThat(DedupKey.of("🔥".repeat(200))).hasSizeLessThanOrEqualTo(255).startsWith("🔥".repeat(95) + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-abcdefghijklmnopqrstuvwxyz", "", "INC-42"})
    void aShortKeyStaysAsItIs(String key) {
        assertThat(DedupKey.of(key)).isEqualTo(key);
        assertThat(DedupKey.of("k".repeat(255))).isEqualTo("k".repeat(255));
    }

    @Test
    void anEventThatIsTooLargeLosesTextVisiblyAndNeverWhatIdentifiesIt() throws Exception {
        byte[] sent = trigger(enormous('\u0001').title("t".repeat(2_000)));
        assertThat(sent).hasSizeLessThanOrEqualTo(EventBody.MOST_BYTES);
        JsonNode event = read(sent);
        assertThat(event.at("/routing_key").textValue()).hasSize(32);
        assertThat(event.at("/dedup_key").textValue()).isEqualTo("v1-abcdefghijklmnopqrstuvwxyz");
        assertThat(event.at("/payload/summary").textValue()).hasSize(1_024);
        assertThat(event.at("/payload/custom_details/cut").textValue()).contains("512,000 bytes");
        assertThat(event.at("/payload/custom_details/tags/tag_0").textValue()).endsWith("…[cut]");
    }

    @Test
    void whatWasKnownBeforeGivesWayToo() throws Exception {
        TestDelivery large = TestDelivery.of(enormous('\u0001'), IncidentEvent.Declared::new);
        byte[] sent = body.alert(new Message.Trigger(), KnownBefore.only("\"".repeat(1_800), large));
        assertThat(sent).hasSizeLessThanOrEqualTo(EventBody.MOST_BYTES);
        JsonNode details = read(sent).at("/payload/custom_details");
        assertThat(details.at("/cut").textValue()).contains("512,000 bytes");
        assertThat(details.at("/severity_means").textValue()).endsWith("…[cut]");
        assertThat(details.at("/playbook")).isNotEmpty();
    }

    @Test
    void whatFitsIsSentWhole() throws Exception {
        byte[] sent = trigger(enormous('x'));
        assertThat(sent).hasSizeBetween(100_000, EventBody.MOST_BYTES);
        JsonNode details = read(sent).at("/payload/custom_details");
        assertThat(details.has("cut")).isFalse();
        assertThat(details.at("/tags")).hasSize(64);
        assertThat(details.at("/tags/tag_63").textValue()).hasSize(1_024);
    }

    @Test
    void anyTextBecomesJsonThatFits() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] sent = trigger(enormous((char) random.nextInt(0x10000)));
            assertThat(sent).as("seed %d", seed).hasSizeLessThanOrEqualTo(EventBody.MOST_BYTES);
            assertThat(new String(sent, UTF_8)).as("seed %d", seed).doesNotContain("\n");
            assertThat(read(sent).at("/event_action").textValue())
                    .as("seed %d", seed)
                    .isEqualTo("trigger");
        }
    }

    /** As large as the bounds of a snapshot let it be, and larger. */
    private static IncidentSnapshotBuilder enormous(char filling) {
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        String value = String.valueOf(filling).repeat(1_024);
        for (int i = 0; i < 64; i++) {
            tags.put("tag_" + i, value);
            metrics.put("m" + i, Double.MAX_VALUE);
        }
        for (int i = 0; i < 16; i++) {
            links.add(new Link(value, "https://example.com/" + "p".repeat(1_000)));
        }
        return TestDelivery.costSpike()
                .tags(tags)
                .by(tags)
                .metrics(metrics)
                .links(links)
                .component(value)
                .cause(new Cause(value, value, value));
    }
}
