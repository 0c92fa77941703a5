package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F1 and F8: real processes, ended by kill -9 in the middle of their work. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTest {

    private static final int CYCLES = 4;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    private Path temporary;

    @Test
    void keepsEveryEventThatWasConfirmedBeforeAKill() throws Exception {
        Set<String> confirmed = new HashSet<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int before = confirmed.size();
            Process process = start("c" + cycle);
            BufferedReader out = reader(process);
            assertThat(out.readLine()).isEqualTo("in journal");
            int acks = 50 + random.nextInt(400);
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
            assertThat(found()).as("seed %d, cycle %d", seed, cycle).containsAll(confirmed);
        }
    }

    @Test
    void givesASecondProcessADirectoryOfItsOwnUntilTheFirstIsGone() throws Exception {
        Process first = start("first");
        BufferedReader firstOut = reader(first);
        assertThat(firstOut.readLine()).isEqualTo("in journal");
        firstOut.readLine();
        Process second = start("second");
        BufferedReader secondOut = reader(second);
        assertThat(secondOut.readLine()).isEqualTo("in 2");
        secondOut.readLine();
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();

        assertThat(found()).isNotEmpty().allMatch(id -> id.startsWith("first-"));
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        temporary.resolve("journal").toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
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
