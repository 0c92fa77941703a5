package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How processes end: forgotten, terminated, killed in the middle of an incident; and how the next one goes on. */
@Timeout(240)
class ProcessTest {

    @TempDir
    Path directory;

    private List<String> told() throws Exception {
        return Files.readAllLines(directory.resolve("backend"));
    }

    @Test
    void aProcessThatNobodyClosesEndsAndItsLastIncidentIsLogged() throws Exception {
        try (Child child = Child.start("forgets-to-close", directory)) {
            List<String> said = child.end();

            assertThat(child.exitValue()).isZero();
            assertThat(said).anyMatch(line -> line.contains("SEV1 last-moment declared by code"));
        }
    }

    @Test
    void aManagerThatIsAlsoClosedInAHookOfTheHostEndsOnce() throws Exception {
        try (Child child = Child.start("closes-in-a-hook", directory)) {
            List<String> said = child.end();

            assertThat(child.exitValue()).isZero();
            assertThat(said).isEmpty();
            assertThat(told()).singleElement().asString().startsWith("declared ");
        }
    }

    @Test
    void aDeadSinkDoesNotKeepATerminatedProcess() throws Exception {
        try (Child child = Child.start("has-a-dead-sink", directory)) {
            child.awaitLine("called");
            long begin = System.nanoTime();
            child.terminate();
            child.end();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void afterAKillInMidIncidentTheNextProcessGoesOnWithTheSameIncident() throws Exception {
        String id;
        try (Child killed = Child.start("is-in-mid-incident", directory)) {
            id = killed.awaitLine("open");
            killed.kill();
        }
        try (Child next = Child.start("ends-the-incident", directory)) {
            assertThat(next.awaitLine("open")).isEqualTo(id);
            next.end();
            assertThat(next.exitValue()).isZero();
        }

        assertThat(told())
                .containsExactly("declared " + id + " 1", "acknowledged " + id + " 2", "resolved " + id + " 3");
    }

    @Test
    void whateverWasConfirmedSurvivesAKillAtAnyMoment() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> confirmed = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            int before = 1 + random.nextInt(60);
            try (Child killed = Child.start("declares-without-end", directory)) {
                for (int i = 0; i < before; i++) {
                    confirmed.add(killed.awaitLine("confirmed"));
                }
                killed.kill();
            }
        }
        List<String> open = new ArrayList<>();
        try (Child next = Child.start("lists", directory)) {
            for (String line : next.end()) {
                open.add(line.replace("open ", ""));
            }
        }

        assertThat(open).as("seed %d", seed).containsAll(confirmed).contains("end");
        assertThat(told().stream().filter(line -> line.startsWith("declared")).map(line -> line.split(" ", 3)[1]))
                .as("every opening reached the backend, seed %d", seed)
                .hasSizeGreaterThanOrEqualTo(confirmed.size());
    }
}
