package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F33, F34: journals as each format version wrote them are gone on with; what a newer version wrote is left as it is. */
@Timeout(240)
class FormatTest {

    private static final String SEGMENT = "0000000000000000001-00.jsonl";

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();
    private final List<String> chat = new ArrayList<>();

    @TempDir
    Path directory;

    private IncidentManager process() {
        return Desk.manager(time, pager)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .sink("chat", delivery -> {
                    chat.add(delivery.event().kind() + " " + delivery.incident().type() + " "
                            + delivery.receipt("ts").orElse("-"));
                    return DeliveryOutcome.accepted();
                })
                .rule(IncidentRule.named("errors")
                        .declares("outage")
                        .condition(Severity.SEV2, "errors > 5")
                        .build())
                .build();
    }

    /** In it two sinks were told of five incidents, a rule, a guard and code hold four of them, and one sink was down at the end. */
    private void golden(int version, Path into) throws IOException {
        Files.createDirectories(into);
        try (InputStream kept = Objects.requireNonNull(
                FormatTest.class.getResourceAsStream("/journal-format-" + version + "/" + SEGMENT))) {
            Files.copy(kept, into.resolve(SEGMENT));
        }
        time.advance(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    @Tag("F34")
    void aJournalOfEveryFormatIsGoneOnWith(int version) throws IOException {
        golden(version, directory.resolve("journal"));
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    @Tag("F34")
    void aJournalOfEveryFormatThatAnotherProcessLeftIsGoneOnWith(int version) throws IOException {
        golden(version, directory.resolve("journal/2"));
        goesOn();
    }

    private void goesOn() {
        try (IncidentManager manager = process()) {
            time.advance(Duration.ofSeconds(2));

            assertThat(manager.open())
                    .extracting(incident -> incident.snapshot().type())
                    .containsExactlyInAnyOrder("outage", "cost-spike", "nightly-import", "staff-shortage");
            assertThat(chat).containsExactly("declared staff-shortage -");
            assertThat(pager.attempts()).isEmpty();

            manager.declare("cost-spike", i -> i.by("account", "prod-eu")).resolve("over");
            manager.guard("nightly-import", () -> {});
            time.advance(Duration.ofSeconds(10));

            assertThat(chat).contains("resolved cost-spike 1700000000.42", "resolved nightly-import 1700000000.42");
            assertThat(pager.kinds()).contains("resolved");
        }
    }

    @Test
    @Tag("F34")
    void aSilenceOfFormatOneHolds() throws IOException {
        golden(1, directory.resolve("journal"));
        try (IncidentManager manager = process()) {
            assertThat(manager.silences()).extracting(Silence::id).containsExactly("later");
        }
    }

    @Test
    @Tag("F33")
    void whatANewerVersionLeftIsLeftAloneByWhoIsBesideIt() throws IOException {
        Path newer = directory.resolve("journal/2");
        Files.createDirectories(newer);
        String line = "{\"v\":2,\"seq\":1,\"anything\":[true]";
        CRC32C sum = new CRC32C();
        sum.update(line.getBytes(UTF_8));
        String sealed = line + String.format(",\"crc\":\"%08x\"}%n", sum.getValue());
        Files.writeString(newer.resolve(SEGMENT), sealed);
        try (IncidentManager manager = process()) {
            time.advance(Duration.ofMinutes(5));

            assertThat(newer.resolve(SEGMENT)).hasContent(sealed);
            assertThat(newer.resolve("goes-on-in")).doesNotExist();
            assertThat(manager.open()).isEmpty();
        }
    }
}
