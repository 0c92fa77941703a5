package io.github.incidentsdk.sink.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.Goldens;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.TestDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static JsonNode data(Delivery delivery) throws IOException {
        return new ObjectMapper().readTree(CloudEvent.bytes(delivery)).at("/data");
    }

    @Test
    void anOpeningSaysWhatWasKnownBefore() throws Exception {
        String event = new String(CloudEvent.bytes(KnownBefore.much(TestDelivery.declared())), UTF_8);
        Goldens.hold(CloudEventTest.class, "known-before.json", Goldens.pretty(event));
    }

    @Test
    void thePageShowsWhatIsSent() throws Exception {
        String page = Files.readString(Path.of("../docs/known-before.md"));
        int begin = page.indexOf("```text\n{") + "```text".length();

        assertThat(new ObjectMapper().readTree(page.substring(begin, page.indexOf("```", begin))))
                .isEqualTo(data(KnownBefore.much(TestDelivery.declared())).at("/briefing"));
    }

    @Test
    void whatFollowsDoesNotRepeatIt() throws Exception {
        TestDelivery noted = TestDelivery.of(
                TestDelivery.costSpike(), stamp -> new IncidentEvent.Noted(stamp, "the crawler fleet doubled"));
        Delivery later = KnownBefore.much(new TestDelivery(noted.event(), noted.incident(), false));

        assertThat(data(later).has("briefing")).isFalse();
        assertThat(data(TestDelivery.declared()).has("briefing")).isFalse();
    }

    @Test
    void itsTextsComeBackAsTheyWere() throws Exception {
        String hostile = "\"},{\\ </script> \u202e😀";

        JsonNode briefing =
                data(KnownBefore.only(hostile, TestDelivery.declared())).at("/briefing");
        assertThat(briefing.at("/severity/meaning").textValue()).isEqualTo(hostile);
        assertThat(briefing.at("/contacts")).hasSize(10);
        assertThat(briefing.at("/contacts/9/phone").textValue()).isEqualTo(hostile);
        assertThat(briefing.at("/playbook/19/text").textValue()).isEqualTo(hostile);
        assertThat(briefing.at("/past/2/how").textValue()).isEqualTo(hostile);
        assertThat(briefing.at("/changes/9/text").textValue()).isEqualTo(hostile);
    }
}
