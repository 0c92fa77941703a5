package io.github.incidentsdk.sink.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.incidentsdk.sink.slack.SlackServer.HOOK;
import static io.github.incidentsdk.sink.slack.SlackServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWebhookSinkTest {

    @RegisterExtension
    static final SlackServer slack = new SlackServer();

    private IncidentSink sink;

    @BeforeEach
    void open() {
        sink = slack.webhook();
    }

    @AfterEach
    void close() throws Exception {
        sink.close();
    }

    private DeliveryOutcome opening() throws Exception {
        return sink.deliver(SlackStory.declared(SlackStory.noReceipts()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "", "{\"ok\":true}"})
    void whatIsTakenIsTaken(String body) throws Exception {
        slack.answers(HOOK, aResponse().withStatus(200).withBody(body));
        assertThat(opening()).isEqualTo(DeliveryOutcome.accepted());
    }

    /** As some proxy before Slack answers. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>please log in</html>", "OKAY", "{}", "{\"status\":\"ok\"}"})
    void whatDoesNotSayThatItWasTakenIsTriedAgain(String body) throws Exception {
        slack.answers(HOOK, aResponse().withStatus(200).withBody(body));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status 200, but no answer of Slack's"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_payload",
        "400,user_not_found",
        "400,invalid_blocks",
        "400,no_text",
        "403,action_prohibited",
        "403,invalid_token",
        "404,channel_not_found",
        "404,no_service",
        "410,channel_is_archived"
    })
    void aLastingTroubleIsRefusedInSlacksWords(int status, String word) throws Exception {
        slack.answers(HOOK, aResponse().withStatus(status).withBody(word));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("status " + status + ": " + word));
    }

    @ParameterizedTest
    @CsvSource({"500,rollup_error", "503,service_unavailable", "408,timeout", "425,early"})
    void aPassingTroubleIsTriedAgain(int status, String word) throws Exception {
        slack.answers(HOOK, aResponse().withStatus(status).withBody(word));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status " + status + ": " + word));
    }

    @Test
    void aLimitSaysWhenToComeAgain() throws Exception {
        slack.answers(
                HOOK,
                aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("rate_limited"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status 429: rate_limited", Duration.ofSeconds(30)));
    }

    @Test
    void aWorkflowThatAnswersAsTheApiDoesIsUnderstood() throws Exception {
        slack.answers(HOOK, error("invalid_webhook_triggers"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("invalid_webhook_triggers"));
        slack.answers(HOOK, error("internal_error"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("internal_error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"observed", "state-kept"})
    void aRepeatIsNoMessage(String kind) throws Exception {
        assertThat(sink.deliver(SlackStory.next(kind, 2, SlackStory.noReceipts())))
                .isEqualTo(DeliveryOutcome.skipped("a webhook cannot change what it posted, and a repeat is no news"));
        assertThat(slack.received()).isEmpty();
    }

    /** S2: the URL is the credential. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    @Tag("S2")
    void theUrlIsInNoTextWhateverGoesWrong(Fault fault) {
        slack.answers(HOOK, aResponse().withFault(fault));
        assertThatThrownBy(this::opening)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("team: no answer from localhost:" + slack.port())
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    /** S2: nor when the answer repeats it. */
    @Test
    @Tag("S2")
    void theUrlIsInNoTextWhenTheAnswerRepeatsIt() throws Exception {
        slack.answers(HOOK, aResponse().withStatus(404).withBody("no_service: " + HOOK));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("status 404: no_service: …"));
        assertThat(sink).hasToString("slack team at localhost:" + slack.port());
        assertThat(Secret.of(HOOK)).hasToString("******");
    }

    @Test
    void aDigestIsAMessageOfItsOwn() throws Exception {
        slack.answers(HOOK, aResponse().withStatus(200).withBody("ok"));
        assertThat(sink.deliver(SlackStory.digest("Cloud spend spike"))).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.received())
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString())
                        .contains(" weekly digest of checkout")
                        .contains("• Open since 2026-03-09T08:50 UTC: SEV2 Cloud spend spike."));
    }
}
