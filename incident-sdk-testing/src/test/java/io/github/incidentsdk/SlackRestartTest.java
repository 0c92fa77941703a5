package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.incidentsdk.model.Severity.SEV1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One incident has one message in Slack, however many processes tell of it. */
@Timeout(240)
class SlackRestartTest {

    private static final String TOKEN = "xoxb-CANARY-1234";
    private static final String MESSAGE = "1772366400.000100";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final WireMockExtension SLACK =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    /** A call that Slack got; {@code thread} is empty for a message of the channel. */
    private record Call(String method, String thread, String ts, String text) {

        static Call of(ServeEvent event) {
            try {
                JsonNode body = JSON.readTree(event.getRequest().getBodyAsString());
                return new Call(
                        event.getRequest().getUrl().substring("/api/".length()),
                        body.path("thread_ts").asText(),
                        body.path("ts").asText(),
                        body.path("text").asText());
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }

        boolean isMessage() {
            return method.equals("chat.postMessage") && thread.isEmpty();
        }

        boolean isReply() {
            return method.equals("chat.postMessage") && !thread.isEmpty();
        }
    }

    @BeforeEach
    void slackTakesAll() {
        SLACK.resetAll();
        messagesAreAnswered(posted(MESSAGE));
        repliesAreAnswered(posted("1772366500.000200"));
        SLACK.stubFor(post(urlPathEqualTo("/api/chat.update")).willReturn(posted(MESSAGE)));
    }

    private static ResponseDefinitionBuilder posted(String ts) {
        return okJson("{\"ok\":true,\"channel\":\"C0123456789\",\"ts\":\"" + ts + "\"}");
    }

    private static void messagesAreAnswered(ResponseDefinitionBuilder answer) {
        SLACK.stubFor(
                post(urlPathEqualTo("/api/chat.postMessage")).atPriority(9).willReturn(answer));
    }

    private static void repliesAreAnswered(ResponseDefinitionBuilder answer) {
        SLACK.stubFor(post(urlPathEqualTo("/api/chat.postMessage"))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.thread_ts"))
                .willReturn(answer));
    }

    private static List<Call> calls() {
        List<ServeEvent> events = new ArrayList<>(SLACK.getAllServeEvents());
        Collections.reverse(events);
        return events.stream().map(Call::of).toList();
    }

    private static List<Call> messages() {
        return calls().stream().filter(Call::isMessage).toList();
    }

    private static List<String> replies() {
        return calls().stream().filter(Call::isReply).map(Call::text).toList();
    }

    private IncidentManager process() {
        return Desk.manager(time, new RecordingSink())
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .type(IncidentType.named("outage")
                                .title("Orders fail")
                                .severity(SEV1, "errors > 100")
                                .build())
                        .sink(SinkConfig.of(
                                "team",
                                "slack",
                                Map.of(
                                        "token",
                                        TOKEN,
                                        "channel",
                                        "#incidents",
                                        "api-url",
                                        "http://127.0.0.1:" + SLACK.getPort() + "/api")))
                        .build())
                .build();
    }

    private void flush(IncidentManager manager) {
        time.advance(Duration.ofMinutes(1));
        manager.flush(Duration.ofSeconds(30));
    }

    @Test
    void theMessageIsUpdatedAndNotPostedAgain() {
        try (IncidentManager first = process()) {
            first.declare("outage", i -> i.metric("errors", 7)).as("dana").note("looking");
            flush(first);
        }
        assertThat(messages()).hasSize(1);
        int before = calls().size();

        time.advance(Duration.ofHours(1));
        try (IncidentManager second = process()) {
            Incident incident = second.declare("outage", i -> i.metric("errors", 500));
            flush(second);
            incident.as("dana").resolve("mended");
            flush(second);
        }

        assertThat(messages()).hasSize(1);
        List<Call> later = calls().subList(before, calls().size());
        assertThat(later)
                .filteredOn(call -> call.method().equals("chat.update"))
                .isNotEmpty()
                .allSatisfy(update -> assertThat(update.ts()).isEqualTo(MESSAGE));
        assertThat(later.get(later.size() - 2).text()).isEqualTo("✅ Resolved: Orders fail");
        assertThat(calls())
                .filteredOn(Call::isReply)
                .allSatisfy(reply -> assertThat(reply.thread()).isEqualTo(MESSAGE));
        assertThat(replies()).doesNotHaveDuplicates().hasSize(3);
        assertThat(replies().get(0)).isEqualTo("*Noted* by dana: looking");
        assertThat(replies().get(1)).isEqualTo("*Severity changed* by code: SEV3 to SEV1");
        assertThat(replies().get(2)).isEqualTo("*Resolved* by dana: resolved: mended");
    }

    @Test
    void anIncidentThatComesBackGoesOnInItsMessage() {
        try (IncidentManager first = process()) {
            first.declare("outage").resolve("over");
            flush(first);
        }
        try (IncidentManager second = process()) {
            second.declare("outage");
            flush(second);
        }
        assertThat(messages()).hasSize(1);
        assertThat(calls())
                .filteredOn(call -> call.method().equals("chat.update"))
                .extracting(Call::text)
                .contains("🟡 SEV3 Orders fail");
        assertThat(replies()).last().asString().startsWith("*Reopened* by code");
    }

    @Test
    void aReplyThatWasNotTakenBeforeTheRestartIsTakenOnceAfterIt() {
        repliesAreAnswered(aResponse().withStatus(503));
        try (IncidentManager first = process()) {
            first.declare("outage").as("dana").note("looking");
            flush(first);
        }
        assertThat(messages()).hasSize(1);
        assertThat(replies()).isNotEmpty().containsOnly("*Noted* by dana: looking");

        SLACK.resetRequests();
        repliesAreAnswered(posted("1772366500.000200"));
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(10));
            flush(second);
        }
        assertThat(messages()).isEmpty();
        assertThat(replies()).containsExactly("*Noted* by dana: looking");
    }

    /** What the documentation says: Slack knows no key, so an answer that is lost after the message was posted posts it twice. */
    @Test
    void anAnswerThatIsLostPostsTheMessageTwice() {
        messagesAreAnswered(aResponse().withFault(Fault.EMPTY_RESPONSE));
        try (IncidentManager first = process()) {
            first.declare("outage");
            time.runUntilIdle();
        }
        assertThat(messages()).isNotEmpty();

        SLACK.resetRequests();
        messagesAreAnswered(posted(MESSAGE));
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(10));
            flush(second);
        }
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aMessageThatSomebodyDeletedIsPostedAnewAndGoesOnThere() {
        try (IncidentManager first = process()) {
            first.declare("outage");
            flush(first);
        }
        SLACK.stubFor(post(urlPathEqualTo("/api/chat.update"))
                .willReturn(okJson("{\"ok\":false,\"error\":\"message_not_found\"}")));
        messagesAreAnswered(posted("1772369999.000900"));
        try (IncidentManager second = process()) {
            second.find(second.open().get(0).key()).orElseThrow().note("still here");
            flush(second);
        }
        assertThat(messages()).hasSize(2);
        assertThat(calls()).filteredOn(Call::isReply).extracting(Call::thread).containsExactly("1772369999.000900");
    }

    /** S1: the journal knows where the message stands, and not how it got there. */
    @Test
    @Tag("S1")
    void theTokenIsNotInTheJournal() throws IOException {
        try (IncidentManager manager = process()) {
            manager.declare("outage").note("looking");
            flush(manager);
        }
        StringBuilder journal = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                journal.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(journal).contains(MESSAGE).doesNotContain("CANARY");
    }
}
