package io.github.incidentsdk.sink.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.incidentsdk.sink.slack.SlackServer.POST;
import static io.github.incidentsdk.sink.slack.SlackServer.POSTED;
import static io.github.incidentsdk.sink.slack.SlackServer.UPDATE;
import static io.github.incidentsdk.sink.slack.SlackServer.error;
import static io.github.incidentsdk.sink.slack.SlackServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackApiSinkTest {

    @RegisterExtension
    static final SlackServer slack = new SlackServer();

    private final Map<String, String> receipts = SlackStory.noReceipts();
    private IncidentSink sink;

    @BeforeEach
    void open() {
        sink = slack.api();
    }

    @AfterEach
    void close() throws Exception {
        sink.close();
    }

    private DeliveryOutcome opening() throws Exception {
        return sink.deliver(SlackStory.declared(receipts));
    }

    private DeliveryOutcome next(String kind, long number) throws Exception {
        return sink.deliver(SlackStory.next(kind, number, receipts));
    }

    /** An incident whose message stands, and a server that heard of nothing else. */
    private void posted() throws Exception {
        assertThat(opening()).isEqualTo(DeliveryOutcome.accepted());
        slack.forget();
    }

    @Test
    void remembersWhereTheMessageStands() throws Exception {
        posted();
        assertThat(receipts).containsOnly(entry("channel", "C0123456789"), entry("ts", "1772366400.000100"));
    }

    @Test
    void sendsTheTokenAsAHeader() throws Exception {
        opening();
        assertThat(slack.received()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + SlackServer.TOKEN);
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json; charset=UTF-8");
            assertThat(request.getBodyAsString()).doesNotContain("CANARY");
        });
    }

    @Test
    void doesNotPostTheMessageAgainWhenTheOpeningComesAgain() throws Exception {
        posted();
        opening();
        assertThat(slack.paths()).containsExactly(UPDATE);
    }

    @Test
    void tellsTheThreadOnceHoweverOftenAnEventComes() throws Exception {
        posted();
        next("noted", 2);
        next("noted", 2);
        assertThat(slack.paths()).containsExactly(UPDATE, POST, UPDATE);
        assertThat(receipts).containsEntry("thread", "2");
    }

    @Test
    void comesBackToTheThreadWhenOnlyTheMessageWasTaken() throws Exception {
        posted();
        slack.answers(POST, aResponse().withStatus(503));
        assertThat(next("noted", 2)).isEqualTo(DeliveryOutcome.retry("status 503"));
        assertThat(receipts).doesNotContainKey("thread");

        slack.takesAll();
        assertThat(next("noted", 2)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.paths()).containsExactly(UPDATE, POST);
    }

    @Test
    void doesNotTellTheThreadWhatTheMessageCouldNotShow() throws Exception {
        posted();
        slack.answers(UPDATE, aResponse().withStatus(503));
        assertThat(next("noted", 2)).isEqualTo(DeliveryOutcome.retry("status 503"));
        assertThat(slack.paths()).containsExactly(UPDATE);
    }

    @Test
    void goesOnInTheMessageWhenTheIncidentComesBack() throws Exception {
        posted();
        next("resolved", 2);
        slack.forget();
        assertThat(sink.deliver(SlackStory.next("reopened", 3, receipts).opening()))
                .isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.paths()).containsExactly(UPDATE, POST);
        assertThat(slack.received().get(1).getBodyAsString())
                .contains("\"thread_ts\":\"1772366400.000100\"", "\"reply_broadcast\":true", "*Reopened*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_not_found",
                "thread_not_found",
                "edit_window_closed",
                "cant_update_message",
                "channel_not_found",
                "is_archived",
                "not_in_channel"
            })
    void postsAnewWhatCanNoMoreBeChanged(String error) throws Exception {
        posted();
        slack.answers(UPDATE, error(error));
        slack.answers(POST, json("{\"ok\":true,\"channel\":\"C9\",\"ts\":\"9.9\"}"));

        assertThat(next("acknowledged", 2)).isEqualTo(DeliveryOutcome.accepted());

        assertThat(slack.paths()).containsExactly(UPDATE, POST, POST);
        assertThat(slack.received().get(1).getBodyAsString()).contains("\"channel\":\"#incidents\"", "\"header\"");
        assertThat(slack.received().get(2).getBodyAsString())
                .contains("\"channel\":\"C9\",\"thread_ts\":\"9.9\"")
                .doesNotContain("reply_broadcast");
        assertThat(receipts).contains(entry("channel", "C9"), entry("ts", "9.9"), entry("thread", "2"));
    }

    @Test
    void looksAgainWhenTheMessageGoesAwayBeforeItsThreadIsTold() throws Exception {
        posted();
        slack.answers(POST, error("thread_not_found"));
        assertThat(next("noted", 2))
                .isEqualTo(DeliveryOutcome.retry("the message went away before its thread was told: thread_not_found"));
    }

    @Test
    void anOpeningStandsThoughItsThreadIsRefused() throws Exception {
        posted();
        slack.answers(POST, error("restricted_action"));
        assertThat(sink.deliver(SlackStory.next("reopened", 3, receipts).opening()))
                .isEqualTo(DeliveryOutcome.accepted());
        assertThat(next("noted", 4)).isEqualTo(DeliveryOutcome.refused("restricted_action"));
    }

    @Test
    void anEventThatIsReplayedDoesNotSetTheMessageBack() throws Exception {
        posted();
        next("resolved", 5);
        slack.forget();
        assertThat(next("noted", 3)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.paths()).containsExactly(POST);
        assertThat(slack.received().get(0).getBodyAsString()).contains("\"thread_ts\"", "rolled back");
    }

    @Test
    void remembersTheLastEventsOfAThreadThatNeverEnds() throws Exception {
        posted();
        for (int number = 2; number < 100; number++) {
            next("noted", number);
        }
        assertThat(receipts.get("thread"))
                .startsWith("36 37 ")
                .endsWith(" 98 99")
                .hasSizeLessThan(4_096);
        slack.forget();
        next("noted", 99);
        assertThat(slack.paths()).containsExactly(UPDATE);
    }

    @Test
    void showsAnEndOfWhichItRemembersNothing() throws Exception {
        assertThat(next("resolved", 7)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.received().get(0).getBodyAsString()).contains("✅ Recovered: Cloud spend spike in prod-eu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate_limited",
                "ratelimited",
                "request_timeout",
                "fatal_error",
                "internal_error",
                "service_unavailable",
                "team_added_to_org",
                "org_login_required"
            })
    void aTroubleOfSlacksOwnIsTriedAgain(String error) throws Exception {
        slack.answersEverything(error(error));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry(error));
        assertThat(receipts).isEmpty();
    }

    @Test
    void aLimitSaysWhenToComeAgain() throws Exception {
        slack.answersEverything(error("rate_limited").withHeader("Retry-After", "30"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("rate_limited", Duration.ofSeconds(30)));
        slack.answersEverything(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_auth",
                "not_authed",
                "account_inactive",
                "token_revoked",
                "token_expired",
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "restricted_action",
                "no_permission",
                "msg_too_long",
                "no_text",
                "invalid_blocks",
                "too_many_attachments",
                "invalid_arguments",
                "something_new"
            })
    void aTroubleThatLastsIsRefused(String error) throws Exception {
        slack.answersEverything(error(error));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused(error));
    }

    @Test
    void aMissingScopeIsNamed() throws Exception {
        slack.answersEverything(json(
                "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"users:read\"}"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("missing_scope, needs chat:write"));
    }

    @Test
    void onlyAWordIsTakenForAnError() throws Exception {
        slack.answersEverything(json("{\"ok\":false,\"error\":\"see https://evil.example/<x>\"}"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("an error that is no word"));
        slack.answersEverything(json("{\"ok\":false}"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("ok is false"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void aPassingStatusIsTriedAgain(int status) throws Exception {
        slack.answersEverything(aResponse().withStatus(status));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410, 413})
    void aLastingStatusIsRefused(int status) throws Exception {
        slack.answersEverything(aResponse().withStatus(status));
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("status " + status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>a proxy's page</html>", "[]", "{", "{}", "{\"ok\":\"yes\"}", "{\"ts\":\"1.1\"}", "ok"
            })
    void whatDoesNotSayWhetherAllIsWellIsNoAnswer(String body) throws Exception {
        slack.answersEverything(aResponse().withStatus(200).withBody(body));
        assertThat(opening()).isEqualTo(DeliveryOutcome.retry("status 200, but no answer of Slack's"));
    }

    @Test
    void anAnswerThatRepeatsAHugeMessageIsUnderstood() throws Exception {
        String huge =
                POSTED.substring(0, POSTED.length() - 1) + ",\"message\":{\"text\":\"" + "é".repeat(100_000) + "\"}}";
        slack.answersEverything(json(huge));
        assertThat(opening()).isEqualTo(DeliveryOutcome.accepted());
        assertThat(receipts).containsEntry("ts", "1772366400.000100");
    }

    @Test
    void aMessageWithoutAPlaceIsTakenAndPostedAnewNextTime() throws Exception {
        slack.answersEverything(json("{\"ok\":true}"));
        assertThat(opening()).isEqualTo(DeliveryOutcome.accepted());
        assertThat(receipts).isEmpty();
        slack.takesAll();
        assertThat(next("noted", 2)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.paths()).containsExactly(POST, POST);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void halfAnAnswerIsNoAnswer(Fault fault) {
        slack.answersEverything(aResponse().withFault(fault));
        assertThatThrownBy(this::opening)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("team: no answer from localhost:" + slack.port());
        assertThat(receipts).isEmpty();
    }

    /** S1: whoever repeats the token in an answer puts it into no dead letter. */
    @Test
    @Tag("S1")
    void theTokenIsInNoText() throws Exception {
        ResponseDefinitionBuilder echo = aResponse().withStatus(400).withBody("no: Bearer " + SlackServer.TOKEN);
        slack.answersEverything(echo);
        assertThat(opening()).isEqualTo(DeliveryOutcome.refused("status 400: no: Bearer …"));
        assertThat(sink).hasToString("slack team at localhost:" + slack.port());
    }

    @Test
    void aDigestIsAMessageOfItsOwnWithoutAThread() throws Exception {
        assertThat(sink.deliver(SlackStory.digest("<!channel> & co"))).isEqualTo(DeliveryOutcome.accepted());
        assertThat(slack.received())
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString())
                        .contains("\"channel\":\"#incidents\"")
                        .contains(" weekly digest of checkout: 4 incidents from 2026-03-02 to 2026-03-09")
                        .contains("• By type: cost-spike 3, outage 1.\\n")
                        .contains("SEV2 &lt;!channel&gt; &amp; co")
                        .contains("counted by pod-1")
                        .doesNotContain("thread_ts", "<!channel>"));
    }
}
