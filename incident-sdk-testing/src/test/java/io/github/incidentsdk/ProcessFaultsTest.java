package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults that take a JVM of their own to show. */
@Timeout(600)
class ProcessFaultsTest {

    @TempDir
    Path directory;

    private Child start(String service, String... options) throws IOException {
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", String.join(" ", options));
        return Child.start(List.of(), environment, StrainedServices.class, service, directory);
    }

    @Test
    @Tag("F25")
    void theProcessEndsThoughNobodyClosesAndTheJournalIsWhole() throws Exception {
        try (Child child = start("forgets-to-close")) {
            child.end();
            assertThat(child.exitValue()).isZero();
        }
        try (IncidentManager next = StrainedServices.manager(directory)
                .sink("backend", IncidentSink.calling(told -> {}))
                .build()) {
            assertThat(next.open()).hasSize(100);
            assertThat(next.journal().durable()).isTrue();
            assertThat(next.journal().dropped().values())
                    .as("%s", next.journal())
                    .allMatch(lost -> lost == 0);
        }
        assertThat(directory.resolve("journal/2")).doesNotExist();
    }

    @Test
    @Tag("F24")
    void aSinkThatExitsTheProcessDoesNotKeepItFromEnding() throws Exception {
        try (Child child = start("exits-in-a-sink")) {
            child.end();
            assertThat(child.exitValue()).isEqualTo(3);
        }
    }

    @Test
    @Tag("F23")
    void manyDeadSinksShareOneBudgetAndTheRestIsOnDisk() throws Exception {
        try (Child child = start("has-many-dead-sinks")) {
            child.awaitLine("called");
            long begin = System.nanoTime();
            child.terminate();
            child.end();

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("a budget for each of the 24 would be 120 s")
                    .isLessThan(Duration.ofSeconds(60));
        }
        RecordingSink told = new RecordingSink();
        try (IncidentManager next =
                StrainedServices.manager(directory).sink("dead-5", told).build()) {
            assertThat(next.flush(Duration.ofSeconds(90))).isTrue();
        }
        assertThat(told.kinds()).containsExactly("declared");
    }

    @Test
    @Tag("F28")
    void tenThousandDeclarationsTakeFiftyMillisecondsAtMostInSixtyFourMegabytes() throws Exception {
        try (Child child = start("declares-much", "-Xmx64m")) {
            List<String> said = child.end();

            assertThat(child.exitValue()).isZero();
            assertThat(Child.after("counted", said)).isEqualTo("600000 of 600000");
            assertThat(Child.after("open", said)).isEqualTo("100 told true");
            assertThat(Long.parseLong(Child.after("micros", said))).isLessThanOrEqualTo(50_000);
        }
    }

    @Test
    @Tag("F29")
    void virtualThreadsOnOneCarrierNeverWaitForEachOther() throws Exception {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= 21,
                () -> "F29 needs the virtual threads of JDK 21, and this is " + Runtime.version());
        try (Child child = start(
                "declares-in-virtual-threads",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            List<String> said = child.end();

            assertThat(Child.after("flushed", said)).isEqualTo("true");
            assertThat(Child.after("done", said)).isEqualTo("2000");
            assertThat(child.exitValue()).isZero();
        }
    }
}
