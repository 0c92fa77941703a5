package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F15, F16: a server that answers with whatever bytes a test likes, or hangs up. */
@Timeout(240)
class BrokenAnswersTest {

    private static final Pattern ID = Pattern.compile("(?i)\r\nwebhook-id: (\\S+)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final String ACCEPTED = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final String RESET = "reset";

    private final VirtualTime time = new VirtualTime();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String request = request(socket.getInputStream());
                Matcher id = ID.matcher(request);
                ids.add(id.find() ? id.group(1) : "none");
                String answer;
                synchronized (answers) {
                    answer = answers.isEmpty() ? ACCEPTED : answers.remove();
                }
                if (answer.equals(RESET)) {
                    socket.setSoLinger(true, 0); // then closing resets
                } else {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                }
            } catch (IOException gone) {
                // the next call may come
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0) {
            read.write(octet);
            String text = read.toString(StandardCharsets.ISO_8859_1);
            int head = octet == '\n' || text.contains("\r\n\r\n") ? text.indexOf("\r\n\r\n") : -1;
            if (head >= 0) {
                Matcher length = LENGTH.matcher(text);
                int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
                return text + new String(in.readNBytes(body), StandardCharsets.ISO_8859_1);
            }
            octet = in.read();
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private IncidentManager manager() {
        IncidentSink webhook = SinkConfig.of(
                        "team",
                        "webhook",
                        Map.of("url", "http://127.0.0.1:" + server.getLocalPort() + "/hook", "timeout", "60s"))
                .create(
                        new WebhookSinkProvider(),
                        problem -> assertThat(problem).isNull())
                .orElseThrow();
        return Desk.manager(time, new RecordingSink()).sink("team", webhook).build();
    }

    private static LaneStatus team(IncidentManager manager) {
        return manager.sinks().stream()
                .filter(lane -> lane.sink().equals("team"))
                .findFirst()
                .orElseThrow();
    }

    @Tag("F15")
    @Test
    void whateverIsNoWholeAnswerIsAskedForAgainUnderTheSameId() {
        List<String> broken = List.of(
                RESET,
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf",
                "HTTP/1.1 20",
                "HTTP/1.1 TWO HUNDRED\r\n\r\n",
                "\u0000\u0001\u0002\u00ff garbage",
                "SSH-2.0-OpenSSH_9.2\r\n");
        answers.addAll(broken);
        try (IncidentManager manager = manager()) {
            Incident incident = manager.declare("outage");
            incident.note("second");
            time.advance(Duration.ofHours(2));

            String first = incident.id() + "-1";
            assertThat(ids).hasSize(broken.size() + 2);
            assertThat(ids.subList(0, broken.size() + 1)).containsOnly(first);
            assertThat(ids).last().isEqualTo(incident.id() + "-2");
            assertThat(team(manager).waiting()).isZero();
            assertThat(manager.deadLetters("team")).isEmpty();
        }
    }

    private static String busy(int status, String retryAfter) {
        return "HTTP/1.1 " + status + " Busy\r\nRetry-After: " + retryAfter
                + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    }

    /** Waits in virtual time until the second attempt has come; how long that took, to the second. */
    private Duration pauseAfter(String answer) {
        answers.add(answer);
        try (IncidentManager manager = manager()) {
            manager.declare("outage");
            time.runUntilIdle();
            assertThat(ids).hasSize(1);
            Duration waited = Duration.ZERO;
            while (ids.size() < 2 && waited.compareTo(Duration.ofHours(2)) < 0) {
                time.advance(Duration.ofSeconds(1));
                waited = waited.plusSeconds(1);
                if (waited.toSeconds() == 2) {
                    time.jumpWall(Duration.ofHours(-1)); // a clock that is set back keeps nobody waiting
                }
            }
            assertThat(ids).as("the same event again").hasSize(2).containsOnly(ids.get(0));
            return waited;
        }
    }

    @Tag("F16")
    @ParameterizedTest
    @CsvSource({"429,1,1", "429,90,90", "503,0,1", "503,600,600", "429,86400,3600", "503,99999999999999999999,3600"})
    void aWishInSecondsIsWaitedOutWithinASecondAndAnHour(int status, String wish, long seconds) {
        assertThat(pauseAfter(busy(status, wish)).toSeconds()).isEqualTo(seconds);
    }

    @Tag("F16")
    @ParameterizedTest
    @CsvSource({"600,580,600", "-600,1,1", "86400,3600,3600", "1000000000,3600,3600"})
    void aWishAsADateIsWaitedOutWithinASecondAndAnHour(long ahead, long least, long most) {
        Instant wish = Instant.now().plusSeconds(ahead);
        List<DateTimeFormatter> forms = List.of(
                DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC),
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC));
        for (DateTimeFormatter form : forms) {
            ids.clear();
            assertThat(pauseAfter(busy(503, form.format(wish))).toSeconds())
                    .as(form.format(wish))
                    .isBetween(least - 60, most);
        }
    }
}
