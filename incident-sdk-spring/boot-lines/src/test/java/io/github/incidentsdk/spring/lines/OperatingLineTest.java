package io.github.incidentsdk.spring.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.event.IncidentApplicationEvent;
import io.github.incidentsdk.spring.failure.IncidentOnFailure;
import io.github.incidentsdk.spring.test.VirtualIncidents;
import io.github.incidentsdk.testing.VirtualTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Endpoint, health, annotated methods and events, on one line of Spring Boot. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=health,incidents",
            "management.endpoint.incidents.access=unrestricted",
            "management.endpoint.health.show-details=always"
        })
@VirtualIncidents
@Import(OperatingLineTest.Job.class)
class OperatingLineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    VirtualTime time;

    @Autowired
    IncidentManager manager;

    @Autowired
    Job job;

    @Autowired
    Environment environment;

    static class Job {
        final List<String> heard = new ArrayList<>();

        @IncidentOnFailure(value = "import-failed", by = "feed")
        public void load(String feed) {
            throw new IllegalStateException("disk full");
        }

        @EventListener
        public void on(IncidentApplicationEvent happened) {
            heard.add(happened.event().kind() + " " + happened.incident().type());
        }

        public List<String> heard() {
            return heard;
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + environment.getRequiredProperty("local.server.port") + "/actuator" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void peopleDeclareLookAndResolveOverTheEndpoint() throws Exception {
        HttpResponse<String> declared =
                ask("POST", "/incidents/declare/outage", "{\"severity\": \"SEV1\", \"by\": \"zone=eu-1\"}");
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(200);
        assertThat(declared.body())
                .contains("\"type\":\"outage\",\"by\":{\"zone\":\"eu-1\"},\"title\":\"outage\",\"severity\":\"SEV1\"");
        assertThat(ask("GET", "/incidents", "").body())
                .startsWith("{\"health\":{\"status\":\"")
                .contains("\"summary\":{\"from\":\"")
                .contains("\"type\":\"outage\"");
        String key = manager.open().stream()
                .filter(incident -> incident.snapshot().type().equals("outage"))
                .findFirst()
                .orElseThrow()
                .key();
        assertThat(ask("GET", "/incidents/rules/queue-depth", "").body()).contains("\"answer\":\"Nobody is told");
        assertThat(ask("POST", "/incidents/resolve/" + key, "{}").body())
                .contains("\"resolved_by\":\"person:actuator\"");
        assertThat(ask("POST", "/incidents/resolve/" + key, "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void aMisspelledMemberIsRefused() throws Exception {
        HttpResponse<String> silence = ask(
                "POST",
                "/incidents/silence/quiet",
                "{\"types\": \"any\", \"belwo\": \"SEV2\", \"lasts\": \"2h\", \"text\": \"x\"}");
        assertThat(silence.statusCode()).as(silence.body()).isEqualTo(400);
        assertThat(silence.body()).contains("did you mean \\\"below\\\"?");
        assertThat(manager.silences()).isEmpty();
    }

    @Test
    void healthIsDegradedWhileRulesSeeNothing() throws Exception {
        time.advance(Duration.ofHours(1));
        HttpResponse<String> health = ask("GET", "/health/incidents", "");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"DEGRADED\"").contains("jobs_waiting");
    }

    @Test
    void anAnnotatedMethodIsWatchedAndHeardOf() {
        assertThatThrownBy(() -> job.load("red")).hasMessage("disk full");
        time.runUntilIdle();
        assertThat(manager.open())
                .anySatisfy(incident -> assertThat(incident.snapshot().by()).containsEntry("feed", "red"));
        assertThat(job.heard()).contains("declared import-failed");
    }
}
