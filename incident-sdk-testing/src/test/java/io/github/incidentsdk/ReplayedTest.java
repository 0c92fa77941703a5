package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.delivery.Replay;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a sink refused, told again by whoever mended it. */
@Timeout(240)
class ReplayedTest {

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    private IncidentManager process(RecordingSink sink) {
        return Desk.manager(time, sink)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .build();
    }

    @Test
    void theNextProcessTellsWhatTheOneWithTheWrongKeyCouldNot() {
        RecordingSink wrong = new RecordingSink().answerAlways(DeliveryOutcome.refused("status 403"));
        Instant before = time.wall();
        try (IncidentManager first = process(wrong)) {
            first.declare("import-stuck");
            first.declare("outage").resolve("mended");
            first.flush(Duration.ofSeconds(5));
            assertThat(first.deadLetters("pager")).isNotEmpty();
        }
        time.advance(Duration.ofMinutes(1));
        RecordingSink right = new RecordingSink();
        try (IncidentManager second = process(right)) {
            assertThat(right.accepted()).isEmpty();
            Replay replay = second.replay("pager", before);
            assertThat(replay.incidents()).isEqualTo(2);
            assertThat(replay.problem()).isNull();
            second.flush(Duration.ofSeconds(5));
            assertThat(right.kinds()).containsExactlyInAnyOrder("declared", "resolved");
            assertThat(right.accepted()).filteredOn(Delivery::opens).hasSize(1);
            assertThat(second.deadLetters("pager")).isEmpty();
        }
        RecordingSink later = new RecordingSink();
        try (IncidentManager third = process(later)) {
            assertThat(third.replay("pager", before)).isEqualTo(new Replay("pager", 0, 0, null));
            third.flush(Duration.ofSeconds(5));
            assertThat(later.attempts()).isEmpty();
        }
    }

    @Test
    void aNextProcessGoesOnWithWhatWasAskedForBefore() {
        RecordingSink dead = new RecordingSink().answerAlways(DeliveryOutcome.refused("status 403"));
        try (IncidentManager first = process(dead)) {
            first.declare("import-stuck");
            first.flush(Duration.ofSeconds(5));
            dead.answerAlways(DeliveryOutcome.retry("status 503"));
            assertThat(first.replay("pager", Instant.EPOCH).letters()).isEqualTo(1);
            first.flush(Duration.ofSeconds(5));
        }
        RecordingSink alive = new RecordingSink();
        try (IncidentManager second = process(alive)) {
            second.flush(Duration.ofSeconds(5));
            assertThat(alive.kinds()).containsExactly("declared");
            assertThat(second.deadLetters("pager")).isEmpty();
        }
    }

    @Test
    void whatMakesNoSenseIsAnsweredWithWhatIsWrong() {
        IncidentManager manager = process(new RecordingSink());
        try (manager) {
            assertThat(manager.replay("pagr", Instant.EPOCH).problem())
                    .isEqualTo("there is no sink \"pagr\"; there are pager");
            assertThat(manager.replay(null, Instant.EPOCH).problem()).contains("there are pager");
            assertThat(manager.replay("pager", null).problem()).contains("no moment");
        }
        assertThat(manager.replay("pager", Instant.EPOCH).problem()).isEqualTo("the manager is closed");
    }
}
