package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window over an hour in one process after the other with the same journal directory. */
@Timeout(240)
class LongWindowRestartTest {

    private static final IncidentRule RULE = IncidentRule.named("deep-queue")
            .declares("outage")
            .value("avg_over_time(queue_depth[2h])")
            .level(SEV2, "> 100")
            .build();

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    private IncidentManager process() {
        return Desk.manager(time, new RecordingSink())
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory))
                        .build())
                .rule(RULE)
                .build();
    }

    private double average(IncidentManager manager) {
        return manager.rules()
                .get(0)
                .instances()
                .get(0)
                .values()
                .values()
                .iterator()
                .next();
    }

    @Test
    void goesOnWithWhatTheProcessBeforeSaved() throws IOException {
        Path file = directory.resolve("windows.bin");
        try (IncidentManager first = process()) {
            first.metrics().gauge("queue_depth", () -> 90);
            time.advance(Duration.ofMinutes(4));
            assertThat(file).as("every five minutes").doesNotExist();
            time.advance(Duration.ofMinutes(2));
            assertThat(file).isNotEmptyFile();
            time.advance(Duration.ofMinutes(54));
        }
        time.advance(Duration.ofMinutes(10));
        try (IncidentManager second = process()) {
            second.metrics().gauge("queue_depth", () -> 10);
            time.advance(Duration.ofMinutes(20));
            assertThat(average(second))
                    .as("three quarters of it are from before")
                    .isBetween(68.0, 72.0);
        }
        Files.write(file, new byte[] {1, 2, 3});
        try (IncidentManager third = process()) {
            third.metrics().gauge("queue_depth", () -> 10);
            time.advance(Duration.ofMinutes(1));
            assertThat(average(third)).as("what is damaged is set aside").isEqualTo(10);
        }
        assertThat(directory.resolve("windows.damaged")).exists();
    }
}
