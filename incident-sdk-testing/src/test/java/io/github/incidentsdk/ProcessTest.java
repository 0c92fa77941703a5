package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How processes end: forgotten, terminated, killed in the middle of an incident; and how the next one goes on. */
@Timeout(600)
class ProcessTest {

    @TempDir
    Path directory;

    private List<String> told() throws Exception {
        return Files.readAllLines(directory.resolve("backend"));
    }

    @Test
    @Tag("F25")
    void aProcessThatNobodyClosesEndsAndItsLastIncidentIsLogged() throws Exception {
        try (Child child = Child.start("forgets-to-close", directory)) {
            List<String> said = child.end();

            assertThat(child.exitValue()).isZero();
            assertThat(said).anyMatch(line -> line.contains("SEV1 last-moment declared by code"));
        }
    }

    @Test
    @Tag("F24")
    void aManagerThatIsAlsoClosedInAHookOfTheHostEndsOnce() throws Exception {
        try (Child child = Child.start("closes-in-a-hook", directory)) {
            List<String> said = child.end();

            assertThat(child.exitValue()).isZero();
            assertThat(said).isEmpty();
            assertThat(told()).singleElement().asString().startsWith("declared ");
        }
    }

    @Test
    @Tag("F23")
    void aDeadSinkDoesNotKeepATerminatedProcess() throws Exception {
        try (Child child = Child.start("has-a-dead-sink", directory)) {
            child.awaitLine("called");
            long begin = System.nanoTime();
            child.terminate();
            child.end();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
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
                .filteredOn(line -> !line.startsWith("observed ")) // repeats are told of where the end takes a while
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .containsExactly("declared " + id, "acknowledged " + id, "resolved " + id);
    }

    /** Real kills for a handful of the cells that {@link RuleKillMatrixTest} goes through. */
    @Test
    @Tag("F32")
    void aRuleWhoseProcessIsKilledInEveryStateTellsEachOpeningAndEachEndOnce() throws Exception {
        depth(60);
        killedOnceTold("told declared");
        try (Child firing = Child.start("follows-a-queue", directory)) {
            for (int reads = 0; reads < 10; reads++) {
                firing.awaitLine("read");
            }
            firing.kill();
        }
        assertThat(openingsAndEnds()).as("it fires on, and nobody hears of it").hasSize(1);

        depth(5);
        killedOnceTold("told resolved");
        depth(60);
        killedOnceTold("told reopened");
        try (Child withoutTheRule = Child.start("follows-no-queue-any-more", directory)) {
            withoutTheRule.awaitLine("told resolved");
            withoutTheRule.kill();
        }
        String id = told().get(0).split(" ", -1)[1];
        assertThat(openingsAndEnds())
                .containsExactly("declared " + id, "resolved " + id, "reopened " + id, "resolved " + id);
    }

    /** Each once, where a kill came before the receipt and it was told again. */
    private List<String> openingsAndEnds() throws Exception {
        List<String> each = new ArrayList<>();
        for (String line : told()) {
            String event = line.substring(0, line.lastIndexOf(' '));
            boolean again = !each.isEmpty() && each.get(each.size() - 1).equals(event);
            if (event.matches("(declared|reopened|resolved) .*") && !again) {
                each.add(event);
            }
        }
        return each;
    }

    private void depth(int depth) throws IOException {
        Files.writeString(directory.resolve("depth"), Integer.toString(depth));
    }

    private void killedOnceTold(String word) throws Exception {
        try (Child child = Child.start("follows-a-queue", directory)) {
            child.awaitLine(word);
            child.kill();
        }
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

    /** F8 and F32: each is there before the one before it is killed, so every one of them has a directory of its own. */
    @Test
    @Tag("F8")
    @Tag("F32")
    void everyOpenOfTwentyOverlappingProcessesGetsItsResolve() throws Exception {
        Set<String> opened = new HashSet<>();
        Child present = Child.start("is-replaced", directory);
        opened.add(present.awaitLine("open"));
        for (int restart = 1; restart < 20; restart++) {
            Child next = Child.start("is-replaced", directory);
            opened.add(next.awaitLine("open"));
            present.kill();
            present = next;
        }
        present.kill();
        try (Child last = Child.start("ends-what-others-left", directory)) {
            last.end();
        }

        assertThat(opened).hasSize(20);
        for (String id : opened) {
            List<String> kinds = told().stream()
                    .map(line -> line.split(" "))
                    .filter(words -> words[1].equals(id))
                    .map(words -> words[0])
                    .toList();
            assertThat(kinds).as(id).startsWith("declared").endsWith("resolved");
        }
    }
}
