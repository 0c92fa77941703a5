package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F1 and F8: real processes, ended by kill -9 in the middle of their work. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class KillTest {

    private static final int CYCLES = 50;
    private static final int CHECKED_EVERY = 10;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path temporary;

    /** Also after a failure: they would record for ever. */
    @AfterEach
    void endTheRest() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tag("F1")
    void keepsEveryEventThatWasConfirmedBeforeAKill() throws Exception {
        long begin = System.nanoTime();
        Set<String> confirmed = new HashSet<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int before = confirmed.size();
            Process process = start("c" + cycle);
            BufferedReader out = reader(process);
            assertThat(directory(out)).isEqualTo("in journal");
            int acks = 10 + random.nextInt(100);
            for (int i = 0; i < acks; i++) {
                confirmed.add(out.readLine());
            }
            process.toHandle().destroyForcibly(); // the process itself would close its output as well
            // What it still said before it died counts as well; only its last line can be cut short.
            String last = null;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (last != null) {
                    confirmed.add(last);
                }
                last = line;
            }
            process.waitFor();

            assertThat(confirmed.size()).isGreaterThanOrEqualTo(before + acks);
            if ((cycle + 1) % CHECKED_EVERY == 0) {
                assertThat(found()).as("seed %d, cycle %d", seed, cycle).containsAll(confirmed);
            }
        }
        System.out.printf(
                "F1: %d kills in %d s, %d events were confirmed before them, 0 of these lost, seed %d%n",
                CYCLES, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), confirmed.size(), seed);
    }

    @Test
    @Tag("F8")
    void givesASecondProcessADirectoryOfItsOwnUntilTheFirstIsGone() throws Exception {
        Process first = start("first");
        BufferedReader firstOut = reader(first);
        assertThat(directory(firstOut)).isEqualTo("in journal");
        firstOut.readLine();
        Process second = start("second");
        BufferedReader secondOut = reader(second);
        assertThat(directory(secondOut)).isEqualTo("in 2");
        secondOut.readLine();
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();

        assertThat(found()).isNotEmpty().allMatch(id -> id.startsWith("first-"));
    }

    private Process start(String name) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        temporary.resolve("journal").toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** The first words of the process itself; what a logging framework says of its own start comes before them. */
    private static @Nullable String directory(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("in ")) {
            line = out.readLine();
        }
        return line;
    }

    private Set<String> found() throws IOException {
        Set<String> ids = new HashSet<>();
        try (DirectoryStore store = DirectoryStore.open(temporary.resolve("journal"), DirectoryLimits.DEFAULTS)) {
            assertThat(store.directory()).isEqualTo(temporary.resolve("journal"));
            store.load(line -> ids.add(((Happened) line).event().stamp().eventId()));
        }
        return ids;
    }
}
