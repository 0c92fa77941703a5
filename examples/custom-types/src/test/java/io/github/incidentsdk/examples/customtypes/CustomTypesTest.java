package io.github.incidentsdk.examples.customtypes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the example shows, and that its recordings are asked at the configuration's own addresses. */
@Timeout(300)
class CustomTypesTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    private @Nullable VirtualTime time;
    private @Nullable RecordedWorld world;
    private @Nullable Operations operations;

    /** Starts the service at a time of the recorded day. */
    private void startAt(String clock) throws IOException {
        time = new VirtualTime(Recording.BEGIN.plusMillis(Recording.millis(clock)));
        world = new RecordedWorld(this::sinceBegin);
        operations = new Operations(time, world::url, IncidentSink.calling(delivery -> {}), this::sinceBegin);
    }

    @AfterEach
    void close() {
        if (operations != null) {
            operations.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private long sinceBegin() {
        return time.wallMillis() - Recording.BEGIN.toEpochMilli();
    }

    private List<IncidentSnapshot> openAt(String clock, String type) {
        long until = Recording.millis(clock) - sinceBegin();
        time.advance(Duration.ofMillis(until));
        return operations.manager().open().stream()
                .map(incident -> incident.snapshot())
                .filter(incident -> incident.type().equals(type))
                .toList();
    }

    private IncidentSnapshot onlyOpenAt(String clock, String type) {
        List<IncidentSnapshot> open = openAt(clock, type);
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    @Test
    void tellsOfTheRecordedDayWhatIsExpected() throws IOException {
        List<String> told = CustomTypes.replay(line -> {});
        assertThat(told).containsExactlyElementsOf(Expected.lines());
        assertThat(Expected.difference(told)).isEmpty();
    }

    @Test
    void saysWhereItDiffersFromWhatIsExpected() throws IOException {
        List<String> expected = Expected.lines();
        assertThat(Expected.difference(expected.subList(0, expected.size() - 1)))
                .startsWith("line " + expected.size())
                .endsWith("nothing more");
    }

    @Test
    void seesAllThatItsRulesLookAt() throws IOException {
        startAt("12:00:00");
        time.advance(Duration.ofMinutes(30));
        assertThat(operations.manager().rules())
                .hasSize(5)
                .allSatisfy(rule -> assertThat(rule.blindness().unknown()).isNull());
        assertThat(operations.manager().sources())
                .hasSize(5)
                .allSatisfy(source -> assertThat(source.failure()).isNull());
    }

    @Test
    void anUpdatedWarningIsTheSameIncident() throws IOException {
        startAt("18:00:00");
        IncidentSnapshot first = byWarning("18:30:00", "KTOP.SV.W.0042");
        IncidentSnapshot updated = byWarning("18:50:00", "KTOP.SV.W.0042");
        assertThat(updated.id()).isEqualTo(first.id());
        assertThat(updated.tags().get("alert")).isNotEqualTo(first.tags().get("alert"));
        assertThat(first.tags()).containsEntry("area", "Wabaunsee");
        assertThat(updated.tags()).containsEntry("area", "Shawnee");
        assertThat(updated.severity()).isLessThan(first.severity()); // SEV1 stands before SEV2
    }

    private IncidentSnapshot byWarning(String clock, String warning) {
        return openAt(clock, "severe-weather").stream()
                .filter(incident -> incident.by().get("warning").equals(warning))
                .findAny()
                .orElseThrow();
    }

    @Test
    void theEndOfAWarningIsTheEndOfItsIncident() throws IOException {
        startAt("19:00:00");
        assertThat(openAt("19:30:00", "severe-weather")).hasSize(2);
        assertThat(openAt("19:55:00", "severe-weather"))
                .extracting(incident -> incident.by().get("warning"))
                .containsExactly("KWNS.SV.A.0210");
    }

    @Test
    void growthIsNoStorm() throws IOException {
        startAt("12:50:00");
        assertThat(openAt("14:30:00", "autoscaling-storm")).isEmpty();
        assertThat(onlyOpenAt("16:18:00", "autoscaling-storm").by()).containsEntry("autoscaler", "checkout");
    }

    @Test
    void aSourceThatFailsEndsNothing() throws IOException {
        startAt("16:00:00");
        String id = onlyOpenAt("16:30:00", "autoscaling-storm").id();
        world.close(); // it would end at 16:42
        assertThat(onlyOpenAt("17:30:00", "autoscaling-storm").id()).isEqualTo(id);
    }

    @Test
    void eachVariableNamesTheRealService(@TempDir Path folder) throws Exception {
        Map<Api, CompletableFuture<String>> asked = new EnumMap<>(Api.class);
        HttpServer real = RecordedApi.server();
        Path printed = folder.resolve("printed");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CustomTypes.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        for (Api api : Api.values()) {
            CompletableFuture<String> request = new CompletableFuture<>();
            asked.put(api, request);
            real.createContext("/" + api, exchange -> {
                try (exchange) {
                    request.complete(exchange.getRequestURI().toString());
                    exchange.sendResponseHeaders(503, -1);
                }
            });
            command.environment()
                    .put(api.variable(), "http://127.0.0.1:" + real.getAddress().getPort() + "/" + api);
        }
        real.start();
        Process watching = command.start();
        try {
            assertThat(asked.get(Api.OPENCOST).get(60, TimeUnit.SECONDS)).startsWith("/OPENCOST/allocation?window=");
            assertThat(asked.get(Api.KUBERNETES).get(60, TimeUnit.SECONDS))
                    .isEqualTo("/KUBERNETES/apis/autoscaling/v2/horizontalpodautoscalers");
            assertThat(asked.get(Api.NWS).get(60, TimeUnit.SECONDS))
                    .isEqualTo("/NWS/alerts/active?area=KS&status=actual");
            assertThat(asked.get(Api.OPEN_METEO).get(60, TimeUnit.SECONDS))
                    .startsWith("/OPEN_METEO/v1/forecast?")
                    .contains("current=wind_gusts_10m");
        } finally {
            watching.destroyForcibly().waitFor();
            real.stop(0);
        }
        assertThat(Files.readString(printed)).contains("For real: ").contains("NWS=http://127.0.0.1:");
    }

    @Test
    void theReadmeShowsTheConfigurationAsItIs() throws IOException {
        String configuration = Files.readString(Path.of("src/main/resources/incidents.yaml"));
        List<MatchResult> shown =
                YAML.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(configuration).contains(block.group(1)));
    }
}
