package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F12: whoever sets the wall clock makes no rule fire early or late, and no retry wait. */
@Tag("F12")
@Timeout(600)
class WallClockTest {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void aRuleFiresAfterItsTimeWhateverTheClockSays(int minutes) {
        double[] depth = {0};
        try (IncidentManager manager = Desk.manager(time, sink)
                .rule(IncidentRule.named("queue-depth")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV2, "> 1000")
                        .holdsFor(Duration.ofMinutes(10))
                        .build())
                .build()) {
            manager.metrics().gauge("queue_depth", () -> depth[0]);
            time.advance(Duration.ofMinutes(1));
            depth[0] = 5_000;
            time.advance(Duration.ofMinutes(5));
            time.jumpWall(Duration.ofMinutes(minutes));
            time.advance(Duration.ofMinutes(4));
            assertThat(manager.open()).as("too early").isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).as("too late").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60, 25 * 60})
    void aRetryComesAfterItsPauseWhateverTheClockSays(int minutes) {
        sink.throwAlways(new IOException("down"));
        try (IncidentManager manager = Desk.manager(time, sink).build()) {
            manager.declare("outage");
            time.advance(Duration.ofMinutes(10));
            int attempts = sink.attempts().size();
            time.jumpWall(Duration.ofMinutes(minutes));
            time.advance(Duration.ofMinutes(10)); // the longest pause is half of it
            assertThat(sink.attempts()).hasSizeGreaterThan(attempts).hasSizeLessThan(attempts + 200);
            assertThat(manager.deadLetters("pager")).isEmpty();

            sink.answerAlways(DeliveryOutcome.accepted());
            time.advance(Duration.ofMinutes(5));
            assertThat(sink.accepted("outage")).hasSize(1);
        }
    }

    @Test
    @NeedsRoot(where = {"faketime", "-f", "-1h", "true"})
    void aRealClockThatIsSetBackAnHourStallsNoRetry() throws Exception {
        Path offset = Files.writeString(directory.resolve("offset"), "+0");
        Map<String, String> faked = Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
        long before = System.currentTimeMillis();
        try (Child child = Child.start(List.of(), faked, FaultServices.class, "tries-again", directory)) {
            child.awaitLine("down 1");
            Files.writeString(offset, "+25h");
            child.goOn();
            child.awaitLine("down 2");
            Files.writeString(offset, "-1h");
            child.goOn();
            child.awaitLine("down 3");
            child.goOn();
            long accepted = Long.parseLong(child.awaitLine("accepted"));
            assertThat(accepted).as("the child's own clock").isLessThan(before);
            assertThat(child.awaitLine("dead letters")).isEqualTo("0");
        }
    }

    private static Path library() throws IOException {
        try (Stream<Path> found = Files.find(Path.of("/usr/lib"), 4, (path, attributes) -> path.endsWith(LIBRARY))) {
            return found.findFirst().orElseThrow(() -> new AssertionError("faketime has no " + LIBRARY));
        }
    }
}
